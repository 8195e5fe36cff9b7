import { parseAll, parseTimeRange, type TimeRange } from '../../../../../shared/domain'
import type { ShownAnnotation } from '../../viewer'

/** An annotation with its time range, and the row in which it stands without covering another. */
export type LaneRange = { shown: ShownAnnotation; range: TimeRange; lane: number }

/** More rows would take the room of the picture; what is left over stands in the last one. */
const MOST_LANES = 4

/** The time range that an annotation points at in the open file; null where it has none. */
export function rangeOf({ selectors }: Pick<ShownAnnotation, 'selectors'>): TimeRange | null {
  return parseAll(selectors, parseTimeRange)[0] ?? null
}

/**
 * The annotations that have a time range, in the order of time, each in the first row with room for it.
 * @param leastSeconds how long even the shortest range is drawn, so that it can be seen and hit.
 */
export function layOutRanges(annotations: readonly ShownAnnotation[], leastSeconds: number): LaneRange[] {
  const placed = annotations.flatMap((shown) => {
    const range = rangeOf(shown)
    return range === null ? [] : [{ shown, range }]
  })
  placed.sort((a, b) => a.range.startSeconds - b.range.startSeconds || a.range.endSeconds - b.range.endSeconds)
  const ends: number[] = []
  return placed.map(({ shown, range }) => {
    const free = ends.findIndex((end) => end <= range.startSeconds)
    const lane = free >= 0 ? free : Math.min(ends.length, MOST_LANES - 1)
    ends[lane] = Math.max(range.endSeconds, range.startSeconds + leastSeconds, ends[lane] ?? 0)
    return { shown, range, lane }
  })
}

/** The annotation after or before a time, round and round; null where there is none. */
export function neighbourRange(ranges: readonly LaneRange[], seconds: number, direction: 1 | -1): LaneRange | null {
  const found =
    direction === 1
      ? ranges.find(({ range }) => range.startSeconds > seconds + 0.05)
      : ranges.findLast(({ range }) => range.startSeconds < seconds - 0.05)
  return found ?? (direction === 1 ? ranges[0] : ranges.at(-1)) ?? null
}
