import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BUCKET_STARTS,
  bucketOf,
  cumulativeFlow,
  dailyCounts,
  dailyHistograms,
  dateOf,
  dayNumberOf,
  histogramPercentiles,
  isFinishedIn,
  littlesLaw,
  mergeHistograms,
  OPEN_STAGES,
  openCalendar,
  percentiles,
  stageAt,
  tellGroups,
  tellGroupsOfGroups,
  TOLD_PERCENTILES,
  turnaroundScatter,
} from '../../../shared/flow'
import { answered, at, DAY, LISBON, lisbon, madeHistory, madePassage, MINUTE } from './made'

const ALWAYS = { from: at('2026-01-01T00:00Z'), to: at('2030-01-01T00:00Z') }
/** Around the end of summer time, and around a leap day. */
const PERIODS = fc
  .constantFrom(['2026-10-12', '2026-11-08'], ['2028-02-14', '2028-03-05'], ['2026-02-01', '2029-12-31'])
  .map(([first = '', last = '']) => ({ first: dayNumberOf(first), last: dayNumberOf(last) }))
const calendars = fc
  .constantFrom('Europe/Lisbon', 'America/New_York', 'Asia/Beirut')
  .map((timeZone) => openCalendar({ ...LISBON, timeZone }))

describe('cumulative flow', () => {
  it('by hand: what comes at midnight belongs to the date that begins', () => {
    const passages = [
      madePassage(at('2026-10-30T10:00Z'), at('2026-11-03T10:00Z')),
      madePassage(at('2026-11-02T23:59Z'), at('2026-11-04T00:00Z')),
      madePassage(at('2026-11-03T00:00Z'), null),
      madePassage(at('2026-10-01T00:00Z'), at('2026-10-02T00:00Z')),
    ]
    const told = cumulativeFlow(passages, { first: dayNumberOf('2026-11-02'), last: dayNumberOf('2026-11-04') }, lisbon)
    expect(told.dates).toEqual(['2026-11-02', '2026-11-03', '2026-11-04'])
    expect([...told.arrived]).toEqual([2, 3, 3])
    expect([...told.left.decided]).toEqual([0, 1, 2])
    expect([...told.open['waiting-first']]).toEqual([2, 2, 1])
    expect(told.timeZone).toBe('Europe/Lisbon')
  })

  it('is what every passage was in at the end of each date, and its bands fill what lies between its lines', () => {
    fc.assert(
      fc.property(madeHistory(), PERIODS, calendars, (history, days, calendar) => {
        const told = cumulativeFlow(history, days, calendar)
        const places = told.dates.map((_, place) => place)
        for (const place of places.filter((one) => one < 28 || one === places.length - 1)) {
          const end = calendar.startOf(days.first + place + 1) - 1
          const inStage = (stage: string) =>
            history.filter((passage) => passage.receivedAt <= end && isInFlow(passage, end) && stageAt(passage, end) === stage)
              .length
          for (const stage of OPEN_STAGES) expect(told.open[stage as 'first'][place]).toBe(inStage(stage))
          const left = Object.values(told.left).reduce((sum, line) => sum + (line[place] ?? 0), 0)
          const open = Object.values(told.open).reduce((sum, line) => sum + (line[place] ?? 0), 0)
          expect(open).toBe((told.arrived[place] ?? 0) - left)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is refused backwards', () => {
    expect(() => cumulativeFlow([], { first: 2, last: 1 }, lisbon)).toThrow(RangeError)
  })
})

function isInFlow({ end }: { end: { at: number } | null }, instant: number): boolean {
  return end === null || end.at > instant
}

describe('daily counts', () => {
  it('count what comes on a weekend or holiday on the next working day, where working days are asked for', () => {
    const saturday = at('2026-11-28T12:00Z')
    const passages = [madePassage(saturday, at('2026-12-01T12:00Z')), madePassage(at('2026-11-27T12:00Z'), null)]
    const days = { first: dayNumberOf('2026-11-27'), last: dayNumberOf('2026-12-02') }
    const working = dailyCounts(passages, days, lisbon, 'working')
    expect(working.dates).toEqual(['2026-11-27', '2026-11-30', '2026-12-02'])
    expect([[...working.arrived], [...working.left]]).toEqual([
      [1, 1, 0],
      [0, 0, 1],
    ])
    const all = dailyCounts(passages, days, lisbon, 'all')
    expect(all.dates).toHaveLength(6)
    expect([[...all.arrived], [...all.decided]]).toEqual([
      [1, 1, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 0],
    ])
  })

  it('lose nothing of a period, and say by how much the cumulative lines rise', () => {
    fc.assert(
      fc.property(madeHistory(), calendars, (history, calendar) => {
        const days = { first: dayNumberOf('2026-01-01'), last: dayNumberOf('2030-01-01') }
        for (const which of ['all', 'working'] as const) {
          const counts = dailyCounts(history, days, calendar, which)
          const sum = (line: Int32Array) => line.reduce((total, one) => total + one, 0)
          expect(sum(counts.arrived)).toBe(history.length)
          expect(sum(counts.left)).toBe(history.filter(({ end }) => end !== null).length)
          expect(sum(counts.decided)).toBe(history.filter((passage) => isFinishedIn(passage, ALWAYS)).length)
        }
        const flow = cumulativeFlow(history, days, calendar)
        const { decided } = dailyCounts(history, days, calendar, 'all')
        expect([...decided]).toEqual([...flow.left.decided].map((all, place) => all - (flow.left.decided[place - 1] ?? 0)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('Little’s law', () => {
  const span = { from: at('2026-11-01T00:00Z'), to: at('2026-12-01T00:00Z') }
  /** One arrives every six hours; each takes so many days, by its number. */
  const steady = (daysOf: (number: number) => number | null) =>
    Array.from({ length: 4 * 90 }, (_, number) => {
      const receivedAt = at('2026-09-02T00:00Z') + number * (DAY / 4)
      const days = daysOf(number)
      return madePassage(receivedAt, days === null ? null : receivedAt + days * DAY)
    })

  it('holds for a steady queue', () => {
    const told = answered(
      littlesLaw(
        steady(() => 5),
        span,
      ),
    )
    expect(told).toMatchObject({ leftPerDay: 4, meanDays: 5, expected: 20, open: 20, holds: true, because: [], passages: 120 })
  })

  it('doesn’t where nobody keeps up, where old work stays, where it is cleared, or where the span is short, and says so', () => {
    const reasons = (daysOf: Parameters<typeof steady>[0], of = span) => answered(littlesLaw(steady(daysOf), of)).because
    // From November on every second one stays.
    expect(reasons((number) => (number > 240 && number % 2 === 0 ? null : 5))).toContain('more-open')
    // A few never leave.
    expect(reasons((number) => (number % 20 === 0 ? null : 2))).toEqual(['stayed', 'more-open', 'older-open'])
    // Ten that never leave make most of the difference, and newer work that piles up keeps what is open young.
    const hidden = reasons((number) => (number < 10 || number > 345 ? null : 1))
    expect(hidden[0]).toBe('stayed')
    expect(hidden).not.toContain('older-open')
    // What lay since September is decided in the middle of November.
    const cleared = reasons((number) => (number < 120 && number % 4 === 0 ? 74 - number / 4 : 2))
    expect(cleared).toEqual(['fewer-open', 'younger-open'])
    // Twenty days each, of which the span sees twelve; before November half of what came took no time.
    const days = { from: span.from, to: span.from + 12 * DAY }
    expect(reasons((number) => (number < 240 && number % 2 === 0 ? 0 : 20), days)).toEqual(['more-open', 'short-span'])
  })

  it('has no answer for a handful', () => {
    expect(littlesLaw(steady(() => 5).slice(0, 300), { from: span.from, to: span.from + 4 * DAY })).toEqual({ reason: 'too-few' })
    expect(() => littlesLaw([], { from: 1, to: 1 })).toThrow(RangeError)
  })

  it('is out by what the age of open work has changed, exactly, and always says why', () => {
    fc.assert(
      fc.property(madeHistory(), madeHistory(), fc.nat(99), fc.integer({ min: 100, max: 500 }), (one, other, place, length) => {
        // It begins as something comes or goes.
        const instants = [...one, ...other].flatMap(({ receivedAt, end }) => [receivedAt, end?.at ?? receivedAt])
        const from = instants[place % instants.length] ?? 0
        const within = { from, to: from + length * DAY }
        const told = littlesLaw([...one, ...other], within)
        if ('reason' in told) return
        const [before, after] = [told.before.open * told.before.meanAge, told.after.open * told.after.meanAge]
        expect((told.open - told.expected) * length).toBeCloseTo(after - before, 5)
        expect(told.because.length > 0).toBe(!told.holds)
      }),
      { numRuns: 200 },
    )
  })
})

describe('histograms', () => {
  it('have buckets where they say, without gaps', () => {
    expect(BUCKET_STARTS.every((start, bucket) => bucketOf(start) === bucket)).toBe(true)
    expect(BUCKET_STARTS.every((start, bucket) => bucket === 0 || bucketOf(start - 1e-6) === bucket - 1)).toBe(true)
    expect([BUCKET_STARTS.length, BUCKET_STARTS.at(-1), bucketOf(1e6)]).toEqual([299, 736, 298])
    expect(() => bucketOf(-1)).toThrow(RangeError)
  })

  it('agree with exact percentiles within one bucket, from dates of decision put together', () => {
    fc.assert(
      fc.property(madeHistory(), calendars, fc.constantFrom('working', 'calendar'), (history, calendar, measure) => {
        const basis = { measure, calendar } as const
        const daily = dailyHistograms(history, ALWAYS, basis)
        const dots = turnaroundScatter(history, ALWAYS, basis)
        expect([...daily.keys()].sort()).toEqual([...new Set(dots.map((dot) => dateOf(calendar.dayOf(dot.at))))].sort())
        const exact = percentiles(
          Float64Array.from(dots, ({ days }) => days),
          TOLD_PERCENTILES,
        )
        const told = histogramPercentiles(mergeHistograms(daily.values()), TOLD_PERCENTILES)
        if ('reason' in exact || 'reason' in told) {
          expect(told).toEqual(exact)
          return
        }
        // As wide as the bucket of the longest, at most.
        const longest = Math.max(...dots.map(({ days }) => days))
        const widest = longest < 30 ? 0.25 : longest < 120 ? 1 : 7
        told.forEach(({ days, low, high }, place) => {
          const value = exact[place] ?? Number.NaN
          expect(value).toBeGreaterThanOrEqual(low - 1e-9)
          expect(value).toBeLessThanOrEqual(high + 1e-9)
          if (longest < 736) expect(high - low).toBeLessThanOrEqual(widest + 1e-9)
          expect(days >= low && days <= high).toBe(true)
        })
      }),
    )
  })

  it('have no upper end for what took longer than two years', () => {
    const old = madePassage(at('2026-01-01T00:00Z'), at('2029-01-01T00:00Z'))
    const [daily] = dailyHistograms([old], ALWAYS, { measure: 'calendar', calendar: lisbon }).values()
    expect(daily && histogramPercentiles(daily, [50])).toEqual([{ days: 736, low: 736, high: Number.POSITIVE_INFINITY }])
  })
})

describe('small groups', () => {
  const told = (counts: Record<string, number>, least?: number) => tellGroups(new Map(Object.entries(counts)), least)

  it('are hidden, and a second one beside a single one, so that the total doesn’t give it away', () => {
    expect(told({ a: 3, b: 40, c: 12, d: 0 })).toEqual({
      groups: new Map([
        ['a', null],
        ['b', 40],
        ['c', null],
        ['d', 0],
      ]),
      total: 55,
    })
    expect(told({ a: 2, b: 2, c: 9, d: 11 }).groups.get('c')).toBeNull()
    expect(told({ a: 4, b: 4, c: 9 })).toMatchObject({
      total: 17,
      groups: new Map([
        ['a', null],
        ['b', null],
        ['c', 9],
      ]),
    })
    expect(told({ a: 5, b: 6 })).toMatchObject({
      total: 11,
      groups: new Map([
        ['a', 5],
        ['b', 6],
      ]),
    })
    // Alone with its total there is nobody to hide behind.
    expect(told({ a: 4 })).toEqual({ groups: new Map([['a', null]]), total: null })
    expect(told({ a: 30, b: 4, c: 0 })).toMatchObject({
      total: 34,
      groups: new Map([
        ['a', null],
        ['b', null],
        ['c', 0],
      ]),
    })
    expect(() => told({ a: 4 }, 1)).toThrow(RangeError)
  })

  it('can’t be worked out from what is told', () => {
    const groups = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 8 }), (counts, least) => {
        const answer = told(counts, least)
        const hidden = Object.entries(counts).filter(([name]) => answer.groups.get(name) === null)
        for (const [name, count] of Object.entries(counts)) {
          if (answer.groups.get(name) !== null) expect(count === 0 || count >= least).toBe(true)
        }
        if (answer.total === null) {
          expect(hidden.length).toBeGreaterThan(0)
          return
        }
        const shown = [...answer.groups.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0)
        const rest = answer.total - shown
        if (hidden.length === 0) {
          expect(rest).toBe(0)
          return
        }
        // Several share what is left, and together they are no small group.
        expect(hidden.length).toBeGreaterThan(1)
        expect(rest).toBeGreaterThanOrEqual(least)
      }),
    )
  })

  it('can’t be worked out from groups of them either', () => {
    const outers = { a: 'x', b: 'x', c: 'x', d: 'y', e: 'y', f: 'y', g: 'z', h: 'z' }
    const outerOf = (name: string) => outers[name as keyof typeof outers]
    const groups = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 8 }), (found, least) => {
        const counts = new Map(Object.entries(found))
        const inner = tellGroups(counts, least)
        const outer = tellGroupsOfGroups(counts, inner, outerOf, least)
        const hiddenIn = (isOf: (name: string) => boolean) =>
          [...counts].filter(([name, count]) => count > 0 && inner.groups.get(name) === null && isOf(name))
        const told = [...outer].filter(([, count]) => count !== null)
        const places = told.map(([name]) => hiddenIn((one) => outerOf(one) === name))
        if (inner.total !== null) places.push(hiddenIn((one) => outer.get(outerOf(one)) === null))
        for (const hidden of places.filter(({ length }) => length > 0)) {
          expect(hidden.length).toBeGreaterThan(1)
          expect(hidden.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(least)
        }
        for (const [, count] of told) expect(count).toBeGreaterThanOrEqual(least)
      }),
    )
    const told = (found: Record<string, number>) => {
      const counts = new Map(Object.entries(found))
      return tellGroupsOfGroups(counts, tellGroups(counts), outerOf)
    }
    expect(told({ a: 9, b: 8, d: 7, e: 0 })).toEqual(new Map(Object.entries({ x: 17, y: 7 })))
    // a and d aren't told: neither is x, of which b is.
    expect(told({ a: 3, b: 40, d: 12, g: 50 })).toEqual(new Map(Object.entries({ x: null, y: null, z: 50 })))
    // d and e could be told together, but for g, which would be what is left.
    expect(told({ a: 30, d: 3, e: 3, g: 4 })).toEqual(new Map(Object.entries({ x: 30, y: null, z: null })))
  })
})

it('a minute before midnight is still the date before, in every zone', () => {
  fc.assert(
    fc.property(calendars, fc.integer({ min: 20_500, max: 21_500 }), (calendar, day) => {
      expect(calendar.dayOf(calendar.startOf(day))).toBe(day)
      expect(calendar.dayOf(calendar.startOf(day) - MINUTE)).toBe(day - 1)
    }),
  )
})
