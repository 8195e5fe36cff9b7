import { UnstyledButton } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTexts } from '../../../kit'
import classes from './document.module.css'
import type { Heading } from './outline'

type OutlineListProps = {
  headings: readonly Heading[]
  /** Index of the heading that is read; -1 for none. */
  current: number
  onHeading(heading: Heading): void
  onClose(): void
}

/** The headings beside a document: arrow keys walk, Enter goes there, Escape goes back to the text. */
export function OutlineList({ headings, current, onHeading, onClose }: OutlineListProps) {
  const t = useTexts('document')
  const list = useRef<HTMLUListElement>(null)
  const active = Math.max(0, current)
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (event.key === 'Escape') onClose()
    else if (target !== undefined) buttons[Math.min(Math.max(target, 0), buttons.length - 1)]?.focus()
    else return
    event.preventDefault()
  }
  return (
    <nav className={classes.outline} aria-label={t('outline.label')} onKeyDown={onKeyDown}>
      <ul ref={list}>
        {headings.map((heading, at) => (
          <li key={at}>
            <UnstyledButton
              className={classes.heading ?? ''}
              style={{ '--level': heading.level } as CSSProperties}
              tabIndex={at === active ? 0 : -1}
              aria-current={at === current ? 'location' : undefined}
              onClick={() => onHeading(heading)}
            >
              {heading.text}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
