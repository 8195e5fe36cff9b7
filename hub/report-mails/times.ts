import type { ReportMailTerms } from '../../shared/domain'
import { dateOf, type DayNumber, type OpenCalendar, weekdayOf } from '../../shared/flow'

type When = Pick<ReportMailTerms, 'rhythm' | 'hour'>

/** When one goes out next, after an instant, by the provider's clocks. */
export function nextSending({ rhythm, hour }: When, calendar: OpenCalendar, after: Date): Date {
  const time = `${String(hour).padStart(2, '0')}:00`
  const isDue = (day: DayNumber) =>
    rhythm.every === 'week' ? weekdayOf(day) === rhythm.weekday : Number(dateOf(day).slice(-2)) === rhythm.day
  for (let day = calendar.dayOf(after.getTime()); ; day += 1) {
    if (isDue(day) && calendar.timeOn(day, time) > after.getTime()) return new Date(calendar.timeOn(day, time))
  }
}

/** Of which dates one tells that goes out on a date: the seven before it, or the calendar month before. */
export function datesTold({ rhythm }: Pick<When, 'rhythm'>, day: DayNumber): { first: DayNumber; last: DayNumber } {
  if (rhythm.every === 'week') return { first: day - 7, last: day - 1 }
  const ofMonth = (at: DayNumber) => Number(dateOf(at).slice(-2))
  const last = day - ofMonth(day)
  return { first: last - ofMonth(last) + 1, last }
}
