import type { OpenCalendar } from './calendar'
import { countDays, type Days } from './cumulative-flow'
import type { Instant, Passage } from './passage'
import { dateOf, type DayNumber } from './zone'

export type DailyCounts = {
  dates: string[]
  /** Passages received. */
  arrived: Int32Array
  /** Passages that ended, however: what a forecast of open work draws from. */
  left: Int32Array
  /** Passages decided. */
  decided: Int32Array
}

/**
 * What came and went on each date of the calendar's zone, or on working days alone: then what happens on other days counts on the next working
 * day, so that nothing is lost; after the last one of the range it isn't counted.
 */
export function dailyCounts(
  passages: readonly Passage[],
  days: Days,
  calendar: OpenCalendar,
  which: 'all' | 'working',
): DailyCounts {
  const counted: DayNumber[] = []
  const columns = new Map<DayNumber, number>()
  for (let day = days.first; day < days.first + countDays(days); day += 1) {
    columns.set(day, counted.length)
    if (which === 'all' || calendar.isWorkingDay(day)) counted.push(day)
  }
  const line = () => new Int32Array(counted.length)
  const counts = { arrived: line(), left: line(), decided: line() }
  const count = (counter: Int32Array, at: Instant) => {
    const column = columns.get(calendar.dayOf(at))
    if (column !== undefined && column < counter.length) counter[column] = (counter[column] ?? 0) + 1
  }
  for (const { receivedAt, end } of passages) {
    count(counts.arrived, receivedAt)
    if (end) count(counts.left, end.at)
    if (end?.as === 'decided') count(counts.decided, end.at)
  }
  return { dates: counted.map(dateOf), ...counts }
}
