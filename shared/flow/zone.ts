import type { Instant } from './passage'

export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Days since 1970-01-01 in a zone's own calendar; a plain number, so that dates can be counted. */
export type DayNumber = number

/** A time zone of the IANA database, as this machine knows it. */
export type Zone = {
  timeZone: string
  /** The calendar date of an instant. */
  dayOf: (at: Instant) => DayNumber
  /** The first instant at which the zone's clocks show so many minutes after midnight of a date, or have passed them where they leave them out. */
  instantOf: (day: DayNumber, minutes: number) => Instant
}

/** @throws RangeError for a zone that nobody knows */
export function openZone(timeZone: string): Zone {
  const exactOffset = readOffsets(timeZone)
  const known = new Map<number, number>()
  const offsetAtDay = (day: number): number => {
    const found = known.get(day) ?? exactOffset(day * DAY_MS)
    known.set(day, found)
    return found
  }
  // Asking Intl is slow. Where the offset is the same at both ends of a UTC day it has not changed in between.
  const offsetAt = (at: Instant): number => {
    const day = Math.floor(at / DAY_MS)
    const before = offsetAtDay(day)
    return before === offsetAtDay(day + 1) ? before : exactOffset(at)
  }
  const instantOf = (day: DayNumber, minutes: number): Instant => {
    const local = day * DAY_MS + minutes * MINUTE_MS
    // No zone is a day from UTC: the one holds before any change near that time, the other after it.
    const [before, after] = [offsetAt(local - DAY_MS), offsetAt(local + DAY_MS)]
    const shown = [local - before, local - after].filter((at) => at + offsetAt(at) === local)
    return shown.length > 0 ? Math.min(...shown) : findChange(local - after, local - before)
  }
  const findChange = (from: Instant, to: Instant): Instant => {
    let [low, high] = [from, to]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(middle) === offsetAt(from)) low = middle
      else high = middle
    }
    return high
  }
  return { timeZone, dayOf: (at) => Math.floor((at + offsetAt(at)) / DAY_MS), instantOf }
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function readOffsets(timeZone: string): (at: Instant) => number {
  const numeric = 'numeric' as const
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric }
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', era: 'short', ...parts })
  return (at) => {
    const shown: Record<string, string> = {}
    for (const { type, value } of format.formatToParts(at)) shown[type] = value
    const of = (type: string) => Number(shown[type])
    const year = shown.era === 'BC' ? 1 - of('year') : of('year')
    const local = new Date(0)
    // Unlike Date.UTC this doesn't take the years 0 to 99 for the 20th century's.
    local.setUTCFullYear(year, of('month') - 1, of('day'))
    local.setUTCHours(of('hour'), of('minute'), of('second'))
    return local.getTime() - Math.floor(at / 1000) * 1000
  }
}

/** A date as `YYYY-MM-DD`. */
export function dateOf(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** @throws RangeError for what isn't a date of the calendar, such as 2026-02-29 */
export function dayNumberOf(date: string): DayNumber {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  // A date that doesn't exist is taken for a later one by some engines.
  if (Number.isNaN(at) || dateOf(at / DAY_MS) !== date) throw new RangeError(`"${date}" is not a date.`)
  return at / DAY_MS
}
