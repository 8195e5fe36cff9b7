import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeForecast, SEED } from '../../../renderer/operations/forecast/compute-forecast'
import { dateAfter, historyOf, workingDaysTo } from '../../../renderer/operations/forecast/history'
import { AS_NOW } from '../../../renderer/operations/forecast/use-forecast-now'
import { recentMonths } from '../../../renderer/operations/report/months'
import { dateOf, dayNumberOf, isUnanswerable } from '../../../shared/flow'
import type { FlowAnswer } from '../../../shared/protocol'

const calendar: FlowAnswer['calendar'] = {
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-25'],
}
type Day = FlowAnswer['days'][number]
const day = (date: string, change: Partial<Day> = {}): Day => ({
  date,
  isWorkingDay: ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()),
  arrived: 0,
  decided: 0,
  withdrawn: 0,
  replaced: 0,
  open: {},
  ...change,
})
const answer = (days: Day[], asOf = '2026-11-23T22:59:00.000Z'): FlowAnswer => ({
  asOf,
  calendar,
  from: days[0]?.date ?? '2026-11-23',
  to: days.at(-1)?.date ?? '2026-11-23',
  days,
  littlesLaw: { reason: 'too-few' },
})

describe('the history that a forecast draws from', () => {
  test('has what happened at weekends in the next working day, and not the day that goes on', () => {
    const days = [
      day('2026-11-20', { decided: 3, arrived: 1 }),
      day('2026-11-21', { decided: 1, withdrawn: 1 }),
      day('2026-11-22', { arrived: 4 }),
      day('2026-11-23', { decided: 2, replaced: 1, arrived: 5, open: { first: 7, 'with-candidate': 3 } }),
    ]
    const now = historyOf(answer(days))
    expect(now).toMatchObject({ finished: [3], arrived: [1], decided: [3], open: 7, start: '2026-11-23', to: '2026-11-20' })
    // An hour later it is Tuesday in Berlin: Monday is over.
    const later = historyOf(answer(days, '2026-11-23T23:00:00.000Z'))
    expect(later).toMatchObject({ finished: [3, 5], arrived: [1, 9], decided: [3, 3], to: '2026-11-23' })
  })

  test('loses nothing that happened up to its last working day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 }), (decided) => {
        const days = decided.map((count, at) => day(dateOf(20_000 + at), { decided: count }))
        const { finished, to } = historyOf(answer(days, '2030-01-01T12:00:00.000Z'))
        const upTo = days.filter(({ date }) => to !== null && date <= to)
        expect(finished.reduce((sum, one) => sum + one, 0)).toBe(upTo.reduce((sum, one) => sum + one.decided, 0))
        expect(finished).toHaveLength(days.filter(({ isWorkingDay }) => isWorkingDay).length)
      }),
    )
  })

  test('counts to dates in the provider’s working days, over a holiday', () => {
    const history = historyOf(answer([day('2026-12-23')], '2026-12-23T12:00:00.000Z'))
    expect(dateAfter(history, 1)).toBe('2026-12-24')
    expect(dateAfter(history, 2)).toBe('2026-12-28')
    expect(workingDaysTo(history, '2026-12-27')).toBe(1)
    expect(workingDaysTo(history, '2026-12-28')).toBe(2)
  })
})

test('a forecast of a steady history tells the one future that there is, and how far it has come', () => {
  const told: number[] = []
  const steady = Array.from({ length: 20 }, () => 4)
  const cases = [AS_NOW, { key: 'assessors' as const, assessorFactor: 1.5, arrivalFactor: 1 }]
  const question = { finished: steady, arrived: steady.map(() => 2), decided: steady, open: 40, cases, days: 5 }
  const [now, more] = computeForecast(question, (share) => told.push(share))
  const days = (of: typeof now) => [of?.present, of?.all].map((one) => (one && !isUnanswerable(one) ? one.days[85] : one))
  expect(days(now)).toEqual([10, 20])
  expect(days(more)).toEqual([7, 10])
  expect(now?.decided).toMatchObject({ items: { 50: 20, 95: 20 }, seed: SEED })
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual([...told].sort((a, b) => a - b))
})

describe('months of a report', () => {
  test('are whole calendar months, the one that goes on up to today', () => {
    const [now, last, before] = recentMonths('2028-03-14', 3)
    expect(now).toEqual({ from: '2028-03-01', to: '2028-03-14', isWhole: false })
    expect(last).toEqual({ from: '2028-02-01', to: '2028-02-29', isWhole: true })
    expect(before).toEqual({ from: '2028-01-01', to: '2028-01-31', isWhole: true })
  })

  test('follow each other without a gap, over years', () => {
    const months = recentMonths('2026-01-31', 25)
    months.slice(1).forEach((month, at) => expect(dayNumberOf(months[at]?.from ?? '') - dayNumberOf(month.to)).toBe(1))
    expect(months[0]).toEqual({ from: '2026-01-01', to: '2026-01-31', isWhole: false })
    expect(months.at(-1)?.from).toBe('2024-01-01')
  })
})
