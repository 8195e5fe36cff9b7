import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { type RowSelection, rowsOf } from './describe-lines'

type Options = {
  container: HTMLElement | null
  rowCount: number
  /** Rows that fit on the screen, for Page Up and Page Down. */
  pageRows(): number
  firstVisible(): number
  scrollTo(row: number): void
  /** Whether pressing anywhere on a row selects it, or only in the gutter. */
  takesWholeRow: boolean
  /** The pointer was let go after selecting rows. */
  onDrawn(selection: RowSelection): void
}

/**
 * The line cursor of a sheet: arrow keys move it, with Shift they draw out a selection, and so does the pointer on line numbers. It lives
 * while the sheet is open; null before anybody has used it.
 */
export function useRowSelection(options: Options) {
  const [selection, setSelection] = useState<RowSelection | null>(null)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const drag = useRef<{ stop(): void } | null>(null)
  useEffect(() => () => drag.current?.stop(), [])

  const move = (row: number, extends_: boolean) => {
    const head = Math.max(0, Math.min(row, options.rowCount - 1))
    setSelection((before) => ({ anchor: extends_ && before ? before.anchor : head, head }))
    options.scrollTo(head)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    const head = selection?.head ?? options.firstVisible() - 1
    const isEdge = event.ctrlKey || event.metaKey
    const wanted = {
      ArrowUp: head - 1,
      ArrowDown: head + 1,
      PageUp: head - options.pageRows(),
      PageDown: head + options.pageRows(),
      Home: isEdge ? 0 : null,
      End: isEdge ? options.rowCount - 1 : null,
    }[event.key]
    if (wanted === undefined || wanted === null || (isEdge && event.key.startsWith('Arrow'))) return
    event.preventDefault()
    move(wanted, event.shiftKey)
  }

  const onPointerDown = (event: PointerEvent) => {
    const { container, takesWholeRow } = options
    const target = event.target instanceof Element ? event.target : null
    const row = rowOf(target)
    if (!container || row === null || event.button !== 0) return
    const isGutter = target?.closest('[data-gutter]') !== null
    if (!isGutter && !takesWholeRow) {
      // The words of the row are being selected: the cursor goes along, the rows let go.
      setSelection({ anchor: row, head: row })
      return
    }
    event.preventDefault()
    container.focus()
    const anchor = event.shiftKey && selection ? selection.anchor : row
    let current: RowSelection = { anchor, head: row }
    setSelection(current)
    const onMove = (moved: globalThis.PointerEvent) => {
      const { top, bottom } = container.getBoundingClientRect()
      if (moved.clientY < top) container.scrollTop -= top - moved.clientY
      if (moved.clientY > bottom) container.scrollTop += moved.clientY - bottom
      const y = Math.max(top + 1, Math.min(moved.clientY, bottom - 1))
      const head = rowOf(document.elementFromPoint(container.getBoundingClientRect().left + 8, y))
      if (head === null || head === current.head) return
      current = { anchor, head }
      setSelection(current)
    }
    const stop = () => {
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('pointerup', onUp)
      document.removeEventListener('pointercancel', stop)
      drag.current = null
    }
    const onUp = () => {
      stop()
      latest.current.onDrawn(current)
    }
    document.addEventListener('pointermove', onMove)
    document.addEventListener('pointerup', onUp)
    document.addEventListener('pointercancel', stop)
    drag.current = { stop }
  }

  return {
    selection,
    /** Puts the cursor on a row. */
    goTo: (row: number) => move(row, false),
    collapse: () => setSelection((before) => before && { anchor: before.head, head: before.head }),
    isExtended: selection !== null && rowsOf(selection).first !== rowsOf(selection).last,
    onKeyDown,
    onPointerDown,
  }
}

/** The row that an element belongs to; null outside of them. */
function rowOf(element: Element | null): number | null {
  const row = element?.closest<HTMLElement>('[data-row]')?.dataset.row
  return row === undefined ? null : Number(row)
}
