import type { Instant } from './passage'
import { DAY_MS, type DayNumber, dayNumberOf, openZone } from './zone'

/** When a provider works. */
export type Calendar = {
  /** IANA name, such as `Europe/Lisbon`. */
  timeZone: string
  /** 1 is Monday, 7 Sunday. */
  workingDays: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]
  /** `HH:MM` by the zone's clocks, on every working day; the end may be `24:00`. */
  workingHours: { start: string; end: string }
  /** Dates (`YYYY-MM-DD`) on which nobody works, whatever the weekday. */
  holidays: readonly string[]
}

/** A calendar ready to count with. It remembers what it has looked up, so that many durations share one. */
export type OpenCalendar = {
  terms: Calendar
  /** Minutes of an ordinary working day: what one working day is, where time is told in days. */
  minutesOfDay: number
  dayOf: (at: Instant) => DayNumber
  /** The first instant of a date. */
  startOf: (day: DayNumber) => Instant
  isWorkingDay: (day: DayNumber) => boolean
  /** When work begins and ends on a working day; in between lie more or fewer minutes than usual where the clocks change. */
  hoursOf: (day: DayNumber) => { from: Instant; to: Instant }
  /** When the zone's clocks show a time (`HH:MM`) on a date. */
  timeOn: (day: DayNumber, time: string) => Instant
}

/** @throws RangeError for a calendar that can't be: an unknown zone, no working day, hours that end before they begin, a holiday that is no date */
export function openCalendar(terms: Calendar): OpenCalendar {
  const zone = openZone(terms.timeZone)
  const weekdays = new Set<number>(terms.workingDays)
  if (weekdays.size === 0) throw new RangeError('A calendar needs a working day.')
  for (const weekday of weekdays) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) throw new RangeError(`${weekday} is not a weekday (1 to 7).`)
  }
  const holidays = new Set(terms.holidays.map(dayNumberOf))
  const [start, end] = [minutesOf(terms.workingHours.start), minutesOf(terms.workingHours.end)]
  if (end <= start) throw new RangeError('Working hours must end after they begin, on the same day.')
  const startOf = (day: DayNumber) => zone.instantOf(day, 0)
  const known = new Map<DayNumber, { from: Instant; to: Instant }>()
  const findHours = (day: DayNumber) => ({ from: zone.instantOf(day, start), to: zone.instantOf(day, end) })
  return {
    terms,
    minutesOfDay: end - start,
    dayOf: zone.dayOf,
    startOf,
    isWorkingDay: (day) => weekdays.has(weekdayOf(day)) && !holidays.has(day),
    hoursOf(day) {
      const found = known.get(day) ?? findHours(day)
      known.set(day, found)
      return found
    },
    timeOn: (day, time) => zone.instantOf(day, minutesOf(time)),
  }
}

/** So many working days after a date, which itself doesn't count; the date itself for 0. */
export function addWorkingDays(calendar: OpenCalendar, day: DayNumber, count: number): DayNumber {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of days.`)
  let at = day
  for (let left = count; left > 0; ) {
    at += 1
    if (calendar.isWorkingDay(at)) left -= 1
  }
  return at
}

/** How many working days come after a date, up to and with a later one; 0 where that isn't later. */
export function countWorkingDays(calendar: OpenCalendar, from: DayNumber, to: DayNumber): number {
  let count = 0
  for (let day = from + 1; day <= to; day += 1) if (calendar.isWorkingDay(day)) count += 1
  return count
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function minutesOf(time: string): number {
  const [hours, minutes] = /^\d{2}:\d{2}$/.test(time) ? time.split(':').map(Number) : []
  const at = (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN)
  if (Number.isNaN(at) || (minutes ?? 0) > 59 || at > DAY_MS / 60_000)
    throw new RangeError(`"${time}" is not a time of day (HH:MM).`)
  return at
}
