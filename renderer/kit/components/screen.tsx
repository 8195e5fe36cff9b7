import type { ReactNode } from 'react'
import classes from './screen.module.css'

type ScreenProps = {
  title: string
  children: ReactNode
}

/** A screen that scrolls as a whole under its title. */
export function Screen({ title, children }: ScreenProps) {
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <h1>{title}</h1>
      </header>
      {children}
    </div>
  )
}
