import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, daysBetween, openCalendar, workingDuration, workingMinutes } from '../../../shared/flow'
import { DAY, HOUR, LISBON, lisbon, MINUTE } from './made'

const hours = (from: string, to: string, calendar: Partial<Calendar> = {}) =>
  workingDuration(new Date(from), new Date(to), { ...LISBON, ...calendar }).minutes / 60

describe('working time, by hand', () => {
  it.each([
    ['within a day', '2026-11-02T10:00Z', '2026-11-02T12:30Z', 2.5],
    ['over a night', '2026-11-02T16:00Z', '2026-11-03T10:00Z', 2],
    ['over a weekend', '2026-11-06T16:00Z', '2026-11-09T10:00Z', 2],
    ['from one weekend day to the other', '2026-11-07T00:00Z', '2026-11-08T23:59Z', 0],
    ['over a holiday on a Tuesday', '2026-11-30T09:00Z', '2026-12-02T17:00Z', 16],
    ['from midnight to midnight', '2026-11-02T00:00Z', '2026-11-03T00:00Z', 8],
    ['of no time', '2026-11-02T10:00Z', '2026-11-02T10:00Z', 0],
    ['to half a second after work began', '2026-11-02T08:59Z', '2026-11-02T09:00:00.500Z', 0.5 / 3600],
    // Lisbon is an hour ahead in summer: work ends at 16:00 UTC on Friday and begins at 9:00 UTC on Monday.
    ['over the night on which summer time ends', '2026-10-23T15:00Z', '2026-10-26T10:00Z', 2],
    ['over the night on which it begins', '2026-03-27T16:00Z', '2026-03-30T09:00Z', 2],
    ['over 28 February of a year without a leap day', '2027-02-26T09:00Z', '2027-03-01T17:00Z', 16],
    ['over a leap day', '2028-02-28T09:00Z', '2028-03-01T17:00Z', 24],
  ])('%s', (_what, from, to, expected) => {
    expect(hours(from, to)).toBeCloseTo(expected, 12)
  })

  const ALWAYS = { workingDays: [1, 2, 3, 4, 5, 6, 7] as const, workingHours: { start: '00:00', end: '24:00' }, holidays: [] }

  it('counts hours that pass where the clocks change within working hours', () => {
    const day = (date: string, next: string, timeZone: string, workingHours = ALWAYS.workingHours) =>
      hours(date, next, { ...ALWAYS, workingDays: [...ALWAYS.workingDays], timeZone, workingHours })
    const until6 = { start: '00:00', end: '06:00' }
    expect(day('2026-03-28T12:00Z', '2026-03-29T12:00Z', 'Europe/Lisbon', until6)).toBe(5)
    expect(day('2026-10-24T12:00Z', '2026-10-25T12:00Z', 'Europe/Lisbon', until6)).toBe(7)
    // Half an hour, on Lord Howe Island; work from half past two begins when the clocks show half past two at once.
    expect(day('2026-10-03T00:00Z', '2026-10-04T00:00Z', 'Australia/Lord_Howe', until6)).toBe(5.5)
    const fromHalfPast = { start: '01:30', end: '06:00' }
    expect(day('2026-03-28T12:00Z', '2026-03-29T12:00Z', 'Europe/Lisbon', fromHalfPast)).toBe(4)
    // Half past one came twice: work begins, or ends, with the first.
    expect(day('2026-10-24T12:00Z', '2026-10-25T12:00Z', 'Europe/Lisbon', fromHalfPast)).toBe(5.5)
    expect(day('2026-10-24T23:00Z', '2026-10-25T12:00Z', 'Europe/Lisbon', { start: '00:00', end: '01:30' })).toBe(1.5)
    // Midnight didn't exist in São Paulo on 4 November 2018: the day had 23 hours.
    expect(day('2018-11-04T03:00Z', '2018-11-05T02:00Z', 'America/Sao_Paulo')).toBe(23)
  })

  it('counts nothing on a date that a zone left out', () => {
    // Samoa went from 29 to 31 December 2011: a Thursday, then a Saturday.
    const samoa = { timeZone: 'Pacific/Apia', holidays: [] }
    const over = (...workingDays: Calendar['workingDays']) =>
      hours('2011-12-30T03:00Z', '2011-12-31T10:00Z', { ...samoa, workingDays })
    expect([over(5), over(1, 2, 3, 4, 5), over(6)]).toEqual([0, 0, 8])
  })

  it('in days of a working day, where elapsed days are of 24 hours', () => {
    const [from, to] = [Date.parse('2026-11-06T13:00Z'), Date.parse('2026-11-10T13:00Z')]
    expect(daysBetween({ measure: 'working', calendar: lisbon }, from, to)).toBe(2)
    expect(daysBetween({ measure: 'calendar', calendar: lisbon }, from, to)).toBe(4)
  })
})

