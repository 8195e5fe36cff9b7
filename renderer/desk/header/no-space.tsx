import { Button, Group, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../../kit'
import classes from './header.module.css'

/** Beside a save that found no room: what is safe, and how room is made. It is tried again by itself as well. */
export function NoSpace({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  const t = useTexts('recovery')
  return (
    <Popover opened position="bottom-end" width={340} withinPortal withArrow closeOnEscape={false}>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>
        <p className={classes.noSpace}>{t('noSpace.desk')}</p>
        <Group gap="sm">
          <Button size="compact-sm" component={Link} href="/sync">
            {t('noSpace.free')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('noSpace.retry')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
