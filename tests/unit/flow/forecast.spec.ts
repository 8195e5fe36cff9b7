import { describe, expect, it } from 'vitest'
import { CONFIDENCES, FORECAST_HORIZON, FORECAST_RUNS, forecastCompletion, forecastFinished } from '../../../shared/flow'
import { randomIntegers } from '../../../shared/reliability'
import { answered } from './made'

const SHOWN = { runs: FORECAST_RUNS, seed: 7 }
const always = (each: number, days = 20) => Array.from({ length: days }, () => each)

describe('a forecast of when open work is finished', () => {
  it('has nothing to guess where every day is the same', () => {
    const told = answered(forecastCompletion({ dailyFinished: always(4), open: 41, ...SHOWN }))
    expect(told.days).toEqual({ 50: 11, 70: 11, 85: 11, 95: 11 })
    expect(told).toMatchObject({ ...SHOWN, historyDays: 20, assessorFactor: 1, arrivalFactor: 1, horizon: FORECAST_HORIZON })
    // Newcomers are to be finished, too.
    const newcomers = { dailyFinished: always(4), dailyArrived: always(3), open: 41, ...SHOWN }
    expect(answered(forecastCompletion(newcomers)).days[85]).toBe(41)
    // Half as many assessors again finish six a day, and three a day more than arrive.
    expect(answered(forecastCompletion({ ...newcomers, assessorFactor: 1.5 })).days[85]).toBe(14)
    expect(answered(forecastCompletion({ ...newcomers, arrivalFactor: 1.2 })).days[85]).toBe(103)
    expect(answered(forecastCompletion({ dailyFinished: always(1), open: 3, assessorFactor: 1 / 3, ...SHOWN })).days[95]).toBe(9)
    expect(answered(forecastCompletion({ dailyFinished: always(4), open: 0, ...SHOWN })).days[95]).toBe(0)
  })

  it('is the distribution that it should be: the sum of days that are 0 or 2', () => {
    // One open item: finished on the first day that isn't 0. Given a history with share p of such days, P(days ≤ n) = 1 − (1 − p)^n, and p varies as a
    // resample of 200 days does: hardly.
    const dailyFinished = Array.from({ length: 200 }, (_, day) => (day % 4 === 0 ? 2 : 0))
    const { days } = answered(forecastCompletion({ dailyFinished, open: 1, runs: 100_000, seed: 3 }))
    const expected = CONFIDENCES.map((percent) => Math.ceil(Math.log(1 - percent / 100) / Math.log(0.75)))
    expect(CONFIDENCES.map((percent) => days[percent])).toEqual(expected)
  })

  it('is the same for the same seed, and hardly another for another', () => {
    const question = { dailyFinished: [0, 1, 5, 3, 2, 8, 0, 4, 1, 3], open: 300, runs: FORECAST_RUNS }
    const one = answered(forecastCompletion({ ...question, seed: 1 }))
    expect(forecastCompletion({ ...question, seed: 1 })).toEqual(one)
    const other = answered(forecastCompletion({ ...question, seed: 2 }))
    expect(other.days).not.toEqual(one.days)
    for (const percent of CONFIDENCES) expect(Math.abs(other.days[percent] / one.days[percent] - 1)).toBeLessThan(0.05)
  })

  it('says what has no answer, and how far it looked', () => {
    expect(forecastCompletion({ dailyFinished: [], open: 3, ...SHOWN })).toEqual({ reason: 'no-history' })
    expect(forecastCompletion({ dailyFinished: always(0), open: 3, ...SHOWN })).toEqual({ reason: 'never-finishes' })
    expect(answered(forecastCompletion({ dailyFinished: always(0), open: 0, ...SHOWN })).days[50]).toBe(0)
    // More arrives than leaves on most futures, but not on all of them.
    const behind = { dailyFinished: [0, 0, 0, 0, 9], dailyArrived: [2, 2, 2, 2, 2], open: 9, ...SHOWN }
    const { days } = answered(forecastCompletion(behind))
    expect(days[50]).toBeLessThan(FORECAST_HORIZON)
    expect(days[95]).toBe(Number.POSITIVE_INFINITY)
  })

  it('refuses numbers that make no sense', () => {
    const sound = { dailyFinished: always(1), open: 1, ...SHOWN }
    for (const wrong of [
      { dailyFinished: [1, -1] },
      { dailyFinished: [Number.NaN] },
      { dailyArrived: [1] },
      { open: -1 },
      { open: Number.POSITIVE_INFINITY },
      { runs: 0 },
      { seed: 0.5 },
      { assessorFactor: -1 },
      { arrivalFactor: Number.NaN, dailyArrived: always(1) },
    ]) {
      expect(() => forecastCompletion({ ...sound, ...wrong }), JSON.stringify(wrong)).toThrow(RangeError)
    }
    expect(() => forecastFinished({ ...sound, days: 1.5 })).toThrow(RangeError)
  })
})

