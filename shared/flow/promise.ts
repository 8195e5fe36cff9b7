import { addWorkingDays, type OpenCalendar } from './calendar'
import { isFinishedIn, type Instant, type Passage, type Span } from './passage'
import { type Unanswerable } from './reasons'
import type { DayNumber } from './zone'

/**
 * The last date on which a decision keeps the promise: so many working days after the date of receipt, whatever the hour. The same as the hub's
 * due dates, with the calendar's own working days and holidays.
 */
export function promisedDay(calendar: OpenCalendar, receivedAt: Instant, workingDays: number): DayNumber {
  return addWorkingDays(calendar, calendar.dayOf(receivedAt), workingDays)
}

/** How many working days each achievement promises. */
export type Promises = (achievementId: string) => number

export type PromiseShare = {
  /** Decided on or before the promised date, of all decided; 0 to 1. */
  share: number
  kept: number
  /** Decided in the span. */
  passages: number
}

/** How many of the passages that were decided in a span were decided in time. @returns `nothing-finished` where none was */
export function promiseShare(
  passages: readonly Passage[],
  span: Span,
  calendar: OpenCalendar,
  promises: Promises,
): PromiseShare | Unanswerable {
  let [kept, finished] = [0, 0]
  for (const passage of passages) {
    if (!isFinishedIn(passage, span) || passage.end === null) continue
    finished += 1
    const promised = promisedDay(calendar, passage.receivedAt, promises(passage.achievementId))
    if (calendar.dayOf(passage.end.at) <= promised) kept += 1
  }
  if (finished === 0) return { reason: 'nothing-finished' }
  return { share: kept / finished, kept, passages: finished }
}

/**
 * How an open passage stands to its promise on a date: `late` once the promised date is over, `soon` while at most so many working days are left
 * (0: it is the promised date, or there is no working day before its end), otherwise `in-time`.
 */
export function standing(
  calendar: OpenCalendar,
  promised: DayNumber,
  today: DayNumber,
  soonWorkingDays: number,
): 'late' | 'soon' | 'in-time' {
  if (today > promised) return 'late'
  return addWorkingDays(calendar, today, soonWorkingDays) >= promised ? 'soon' : 'in-time'
}
