import type { AssessmentPolicy } from '../../shared/domain'
import { dateOf, dayNumberOf, type OpenCalendar, promisedDay } from '../../shared/flow'

const DAY_MS = 86_400_000

/** Days after its end that an allocation stays visible to its assessor. */
export const PURGE_AFTER_DAYS = 7

/** This many days later (earlier where negative). */
export function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS)
}

/** Until when an assessment accepted at this time can be taken back. */
export function releaseTime(acceptedAt: Date, policy: Pick<AssessmentPolicy, 'releaseDelaySeconds'>): Date {
  return new Date(acceptedAt.getTime() + policy.releaseDelaySeconds * 1000)
}

/** By time zone. Making one takes many times as long as writing a date with it, and a page of the feed has hundreds of dates. */
const calendars = new Map<string, Intl.DateTimeFormat>()

/** The calendar date of an instant in a time zone, `YYYY-MM-DD`. @throws RangeError where there is no such zone */
export function dateInZone(at: Date, timeZone: string): string {
  let calendar = calendars.get(timeZone)
  if (calendar === undefined) {
    // The Swedish locale writes dates as ISO 8601 does.
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    calendars.set(timeZone, calendar)
  }
  return calendar.format(at)
}

/** Noon of the calendar date of an instant in a time zone: the day, told as an instant. */
export function dayOf(at: Date, timeZone: string): Date {
  return new Date(`${dateInZone(at, timeZone)}T12:00:00Z`)
}

/** A due date this many days from today, counted in calendar days, so that daylight saving doesn't move it. */
export function dueDate(today: Date, days: number, timeZone: string): string {
  const noon = new Date(`${dateInZone(today, timeZone)}T12:00:00Z`)
  return addDays(noon, days).toISOString().slice(0, 10)
}

/** A due date that keeps the promise to the candidate: so many working days after the date of an instant (`promisedDay`). */
export function promisedDate(at: Date, workingDays: number, calendar: OpenCalendar): string {
  return dateOf(promisedDay(calendar, at.getTime(), workingDays))
}

/** So many working days after a calendar date; before it where negative. */
export function addWorkingDays(from: string, workingDays: number, calendar: OpenCalendar): string {
  let day = dayNumberOf(from)
  for (let left = Math.abs(workingDays); left > 0; ) {
    day += Math.sign(workingDays)
    if (calendar.isWorkingDay(day)) left -= 1
  }
  return dateOf(day)
}

/** Monday of the week of a calendar date. */
export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00.000Z`)
  return addDays(day, -((day.getUTCDay() + 6) % 7))
    .toISOString()
    .slice(0, 10)
}
