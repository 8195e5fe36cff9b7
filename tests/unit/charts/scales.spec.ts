import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart } from '../../../renderer/charts/apart'
import { countScale } from '../../../renderer/charts/count-ticks'
import { dateTicks } from '../../../renderer/charts/date-ticks'
import { drawnDates, flowLines } from '../../../renderer/charts/flow/flow-lines'
import { shareBy } from '../../../renderer/charts/flow/forecast-lines'
import { byDate, daysShown, scatterCells } from '../../../renderer/charts/flow/scatter-cells'
import { legendPlaces } from '../../../renderer/charts/legend'
import { dateOf, dayNumberOf, OPEN_STAGES } from '../../../shared/flow'

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

describe('a scale of counts', () => {
  test('begins at 0, holds every value, and writes whole numbers only', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e7 }), { maxLength: 20 }), (values) => {
        const { most, ticks, place } = countScale(values, 200)
        expect(ticks[0]).toBe(0)
        expect(ticks.every(Number.isInteger)).toBe(true)
        expect(ticks.length).toBeGreaterThan(1)
        for (const value of values) {
          expect(value).toBeLessThanOrEqual(most)
          expect(place(value)).toBeCloseTo((200 * value) / most, 6)
        }
      }),
    )
  })
})

describe('dates on a line', () => {
  test('are within it, in order, and no more than there is room for', () => {
    const from = fc.integer({ min: 0, max: 30_000 })
    fc.assert(
      fc.property(from, fc.integer({ min: 0, max: 3660 }), fc.integer({ min: 2, max: 14 }), (first, more, most) => {
        const ticks = dateTicks(dateOf(first), dateOf(first + more), most)
        expect(ticks.length).toBeLessThanOrEqual(most + 1)
        expect(ticks.every(({ date, at }) => dayNumberOf(date) === first + at && at <= more)).toBe(true)
        expect([...ticks].sort((a, b) => a.at - b.at)).toEqual(ticks)
        if (more > 62) expect(ticks.every(({ date }) => date.endsWith('-01'))).toBe(true)
      }),
    )
  })

  test('are Mondays where weeks are written, and months with their year where a year begins', () => {
    expect(dateTicks('2026-10-01', '2026-10-31', 6).map(({ date }) => date)).toEqual([
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
    ])
    expect(dateTicks('2025-11-20', '2026-03-15', 6).map(({ date, as }) => `${date} ${as}`)).toEqual([
      '2025-12-01 year',
      '2026-01-01 year',
      '2026-02-01 month',
      '2026-03-01 month',
    ])
  })
})

const dot = fc.record({
  date: fc.integer({ min: 20_000, max: 20_400 }).map(dateOf),
  days: fc.integer({ min: 0, max: 400 }),
  decided: fc.integer({ min: 1, max: 500 }),
})

describe('dots that are put together', () => {
  test('lose no decision, and each lies in its cell', () => {
    const size = fc.record({ dates: fc.integer({ min: 1, max: 30 }), days: fc.integer({ min: 1, max: 20 }) })
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 60 }), size, fc.integer({ min: 1, max: 500 }), (dots, cell, limit) => {
        const { cells, beyond, most } = scatterCells(dots, dateOf(20_000), cell, limit)
        expect(sum(cells.map(({ decided }) => decided)) + sum(beyond.map(({ decided }) => decided))).toBe(
          sum(dots.map(({ decided }) => decided)),
        )
        expect(most).toBe(Math.max(0, ...cells.map(({ decided }) => decided)))
        for (const { firstDate, firstDays, decided } of cells) {
          const inside = dots.filter(({ date, days }) => {
            const at = dayNumberOf(date) - 20_000
            const isHere = at >= firstDate && at < firstDate + cell.dates && days >= firstDays && days < firstDays + cell.days
            return isHere && days < limit
          })
          expect(decided).toBe(sum(inside.map((one) => one.decided)))
        }
      }),
    )
  })

  test('are told by date without losing one', () => {
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 60 }), (dots) => {
        const dates = byDate(dots)
        expect(sum(dates.map(({ decided }) => decided))).toBe(sum(dots.map(({ decided }) => decided)))
        expect(new Set(dates.map(({ date }) => date)).size).toBe(dates.length)
      }),
    )
  })

  test('are not pressed to the ground by one that took a year', () => {
    const dots = [3, 4, 5, 8, 380].map((days) => ({ date: '2026-11-02', days, decided: 1 }))
    expect(daysShown(dots, 9)).toBe(18)
    expect(daysShown(dots.slice(0, 4), 9)).toBe(9)
  })
})

