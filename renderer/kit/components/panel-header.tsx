import type { ReactNode } from 'react'
import classes from './panel-header.module.css'

type PanelHeaderProps = {
  title: string
  /** Said after the title, such as a count. */
  detail?: ReactNode
  /** Buttons and hints at the end. */
  children?: ReactNode
  /** Level of the heading in the page. Default 2. */
  level?: 2 | 3
}

/** The small capital heading of a panel: "EVIDENCE · 5 OF 7 READ". */
export function PanelHeader({ title, detail, children, level = 2 }: PanelHeaderProps) {
  const Heading = `h${level}` as const
  return (
    <div className={classes.header}>
      <Heading className={classes.title}>
        {title}
        {detail !== undefined && <span className={classes.detail}>{detail}</span>}
      </Heading>
      {children}
    </div>
  )
}
