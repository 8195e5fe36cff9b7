import type { OpenCalendar } from './calendar'
import { countDays, type Days } from './cumulative-flow'
import type { Holding, Instant } from './passage'

/** How many parts of live work each assessor has at an instant. Who has none is absent. */
export function heldAt(holdings: readonly Holding[], at: Instant): Map<string, number> {
  const held = new Map<string, number>()
  for (const { assessorId, from, to } of holdings) {
    if (from <= at && (to === null || to > at)) held.set(assessorId, (held.get(assessorId) ?? 0) + 1)
  }
  return held
}

/**
 * The same at the end of each date of the calendar's zone, for everybody who had something at the end of one.
 *
 * @throws RangeError where the last date comes before the first
 */
export function workInProgress(holdings: readonly Holding[], days: Days, calendar: OpenCalendar): Map<string, Int32Array> {
  const count = countDays(days)
  const held = new Map<string, Int32Array>()
  for (const { assessorId, from, to } of holdings) {
    const first = Math.max(0, calendar.dayOf(from) - days.first)
    const end = to === null ? count : Math.min(count, calendar.dayOf(to) - days.first)
    if (first >= end) continue
    const line = held.get(assessorId) ?? new Int32Array(count)
    for (let column = first; column < end; column += 1) line[column] = (line[column] ?? 0) + 1
    held.set(assessorId, line)
  }
  return held
}
