import { useRef, useState } from 'react'
import { FindHighlights, MOST_MATCHES } from '../annotations/layers/find-highlights'
import type { TextMarks } from '../annotations/layers/text-marks'
import type { KeyboardSelecting } from './use-keyboard-selection'

export type TextFind = {
  /** Null while nobody searches. */
  query: string | null
  found: { current: number; total: number } | null
  open(): void
  search(query: string): void
  step(direction: 'next' | 'previous'): void
  /** Ends the search; the match that was looked at stays selected, so that one key marks it. */
  close(): void
}

/** Searching in flowing text that is wholly in the document. */
export function useTextFind(words: HTMLElement | null, marks: TextMarks | null, keyboard: KeyboardSelecting): TextFind {
  const [query, setQuery] = useState<string | null>(null)
  const [found, setFound] = useState<TextFind['found']>(null)
  const highlights = useRef<{ words: HTMLElement; shown: FindHighlights } | null>(null)

  const show = (next: string | null) => {
    setQuery(next)
    const view = words?.ownerDocument.defaultView
    if (!words || !view || !marks) return
    if (highlights.current?.words !== words) highlights.current = { words, shown: new FindHighlights(view) }
    const { shown } = highlights.current
    shown.show(next === null || next.trim() === '' ? [] : marks.search(next, MOST_MATCHES))
    setFound(next ? shown.found : null)
  }
  return {
    query,
    found,
    open: () => show(query ?? ''),
    search: show,
    step(direction) {
      highlights.current?.shown.step(direction)
      setFound(highlights.current?.shown.found ?? null)
    },
    close() {
      const match = highlights.current?.shown.currentRange
      show(null)
      if (match) keyboard.begin(match)
      else keyboard.focusWords()
    },
  }
}
