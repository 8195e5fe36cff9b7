import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lateBy } from '../../../renderer/operations/act/promise-effect'
import { dateOf, dayNumberOf, openCalendar, promisedDay, standing } from '../../../shared/flow'

const CALENDAR = {
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5] as (1 | 2 | 3 | 4 | 5)[],
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-25', '2027-01-01'],
}
const SOON = 2

/** What the hub counts of these receipts on a day, where so many working days are promised. */
function count(received: readonly number[], today: number, promise: number) {
  const calendar = openCalendar(CALENDAR)
  const told = { 'in-time': 0, soon: 0, late: 0 }
  for (const at of received) told[standing(calendar, promisedDay(calendar, at, promise), today, SOON)] += 1
  return told
}

it('the true number that would be late by another promise lies between what is told, whatever was received when', () => {
  const day = dayNumberOf('2026-12-30')
  const noon = (ago: number) => Date.parse(`${dateOf(day - ago)}T12:00:00Z`)
  const made = fc.record({
    ages: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 }),
    from: fc.integer({ min: 1, max: 30 }),
    to: fc.integer({ min: 1, max: 30 }),
  })
  fc.assert(
    fc.property(made, ({ ages, from, to }) => {
      const received = ages.map(noon)
      const { 'in-time': inTime, soon, late } = count(received, day, from)
      const oldestReceivedAt = new Date(Math.min(...received)).toISOString()
      const open = [{ stage: 'waiting-first' as const, inTime, soon, late, oldestReceivedAt }]
      const told = lateBy(open, CALENDAR, { today: dateOf(day), soonWorkingDays: SOON }, [from, to])
      const then = count(received, day, to).late
      expect(told.least).toBeLessThanOrEqual(then)
      expect(told.most).toBeGreaterThanOrEqual(then)
      if (from === to) expect(told).toEqual({ least: late, most: late })
    }),
  )
})
