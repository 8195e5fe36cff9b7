import { ActionIcon, type ActionIconProps, type ElementProps, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { KeyHint } from '../shortcuts/key-hint'
import classes from './icon-button.module.css'

type IconButtonProps = Omit<ActionIconProps, 'aria-label' | 'children'> &
  ElementProps<'button', keyof ActionIconProps | 'aria-label'> & {
    /** Its name, spoken and in the tooltip. */
    label: string
    /** Keys that do the same, shown in the tooltip. */
    keys?: string
    icon: ReactNode
    tooltipPosition?: 'top' | 'bottom' | 'left' | 'right'
  }

/** A button that shows only an icon, with its name as a tooltip. */
export function IconButton({ label, keys, icon, tooltipPosition = 'bottom', ...rest }: IconButtonProps) {
  const tooltip =
    keys === undefined ? (
      label
    ) : (
      <span className={classes.tooltip}>
        {label}
        <KeyHint keys={keys} />
      </span>
    )
  return (
    <Tooltip label={tooltip} position={tooltipPosition}>
      <ActionIcon variant="subtle" color="gray" {...rest} aria-label={label} className={classes.button ?? ''}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
