import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { useTexts } from '../kit'
import classes from './charts.module.css'

type Props = {
  /** What is drawn, in a few words. */
  label: string
  /** How many values can be read; 1 or more. */
  count: number
  /** Which is read at first. */
  start: number
  /** One value in words. */
  say(at: number): string
  /** The value that is nearest to a place on the drawing, in pixels. */
  nearest(x: number, y: number, width: number): number
  height(width: number): number
  /** Draws one `svg`. @param at the value that is read; null while none is */
  children(width: number, at: number | null): ReactNode
}

/** Values that Page up and Page down go over. */
const PAGE = 10

/**
 * A drawing whose values are read one by one: by pointer, or by arrow keys, which assistive technology hears as a slider's values. What is read
 * stands in words below it.
 */
export function ReadingArea({ label, count, start, say, nearest, height, children }: Props) {
  const t = useTexts('charts')
  const { ref, width } = useElementSize()
  const [read, setRead] = useState<number | null>(null)
  const at = read === null ? null : Math.min(count - 1, read)
  const now = at ?? Math.min(count - 1, Math.max(0, start))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, at, now, count)
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    setRead(next)
  }
  const onPointerMove = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    setRead(Math.min(count - 1, Math.max(0, nearest(clientX - left, clientY - top, width))))
  }
  return (
    <>
      <div
        ref={ref}
        className={classes.reading}
        style={{ minHeight: height(width) }}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={now + 1}
        aria-valuetext={say(now)}
        aria-readonly="true"
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerMove}
        onPointerLeave={(event) => {
          if (document.activeElement !== event.currentTarget) setRead(null)
        }}
        onBlur={() => setRead(null)}
      >
        {width > 0 && children(width, at)}
      </div>
      <p className={classes.said} data-hint={at === null || undefined} aria-hidden="true">
        {at === null ? t('read') : say(at)}
      </p>
    </>
  )
}

/** The value that a key goes to; null: none any more; undefined: it goes nowhere. */
function stepTo(key: string, at: number | null, now: number, count: number): number | null | undefined {
  const move = (by: number) => (at === null ? now : Math.min(count - 1, Math.max(0, now + by)))
  if (key === 'ArrowRight' || key === 'ArrowDown') return move(1)
  if (key === 'ArrowLeft' || key === 'ArrowUp') return move(-1)
  if (key === 'PageDown') return move(PAGE)
  if (key === 'PageUp') return move(-PAGE)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return key === 'Escape' && at !== null ? null : undefined
}
