import { type Calendar, type OpenCalendar, openCalendar } from './calendar'
import type { Instant } from './passage'
import { DAY_MS } from './zone'

/** `calendar`: all time that passes. `working`: only what lies within working hours. */
export type Measure = 'calendar' | 'working'

/** By which time a figure is told. Each figure that rests on one repeats it. */
export type Basis = { measure: Measure; calendar: OpenCalendar }
/** The same as it is told: with the zone, working days, hours and holidays. */
export type ToldBasis = { measure: Measure; calendar: Calendar }

export function tellBasis({ measure, calendar }: Basis): ToldBasis {
  return { measure, calendar: calendar.terms }
}

/**
 * How much of the time between two instants lies within working hours, in minutes and fractions of them. Minutes are those that pass: where the
 * clocks change within working hours, that day has more or fewer.
 *
 * @throws RangeError for dates that are none, an end before the beginning, or a calendar that can't be (`openCalendar`)
 */
export function workingDuration(from: Date, to: Date, calendar: Calendar): { minutes: number } {
  return { minutes: workingMinutes(openCalendar(calendar), from.getTime(), to.getTime()) }
}

/** The same for a calendar that is open: for many durations. */
export function workingMinutes(calendar: OpenCalendar, from: Instant, to: Instant): number {
  checkOrder(from, to)
  let working = 0
  const last = calendar.dayOf(to)
  for (let day = calendar.dayOf(from); day <= last; day += 1) {
    if (!calendar.isWorkingDay(day)) continue
    const hours = calendar.hoursOf(day)
    working += Math.max(0, Math.min(hours.to, to) - Math.max(hours.from, from))
  }
  return working / 60_000
}

/**
 * A duration in days: of 24 hours by calendar time, of as many hours as an ordinary working day has by working time.
 *
 * @throws RangeError as `workingDuration`
 */
export function daysBetween({ measure, calendar }: Basis, from: Instant, to: Instant): number {
  if (measure === 'working') return workingMinutes(calendar, from, to) / calendar.minutesOfDay
  checkOrder(from, to)
  return (to - from) / DAY_MS
}

function checkOrder(from: Instant, to: Instant): void {
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError('A duration needs two dates.')
  if (to < from) throw new RangeError('A duration ends before it begins.')
}
