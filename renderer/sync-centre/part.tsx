import { type ReactNode, useId } from 'react'
import classes from './centre.module.css'

type PartProps = {
  title: string
  /** Said after the title, such as a count. */
  detail?: ReactNode
  /** Buttons at the end of the heading's line. */
  actions?: ReactNode
  /** Something in it waits for the person. */
  isUrgent?: boolean
  children: ReactNode
}

/** A part of the screen, under its heading. */
export function Part({ title, detail, actions, isUrgent, children }: PartProps) {
  const id = useId()
  return (
    <section className={classes.part} aria-labelledby={id} data-urgent={isUrgent || undefined}>
      <div className={classes.heading}>
        <h2 id={id}>
          {title} {detail !== undefined && <span className={classes.detail}>{detail}</span>}
        </h2>
        {actions}
      </div>
      <div className={classes.box}>{children}</div>
    </section>
  )
}
