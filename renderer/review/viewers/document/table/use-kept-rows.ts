import { useEffect, useState } from 'react'

/** Rows that stay in the page wherever the reader scrolls: first and last, both included. */
export type KeptRows = { first: number; last: number } | null

/** The rows at the ends of what is selected in `words`: out of the page, the selection would end with them. */
export function useKeptRows(words: HTMLElement | null): KeptRows {
  const [kept, setKept] = useState<KeptRows>(null)
  useEffect(() => {
    if (!words) return
    const onChange = () => {
      const selection = document.getSelection()
      const ends = selection && !selection.isCollapsed ? [selection.anchorNode, selection.focusNode] : []
      const rows = ends.map((node) => rowOf(words, node)).filter((row) => row !== null)
      setKept(rows.length === 0 ? null : { first: Math.min(...rows), last: Math.max(...rows) })
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [words])
  return kept
}

function rowOf(words: HTMLElement, node: Node | null): number | null {
  const element = node instanceof Element ? node : node?.parentElement
  const row = element && words.contains(element) ? element.closest<HTMLElement>('[data-index]') : null
  return row ? Number(row.dataset.index) : null
}
