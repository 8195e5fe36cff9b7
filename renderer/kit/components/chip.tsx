import type { ReactNode } from 'react'
import type { Tone } from '../theme'
import classes from './chip.module.css'

type ChipProps = {
  tone?: Tone
  /** Shown before the words; a colour never stands alone. */
  icon?: ReactNode
  /** An outline without filling, for what is not there yet. */
  isEmpty?: boolean
  children: ReactNode
}

/** A short word or two in a rounded field: a state, a part, a level. */
export function Chip({ tone = 'neutral', icon, isEmpty = false, children }: ChipProps) {
  return (
    <span className={classes.chip} data-tone={tone} data-empty={isEmpty || undefined}>
      {icon}
      {children}
    </span>
  )
}
