import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from '../../kit'
import classes from './boot.module.css'
import { Hallmark } from './hallmark'

type BootFrameProps = {
  title: string
  children: ReactNode
}

/** A calm page with one card: for everything that comes before the workbench. */
export function BootFrame({ title, children }: BootFrameProps) {
  const t = useTexts('app')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('name')}`
    // Where the card holds a field that takes the focus, that comes first.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title, t])
  return (
    <main className={classes.frame}>
      <div className={classes.brand}>
        <Hallmark size={44} />
        <span className={classes.name}>{t('name')}</span>
      </div>
      <section className={classes.card} aria-label={title}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {children}
      </section>
    </main>
  )
}
