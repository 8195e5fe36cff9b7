import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../../../kit'
import { SPEEDS } from '../playback/playback'
import classes from './deck.module.css'

/** How fast it plays, with a menu of the usual speeds. */
export function SpeedMenu({ speed, onSpeed }: { speed: number; onSpeed(speed: number): void }) {
  const t = useTexts('media')
  const { number } = useFormats()
  const times = (value: number) => t('speed.times', { speed: number(value) })
  return (
    // Within the player, because nothing else is shown while it fills the screen.
    <Menu position="top" width={110} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.speed ?? ''} aria-label={t('speed.label', { speed: number(speed) })}>
          {times(speed)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {SPEEDS.map((value) => (
          <Menu.Item
            key={value}
            aria-current={value === speed || undefined}
            rightSection={value === speed && <IconCheck size={14} aria-hidden />}
            onClick={() => onSpeed(value)}
          >
            {times(value)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
