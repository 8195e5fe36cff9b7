import { useCallback, useEffect, useState } from 'react'
import { drawFound, MOST_MATCHES } from '../../../annotations/layers/find-highlights'
import type { TextMarks } from '../../../annotations/layers/text-marks'
import type { KeyboardSelecting } from '../../../controls/use-keyboard-selection'
import type { TextFind } from '../../../controls/use-text-find'

type Match = { start: number; end: number }

/**
 * Searching in a table of which only some rows are in the page: matches are places in its text, drawn where their rows are.
 * @param goTo brings the row of an offset into the page.
 */
export function useTableFind(
  marks: TextMarks | null,
  keyboard: KeyboardSelecting,
  goTo: (offset: number) => void,
): TextFind & { draw(): void } {
  const [query, setQuery] = useState<string | null>(null)
  const [matches, setMatches] = useState<readonly Match[]>([])
  const [current, setCurrent] = useState(0)

  const rangeOf = useCallback(({ start, end }: Match) => marks?.rangeOf(start, end) ?? null, [marks])
  const draw = useCallback(() => {
    const shown = matches[current]
    drawFound(
      window,
      matches.map(rangeOf).filter((range) => range !== null),
      shown ? rangeOf(shown) : null,
    )
  }, [matches, current, rangeOf])
  useEffect(draw, [draw])
  useEffect(() => () => drawFound(window, [], null), [])

  const lookAt = (all: readonly Match[], at: number) => {
    setCurrent(at)
    const match = all[at]
    if (match) goTo(match.start)
  }
  const search = (next: string | null) => {
    const found = next === null || next.trim() === '' ? [] : (marks?.matches(next, MOST_MATCHES) ?? [])
    setQuery(next)
    setMatches(found)
    lookAt(found, 0)
  }
  return {
    query,
    found: query ? { current: matches.length === 0 ? 0 : current + 1, total: matches.length } : null,
    open: () => search(query ?? ''),
    search,
    step(direction) {
      if (matches.length > 0) lookAt(matches, (current + (direction === 'next' ? 1 : -1) + matches.length) % matches.length)
    },
    close() {
      const match = matches[current]
      const range = match && rangeOf(match)
      search(null)
      if (range) keyboard.begin(range)
      else keyboard.focusWords()
    },
    draw,
  }
}
