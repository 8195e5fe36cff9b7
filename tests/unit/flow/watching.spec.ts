import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  dateOf,
  dayNumberOf,
  driftDates,
  holdsStill,
  isUnanswerable,
  measureWork,
  openCalendar,
  type Stage,
  type WatchedWork,
} from '../../../shared/flow'

const calendar = openCalendar({
  timeZone: 'Europe/Lisbon',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-01', '2026-12-08'],
})
const TODAY = dayNumberOf('2026-12-09')

const row = (
  counts: Partial<{ inTime: number; soon: number; late: number }>,
  received = '2026-11-20',
  stage: Stage = 'waiting-first',
) => ({
  inTime: 0,
  soon: 0,
  late: 0,
  ...counts,
  stage,
  oldestReceivedAt: `${received}T12:00:00.000Z`,
  promiseWorkingDays: 10,
})
const work = (open: WatchedWork['open'], came = 0, left = 0): WatchedWork => ({ open, moved: { came, left } })
const measure = (what: Parameters<typeof measureWork>[0], of: WatchedWork) => measureWork(what, of, calendar, TODAY)

describe('what a rule looks at', () => {
  it('is the late share of open work, without what lies with candidates; of fewer than five nothing is said', () => {
    const all = work([row({ inTime: 5, soon: 1, late: 2 }), row({ inTime: 40 }, '2026-11-20', 'with-candidate')])
    expect(measure('late-share', all)).toEqual({ value: 25, n: 8 })
    expect(measure('queue', all)).toEqual({ value: 8, n: 8 })
    expect(measure('late-share', work([row({ late: 4 })]))).toEqual({ reason: 'too-few' })
    expect(measure('queue', work([]))).toEqual({ value: 0, n: 0 })
  })

  it('counts working days past the promise, neither holidays nor weekends', () => {
    // Promised on Friday the 4th of December, as the 1st is a holiday: 7 December is one day past, the 8th is a holiday, 9 December two.
    const late = work([row({ late: 1 }, '2026-11-19'), row({ inTime: 9 }, '2026-11-02', 'with-candidate')])
    expect(dateOf(addWorkingDays(calendar, dayNumberOf('2026-11-19'), 10))).toBe('2026-12-04')
    expect(measure('oldest', late)).toEqual({ value: 2, n: 1 })
    expect(measure('oldest', work([row({ inTime: 3 })]))).toEqual({ value: 0, n: 0 })
  })

  it('is how much more came than left over the last twenty working days, which end yesterday', () => {
    const { first, last } = driftDates(calendar, TODAY)
    expect([dateOf(first), dateOf(last)]).toEqual(['2026-11-09', '2026-12-08'])
    expect(measure('drift', work([], 30, 20))).toEqual({ value: 50, n: 50 })
    expect(measure('drift', work([], 20, 30))).toMatchObject({ value: expect.closeTo(-33.33, 2) })
    expect(measure('drift', work([], 25, 0))).toEqual({ value: 2500, n: 25 })
    expect(measure('drift', work([], 10, 9))).toEqual({ reason: 'too-few' })
  })

  it('has as many working days before today in it as it says, whatever the calendar', () => {
    const days = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 })
    fc.assert(
      fc.property(days, fc.integer({ min: 10_000, max: 40_000 }), (workingDays, today) => {
        const any = openCalendar({ ...calendar.terms, workingDays: workingDays as (1 | 2)[] })
        const { first, last } = driftDates(any, today)
        let count = 0
        for (let day = first; day <= last; day += 1) if (any.isWorkingDay(day)) count += 1
        expect([count, any.isWorkingDay(first), last]).toEqual([20, true, today - 1])
      }),
      { numRuns: 50 },
    )
  })

  it('fires above its threshold, and is over at nine tenths of it: in between it stays as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, max: 2000, noNaN: true }), (over, value) => {
        const [fresh, held] = [holdsStill(value, over, false), holdsStill(value, over, true)]
        expect(fresh).toBe(value > over)
        if (fresh) expect(held).toBe(true)
        expect(held).toBe(value > over * 0.9)
      }),
    )
    expect([holdsStill(0, 0, false), holdsStill(0, 0, true), holdsStill(1, 0, false)]).toEqual([false, false, true])
    expect(isUnanswerable({ reason: 'too-few' })).toBe(true)
  })
})
