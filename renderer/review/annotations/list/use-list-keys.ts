import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ListActions } from './list-entry'
import type { ListRow } from './list-model'

type ListKeysOptions = ListActions & {
  rows: readonly ListRow[]
  scroller: RefObject<HTMLElement | null>
  isReadOnly: boolean
  /** The note that is open: where there is one, the list is entered there. */
  activeAnnotationId: string | null
  focusWish: object | null
  /** Brings a row into sight, so that it is rendered and can take the focus. */
  onRow(index: number): void
}

/**
 * Arrows, Home and End move along the entries; Enter (as a press does) goes to one, E to its comment, Delete takes it out and goes on
 * with the one that follows.
 */
export function useListKeys({ rows, scroller, isReadOnly, activeAnnotationId, focusWish, onRow, ...actions }: ListKeysOptions) {
  const [at, setAt] = useState(0)
  /** The entry that shall take the focus as soon as it is rendered. */
  const wanted = useRef<number | null>(null)
  const entries = rows.flatMap((row, index) => (row.kind === 'annotation' ? [index] : []))
  const stop = entries.includes(at) ? at : (entries.find((index) => index >= at) ?? entries.at(-1) ?? 0)

  useEffect(() => {
    const { current } = wanted
    if (current === null) return
    // What stood there may be gone: then the entry that follows, or the last one.
    const row = rows[entries.find((index) => index >= current) ?? entries.at(-1) ?? -1]
    const id = row?.kind === 'annotation' ? row.annotation.id : null
    const entry = id === null ? null : scroller.current?.querySelector<HTMLElement>(`[data-annotation="${CSS.escape(id)}"]`)
    if (!entry) return
    wanted.current = null
    entry.focus()
  })

  const go = (index: number | undefined) => {
    if (index === undefined) return
    wanted.current = index
    setAt(index)
    onRow(index)
  }
  const enter = useEffectEvent(() => {
    const active = entries.find((index) => {
      const row = rows[index]
      return row?.kind === 'annotation' && row.annotation.id === activeAnnotationId
    })
    if (entries.length > 0) go(active ?? stop)
  })
  useEffect(() => {
    if (focusWish) enter()
  }, [focusWish])
  const press = (event: KeyboardEvent) => {
    const element = (event.target as Element).closest<HTMLElement>('[data-index]')
    const index = Number(element?.dataset.index ?? Number.NaN)
    const row = rows[index]
    const place = entries.indexOf(index)
    if (!row || row.kind !== 'annotation' || event.ctrlKey || event.metaKey || event.altKey) return
    const canChange = !isReadOnly && !row.isEarlier
    if (event.key === 'ArrowDown') go(entries[place + 1])
    else if (event.key === 'ArrowUp') go(entries[place - 1])
    else if (event.key === 'Home') go(entries[0])
    else if (event.key === 'End') go(entries.at(-1))
    else if (event.key.toLowerCase() === 'e' && !event.shiftKey && canChange) actions.onEdit(row.annotation)
    else if (event.key === 'Delete' && canChange) {
      actions.onDelete(row.annotation)
      wanted.current = index
      setAt(index)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { stop, press }
}