describe('what can’t be counted is refused', () => {
  it.each<[string, Partial<Calendar>]>([
    ['a zone that nobody knows', { timeZone: 'Europe/Atlantis' }],
    ['no working day', { workingDays: [] }],
    ['an eighth weekday', { workingDays: [8 as 7] }],
    ['hours that end before they begin', { workingHours: { start: '17:00', end: '09:00' } }],
    ['hours that are none', { workingHours: { start: '9:00', end: '17:00' } }],
    ['hours after midnight', { workingHours: { start: '09:00', end: '24:30' } }],
    ['a holiday that is no date', { holidays: ['2027-02-29'] }],
  ])('%s', (_what, wrong) => {
    expect(() => hours('2026-11-02T10:00Z', '2026-11-02T12:00Z', wrong)).toThrow(RangeError)
  })

  it('an end before the beginning, and dates that are none', () => {
    expect(() => hours('2026-11-02T10:00Z', '2026-11-02T09:00Z')).toThrow(RangeError)
    expect(() => hours('whenever', '2026-11-02T09:00Z')).toThrow(RangeError)
  })
})

/** Zones with changes of an hour, half an hour, in both hemispheres, at midnight, and none. */
const ZONES = [
  'Europe/Lisbon',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'UTC',
]

const calendars = fc.record<Calendar>({
  timeZone: fc.constantFrom(...ZONES),
  workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }).map((days) => [...days]),
  // None that begins or ends at a time that clocks show twice.
  workingHours: fc.constantFrom(
    { start: '09:00', end: '17:00' },
    { start: '04:15', end: '24:00' },
    { start: '07:30', end: '22:45' },
    { start: '00:15', end: '06:00' },
  ),
  holidays: fc.subarray(['2026-03-29', '2026-04-05', '2026-10-25', '2028-02-29']),
})
/** Around changes of clocks, the turn of a year, and a leap day. */
const around = fc.constantFrom(
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-12-31',
  '2028-02-29',
)
const spans = fc
  .tuple(around, fc.integer({ min: -576, max: 576 }), fc.integer({ min: 0, max: 864 }))
  .map(([date, shift, length]) => {
    const from = Date.parse(`${date}T00:00Z`) + shift * 5 * MINUTE
    return { from, to: from + length * 5 * MINUTE }
  })

/** Five minutes at a time: does the clock on the wall show working hours? */
function countOnTheWall({ timeZone, workingDays, workingHours, holidays }: Calendar, from: number, to: number): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' })
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  let minutes = 0
  for (let at = from; at < to; at += 5 * MINUTE) {
    const [date = '', time = ''] = wall.format(at).split(' ')
    const isWorked = workingDays.some((day) => names[day - 1] === weekday.format(at)) && !holidays.includes(date)
    if (isWorked && time >= workingHours.start && time < workingHours.end) minutes += 5
  }
  return minutes
}

describe('working time, whatever the calendar', () => {
  it('is what the clock on the wall shows, five minutes at a time', () => {
    fc.assert(
      fc.property(calendars, spans, (calendar, { from, to }) => {
        expect(workingDuration(new Date(from), new Date(to), calendar).minutes).toBe(countOnTheWall(calendar, from, to))
      }),
      { numRuns: 120 },
    )
  })

  it('adds up, and is never more than all time', () => {
    const ms = fc.integer({ min: 0, max: 400 * DAY })
    fc.assert(
      fc.property(calendars, spans, ms, ms, (terms, { from }, first, then) => {
        const calendar = openCalendar(terms)
        const [middle, end] = [from + first, from + first + then]
        const whole = workingMinutes(calendar, from, end)
        expect(workingMinutes(calendar, from, middle) + workingMinutes(calendar, middle, end)).toBeCloseTo(whole, 6)
        expect(whole).toBeLessThanOrEqual((end - from) / MINUTE + 1e-6)
        expect(whole).toBeLessThanOrEqual(Math.ceil((end - from) / DAY + 1) * ((calendar.minutesOfDay * MINUTE + HOUR) / MINUTE))
      }),
    )
  })
})
