import { Menu, UnstyledButton } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { IconButton, useFormats, useTexts } from '../../kit'
import classes from './controls.module.css'

type ZoomControlProps<Fit extends string> = {
  /** 1 is natural size. */
  scale: number
  onZoomIn(): void
  onZoomOut(): void
  onScale(scale: number): void
  /** Sizes that follow the panel, such as the page's width, with their names. */
  fits: readonly { value: Fit; label: string }[]
  onFit(fit: Fit): void
}

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3]

/** Smaller, the size in percent with a menu of sizes, larger. */
export function ZoomControl<Fit extends string>({ scale, onZoomIn, onZoomOut, onScale, fits, onFit }: ZoomControlProps<Fit>) {
  const t = useTexts('review')
  const { percent } = useFormats()
  return (
    <div className={classes.group}>
      <IconButton label={t('controls.zoomOut')} keys="-" icon={<IconZoomOut size={18} />} onClick={onZoomOut} />
      <Menu position="bottom" width={150}>
        <Menu.Target>
          <UnstyledButton className={classes.scale ?? ''} aria-label={t('controls.zoom', { percent: percent(scale) })}>
            {percent(scale)}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {fits.map((fit) => (
            <Menu.Item key={fit.value} onClick={() => onFit(fit.value)}>
              {fit.label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {STEPS.map((step) => (
            <Menu.Item key={step} onClick={() => onScale(step)}>
              {percent(step)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <IconButton label={t('controls.zoomIn')} keys="+" icon={<IconZoomIn size={18} />} onClick={onZoomIn} />
    </div>
  )
}
