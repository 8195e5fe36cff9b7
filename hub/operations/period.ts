import { dateOf, type DayNumber, dayNumberOf, type OpenCalendar } from '../../shared/flow'
import { LONGEST_PERIOD, type PeriodQuery } from '../../shared/protocol'

/** Dates in a row, both ends included, with the instants that they lie between. */
export type Period = {
  first: DayNumber
  last: DayNumber
  from: Date
  to: Date
  /** Whether it is told from what was added up by date, because it is longer than what is usual. */
  isLong: boolean
}

/** Of other years there is nothing to tell, and databases don't know all of them. */
const EARLIEST = '2000-01-01'
const LATEST = '2199-12-31'

/** The dates without a word: so many, today the last. */
const USUAL_DATES = 90

/** A period can't be: it ends before it begins, or is too long. */
export class PeriodError extends Error {
  override name = 'PeriodError'
}

/** @throws PeriodError */
export function readPeriod({ from, to }: Pick<PeriodQuery, 'from' | 'to'>, calendar: OpenCalendar, now: Date): Period {
  const last = to === undefined ? calendar.dayOf(now.getTime()) : dayNumberOf(to)
  const first = from === undefined ? last - USUAL_DATES + 1 : dayNumberOf(from)
  if (first < dayNumberOf(EARLIEST) || last > dayNumberOf(LATEST)) {
    throw new PeriodError(`A period lies between ${EARLIEST} and ${LATEST}.`)
  }
  if (first > last) throw new PeriodError(`The period ends (${dateOf(last)}) before it begins (${dateOf(first)}).`)
  if (last - first >= LONGEST_PERIOD) throw new PeriodError(`A period may have ${LONGEST_PERIOD} dates at most.`)
  const isLong = last - first >= USUAL_DATES
  return { first, last, from: new Date(calendar.startOf(first)), to: new Date(calendar.startOf(last + 1)), isLong }
}

/** As many dates, just before. */
export function periodBefore({ first, last, isLong }: Period, calendar: OpenCalendar): Period {
  const [from, to] = [first - (last - first + 1), first - 1]
  return { first: from, last: to, from: new Date(calendar.startOf(from)), to: new Date(calendar.startOf(first)), isLong }
}

/** Whether something can have been received at this time. */
export function isReceipt(at: string): boolean {
  return at > EARLIEST && at < LATEST
}
