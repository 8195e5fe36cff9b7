import { countWorkingDays, dayNumberOf, openCalendar, promisedDay } from '../../../shared/flow'
import type { OperationsToday } from '../../../shared/protocol'

type Open = Pick<OperationsToday['open'][number], 'stage' | 'inTime' | 'soon' | 'late' | 'oldestReceivedAt'>

/** How many open submissions are late today, at least and at most. */
export type LateRange = { least: number; most: number }

/**
 * How many of an achievement's open submissions would be late today if so many working days were promised, as far as counts by the present promise
 * tell: single ones aren't known. What is about to be late has `soonWorkingDays` left at most; the oldest of each stage has a date.
 */
export function lateBy(
  open: readonly Open[],
  calendarTerms: OperationsToday['calendar'],
  { today, soonWorkingDays }: Pick<OperationsToday, 'today' | 'soonWorkingDays'>,
  [from, to]: readonly [from: number, to: number],
): LateRange {
  const calendar = openCalendar(calendarTerms)
  const day = dayNumberOf(today)
  const range = { least: 0, most: 0 }
  // What waits for its candidate is no open work.
  for (const { inTime, soon, late, oldestReceivedAt } of open.filter(({ stage }) => stage !== 'with-candidate')) {
    const all = inTime + soon + late
    if (all === 0) continue
    const isOldestLate = day > promisedDay(calendar, Date.parse(oldestReceivedAt), to)
    if (!isOldestLate) continue
    if (to === from) {
      range.least += late
      range.most += late
    } else if (to > from) {
      // Fewer are late than now, and the oldest still is.
      range.least += Math.min(1, late)
      range.most += late
    } else {
      // All that are late stay so. With more days taken away than were left, those that were about to be are late as well.
      const isSoonLate = from - to > soonWorkingDays
      range.least += Math.max(1, late + (isSoonLate ? soon : 0))
      range.most += from - to <= soonWorkingDays ? late + soon : all
    }
  }
  return range
}

/** How many working days old the oldest open submission is; null where none is open. */
export function oldestDays(
  open: readonly Open[],
  calendarTerms: OperationsToday['calendar'],
  { today }: Pick<OperationsToday, 'today'>,
): number | null {
  const calendar = openCalendar(calendarTerms)
  const counted = open.filter(({ stage, inTime, soon, late }) => stage !== 'with-candidate' && inTime + soon + late > 0)
  const ages = counted.map(({ oldestReceivedAt }) =>
    countWorkingDays(calendar, calendar.dayOf(Date.parse(oldestReceivedAt)), dayNumberOf(today)),
  )
  return ages.length === 0 ? null : Math.max(...ages)
}
