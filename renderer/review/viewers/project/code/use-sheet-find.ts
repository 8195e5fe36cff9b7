import { useState } from 'react'
import { MOST_MATCHES } from '../../../annotations/layers/find-highlights'
import { findInText, type TextRange } from './find-in-text'
import type { Sheet } from './sheet'

/** Search in one sheet: every match is known, so it can be counted and drawn; the one that is looked at scrolls into view. */
export function useSheetFind(sheet: Sheet, scrollTo: (row: number) => void) {
  const [query, setQuery] = useState<string | null>(null)
  const [matches, setMatches] = useState<TextRange[]>([])
  const [current, setCurrent] = useState(0)
  const show = (at: number, all: readonly TextRange[]) => {
    const match = all[at]
    setCurrent(at)
    if (match) scrollTo(sheet.rowAt(match.start))
  }
  return {
    query,
    matches,
    current: query === null ? null : (matches[current] ?? null),
    found: query ? { current: matches.length === 0 ? 0 : current + 1, total: matches.length } : null,
    open: () => setQuery((before) => before ?? ''),
    /** @param from the offset at or after which the first match is looked at. */
    search(next: string, from = 0) {
      setQuery(next)
      const all = findInText(sheet.text, next, MOST_MATCHES)
      setMatches(all)
      const first = all.findIndex(({ start }) => start >= from)
      show(Math.max(0, first), all)
    },
    step(direction: 'next' | 'previous') {
      if (matches.length > 0) show((current + (direction === 'next' ? 1 : -1) + matches.length) % matches.length, matches)
    },
    close() {
      setQuery(null)
      setMatches([])
    },
  }
}
