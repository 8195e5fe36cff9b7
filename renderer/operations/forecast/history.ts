import { addWorkingDays, countWorkingDays, dateOf, dayNumberOf, type OpenCalendar, openCalendar } from '../../../shared/flow'
import type { FlowAnswer } from '../../../shared/protocol'

/** With fewer working days of history nothing is forecast. */
export const LEAST_DAYS = 10
/** With fewer it is said that they are few. */
export const FEW_DAYS = 30

/** What a forecast draws from, and where it begins. */
export type History = {
  /** For each working day that is over: what left, what arrived, and what of the first was decided. What happened on other days stands in the next one. */
  finished: number[]
  arrived: number[]
  decided: number[]
  /** First and last of these days; null where there is none. */
  from: string | null
  to: string | null
  /** Open at the end of the last date of the answer, or now where that is today. */
  open: number
  /** That last date: the forecast counts from it. */
  start: string
  calendar: OpenCalendar
}

/** The history that an answer holds. The date on which it was asked isn't over, and is none of it. */
export function historyOf({ days, asOf, calendar, to }: FlowAnswer): History {
  const opened = openCalendar(calendar)
  const today = dateOf(opened.dayOf(Date.parse(asOf)))
  const history: History = {
    finished: [],
    arrived: [],
    decided: [],
    from: null,
    to: null,
    open: Object.entries(days.at(-1)?.open ?? {}).reduce(
      (sum, [stage, count]) => (stage === 'with-candidate' ? sum : sum + count),
      0,
    ),
    start: days.at(-1)?.date ?? to,
    calendar: opened,
  }
  let [finished, arrived, decided] = [0, 0, 0]
  for (const day of days) {
    if (day.date >= today) break
    finished += day.decided + day.withdrawn + day.replaced
    arrived += day.arrived
    decided += day.decided
    if (!day.isWorkingDay) continue
    history.finished.push(finished)
    history.arrived.push(arrived)
    history.decided.push(decided)
    history.from ??= day.date
    history.to = day.date
    ;[finished, arrived, decided] = [0, 0, 0]
  }
  return history
}

/** The date that so many working days after the beginning are. */
export function dateAfter({ start, calendar }: Pick<History, 'start' | 'calendar'>, workingDays: number): string {
  return dateOf(addWorkingDays(calendar, dayNumberOf(start), workingDays))
}

/** How many working days come after the beginning, up to and with a date; 0 where that isn't later. */
export function workingDaysTo({ start, calendar }: Pick<History, 'start' | 'calendar'>, date: string): number {
  return countWorkingDays(calendar, dayNumberOf(start), dayNumberOf(date))
}
