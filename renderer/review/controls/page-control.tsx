import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { useTexts } from '../../kit'
import classes from './controls.module.css'

type PageControlProps = {
  /** Null while the reader is at none. */
  page: number | null
  pages: number
  onPage(page: number): void
  /** Where it isn't pages that are counted: what they are, and the name of the field. */
  words?: { name: string; input: string }
  /** The field, for a key that goes there. */
  field?: RefObject<HTMLInputElement | null>
}

/** "Page 7 of 18", where the 7 can be typed over; a number beyond the last goes to the last. */
export function PageControl({ page, pages, onPage, words, field }: PageControlProps) {
  const t = useTexts('review')
  const [typed, setTyped] = useState<string | null>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const isGivenUp = useRef(false)
  const commit = () => {
    const isWanted = !isGivenUp.current
    isGivenUp.current = false
    const wanted = Math.min(Number.parseInt(typed ?? '', 10), pages)
    setTyped(null)
    if (isWanted && wanted >= 1 && wanted !== page) onPage(wanted)
  }
  /** Back to what was read: without that the keys would go nowhere. */
  const leave = (input: HTMLInputElement) => {
    if (cameFrom.current?.isConnected) cameFrom.current.focus({ preventScroll: true })
    else input.blur()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // What leaving does runs before the next drawing: a state would come too late.
    if (event.key === 'Escape') isGivenUp.current = true
    if (event.key === 'Enter' || event.key === 'Escape') leave(event.currentTarget)
    if (event.key === 'ArrowUp') onPage(Math.max(1, (page ?? 1) - 1))
    if (event.key === 'ArrowDown') onPage(Math.min(pages, (page ?? 0) + 1))
  }
  return (
    <label className={classes.page}>
      {words?.name ?? t('controls.page')}
      <input
        ref={field}
        className={classes.pageNumber}
        style={{ width: `${String(pages).length + 1.2}ch` }}
        inputMode="numeric"
        value={typed ?? (page === null ? '' : String(page))}
        aria-label={words?.input ?? t('controls.pageNumber')}
        onFocus={(event) => {
          cameFrom.current = event.relatedTarget instanceof HTMLElement ? event.relatedTarget : null
          event.currentTarget.select()
        }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {t('controls.ofPages', { pages })}
    </label>
  )
}