describe('cumulative flow', () => {
  test('has bands that add up from what left to what arrived, and lines that never fall', () => {
    const stages = fc.dictionary(fc.constantFrom(...OPEN_STAGES), fc.integer({ min: 0, max: 50 }))
    const steps = fc.array(fc.record({ arrived: fc.integer({ min: 0, max: 20 }), open: stages }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(steps, (history) => {
        // What left follows from what was open before, what arrived, and what is open then; history in which that isn't possible is none.
        let open = sum(Object.values(history[0]?.open ?? {}))
        const days = history.flatMap(({ arrived, open: then }, at) => {
          const now = sum(Object.values(then))
          const left = open + arrived - now
          if (left < 0) return []
          open = now
          return [
            { date: dateOf(20_000 + at), isWorkingDay: true, arrived, decided: left, withdrawn: 0, replaced: 0, open: then },
          ]
        })
        if (days.length === 0) return
        const lines = flowLines(days)
        const before = (lines.open[0] ?? 0) - (days[0]?.arrived ?? 0) + (days[0]?.decided ?? 0)
        let arrived = before
        days.forEach((day, at) => {
          arrived += day.arrived
          expect(lines.arrived[at]).toBe(arrived)
          expect((lines.arrived[at] ?? 0) - (lines.left[at] ?? 0)).toBe(lines.open[at])
        })
        for (const { low, high } of lines.bands) expect(high.every((value, at) => value >= (low[at] ?? 0))).toBe(true)
      }),
    )
  })

  test('is drawn with its first and last date, and with no more than there are pixels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 60, max: 1200 }), (count, pixels) => {
        const drawn = drawnDates(count, pixels)
        expect([drawn[0], drawn.at(-1)]).toEqual([0, count - 1])
        expect(drawn.length).toBeLessThanOrEqual(pixels + 1)
        expect(new Set(drawn).size).toBe(drawn.length)
      }),
    )
  })
})

test('labels keep their order, their gap and their ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { maxLength: 8 }), (wanted) => {
      const places = apart(wanted, 14, 0, 300)
      const order = wanted
        .map((_, at) => at)
        .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || (places[a] ?? 0) - (places[b] ?? 0))
      order.forEach((at, place) => {
        const [here = 0, next] = [places[at], places[order[place + 1] ?? -1]]
        expect(here).toBeGreaterThanOrEqual(-1e-9)
        expect(here).toBeLessThanOrEqual(300 + 1e-9)
        if (next !== undefined) expect(next - here).toBeGreaterThanOrEqual(14 - 1e-9)
      })
    }),
  )
})

test('a legend never goes beyond its width where its words fit', () => {
  const items = ['Begun', 'Not begun', 'Waits for the second assessor'].map((words) => ({ key: words, words }))
  const { places, height } = legendPlaces(items, 220)
  expect(places.map(({ y }) => y)).toEqual([0, 0, 18])
  expect(height).toBe(36)
})

test('the share of runs that are done by a day is what the spread says', () => {
  const spread = Array.from({ length: 99 }, (_, at) => (at < 50 ? 5 : at < 90 ? 9 : Number.POSITIVE_INFINITY))
  expect([4, 5, 8, 9, 700].map((days) => shareBy(spread, days))).toEqual([0, 0.5, 0.5, 0.9, 0.9])
})
