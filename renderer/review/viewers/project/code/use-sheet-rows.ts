import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import type { Sheet } from './sheet'

export type SheetRows = Virtualizer<HTMLDivElement, HTMLElement>

/**
 * Which rows are drawn: those on the screen and a few around them.
 * @param heightOf usual height of a row in pixels; rows that wrap and blocks are measured.
 * @param pinned rows that stay drawn although they are out of sight, because the words that are selected begin or end there.
 */
export function useSheetRows(
  sheet: Sheet,
  container: HTMLDivElement | null,
  heightOf: (row: number) => number,
  options: { isMeasured: boolean; scrollTop: number; pinned: readonly number[] },
): SheetRows {
  'use no memo'
  const { pinned } = options
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: sheet.rowCount,
    getScrollElement: () => container,
    estimateSize: heightOf,
    overscan: 12,
    initialOffset: options.scrollTop,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const drawn = Array.from({ length: last - first + 1 }, (_, at) => first + at)
      const far = pinned.filter((row) => row < count && (row < first || row > last))
      return far.length === 0 ? drawn : [...new Set([...far, ...drawn])].sort((one, other) => one - other)
    },
  })
  const { isMeasured } = options
  useEffect(() => virtualizer.measure(), [virtualizer, heightOf, isMeasured])
  return virtualizer
}