describe('a forecast of how much is finished', () => {
  it('has nothing to guess where every day is the same', () => {
    const told = answered(forecastFinished({ dailyFinished: always(4), days: 10, ...SHOWN }))
    expect(told).toEqual({ items: { 50: 40, 70: 40, 85: 40, 95: 40 }, ...SHOWN, historyDays: 20, assessorFactor: 1 })
    expect(answered(forecastFinished({ dailyFinished: always(1), days: 7, assessorFactor: 1.2, ...SHOWN })).items[85]).toBe(8)
    expect(forecastFinished({ dailyFinished: [], days: 10, ...SHOWN })).toEqual({ reason: 'no-history' })
  })

  it('promises less the surer it is to be, and what is in half of the futures at 50 %', () => {
    const { items } = answered(forecastFinished({ dailyFinished: [0, 10], days: 1, runs: FORECAST_RUNS, seed: 11 }))
    expect([items[70], items[85], items[95]]).toEqual([0, 0, 0])
    const many = answered(forecastFinished({ dailyFinished: [2, 3, 5, 8, 2, 4, 7, 1], days: 50, ...SHOWN })).items
    expect(Math.abs(many[50] - 200)).toBeLessThan(5)
    expect(many[95]).toBeLessThan(many[85])
    expect(many[85]).toBeLessThan(many[70])
  })
})

/**
 * What forecasts are worth: a team whose days are known to the test alone works for some weeks, a forecast is drawn from them, and the weeks after
 * come. Over many teams, a line is to be right about as often as it says. Whole days and whole submissions make it right a little more often.
 */
describe('over many simulated histories', () => {
  const TEAMS = 400
  /** Three standard errors of a share of 400, to either side; above, what whole days add. */
  const TOLERANCE = { below: 0.055, above: 0.075 }
  /** Few for the lines of one history; over 400 of them what they miss levels out. */
  const RUNS = 400

  /** Days of a team: Poisson counts, whose rate varies from day to day. */
  function team(seed: number) {
    const next = randomIntegers(seed)
    const uniform = () => (next() + 0.5) / 2 ** 32
    const poisson = (rate: number) => {
      let [count, product] = [0, uniform()]
      for (; product > Math.exp(-rate); product *= uniform()) count += 1
      return count
    }
    const rate = 3 + 9 * uniform()
    const day = (pace: number) => poisson(pace * (uniform() < 0.2 ? 0.2 : 1.2))
    const days = (count: number, pace: number) => Array.from({ length: count }, () => day(pace))
    return { finish: (count: number) => days(count, rate), arrive: (count: number) => days(count, rate * 0.6) }
  }

  function shareRight(isRight: (seed: number) => boolean): number {
    return Array.from({ length: TEAMS }, (_, seed) => isRight(seed)).filter(Boolean).length / TEAMS
  }

  function expectAbout(share: number, percent: number): void {
    expect(share).toBeGreaterThan(percent / 100 - TOLERANCE.below)
    expect(share).toBeLessThan(percent / 100 + TOLERANCE.above)
  }

  it.each([50, 85] as const)('so many backlogs in a hundred are cleared by that line: %i', (percent) => {
    const share = shareRight((seed) => {
      const { finish } = team(seed)
      const dailyFinished = finish(30)
      const open = 500
      const told = answered(forecastCompletion({ dailyFinished, open, runs: RUNS, seed }))
      return finish(told.days[percent]).reduce((sum, one) => sum + one, 0) >= open
    })
    expectAbout(share, percent)
  })

  it('85 % of queues are empty by that line, newcomers included', () => {
    const share = shareRight((seed) => {
      const { finish, arrive } = team(seed)
      const told = answered(
        forecastCompletion({ dailyFinished: finish(60), dailyArrived: arrive(60), open: 80, runs: RUNS, seed }),
      )
      const [done, came] = [finish(told.days[85]), arrive(told.days[85])]
      let left = 80
      return done.some((one, day) => (left -= one - (came[day] ?? 0)) <= 0)
    })
    expectAbout(share, 85)
  })

  it('85 % of the time at least as much is finished as that line says', () => {
    const share = shareRight((seed) => {
      const { finish } = team(seed)
      const { items } = answered(forecastFinished({ dailyFinished: finish(60), days: 20, runs: RUNS, seed }))
      return finish(20).reduce((sum, one) => sum + one, 0) >= items[85]
    })
    expectAbout(share, 85)
  })
})
