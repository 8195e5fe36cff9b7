import type { ReactNode } from 'react'
import classes from './asking.module.css'

type CardProps = {
  /** How deep its heading lies. */
  heading: 'h3' | 'h4'
  name: string
  /** Before the name, such as a criterion's colour. */
  sign?: ReactNode
  /** At the end of the heading's line. */
  action?: ReactNode
  children: ReactNode
}

/** One criterion, or another part of the work, with what there is to say of it. */
export function Card({ heading: Heading, name, sign, action, children }: CardProps) {
  return (
    <article className={classes.card} aria-label={name}>
      <header className={classes.cardHead}>
        <Heading>
          {sign}
          {name}
        </Heading>
        {action}
      </header>
      {children}
    </article>
  )
}

/** Its children in pairs beside each other; below each other where there is no room. */
export function Sides({ isFramed = false, children }: { isFramed?: boolean; children: ReactNode }) {
  return (
    <div className={classes.sides} data-framed={isFramed || undefined}>
      {children}
    </div>
  )
}
