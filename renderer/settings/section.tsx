import { type ReactNode, useId } from 'react'
import classes from './settings.module.css'

/** A group of settings under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      <div className={classes.box}>{children}</div>
    </section>
  )
}

type RowProps = {
  name: string
  /** Explains it; shown below the name. */
  hint?: ReactNode
  children: ReactNode
}

/** One setting: its name at the start, its value or control at the end. */
export function Row({ name, hint, children }: RowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        {hint !== undefined && <span className={classes.hint}>{hint}</span>}
      </div>
      <div className={classes.value}>{children}</div>
    </div>
  )
}
