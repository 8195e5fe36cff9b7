import { describe, expect, it } from 'vitest'
import {
  adjacentAgreementStatistic,
  bootstrapInterval,
  cohenKappaStatistic,
  exactAgreementStatistic,
  fleissKappaStatistic,
  gwetAC1Statistic,
  gwetAC2Statistic,
  icc,
  isUnanswerable,
  krippendorffAlpha,
  krippendorffAlphaStatistic,
  type Ratings,
  randomIntegers,
  type Statistic,
  type SummedStatistic,
  severityStatistic,
  severityStatistics,
  startBootstrap,
} from '../../../shared/reliability'
import { numbersTo } from './made'
import { ABSTRACTORS, DIAGNOSES, FOUR_OBSERVERS, ratingsOf, scaleTo } from './tables'

const _ = Number.NaN
const OPTIONS = { samples: 200, seed: 7, level: 0.95 }
const NOMINAL = scaleTo(5, 'nominal')

/** The same statistic without what makes it quick: each sample becomes a copy of the ratings. */
function slowly(statistic: SummedStatistic): Statistic {
  return (ratings) => statistic(ratings)
}

const SUMMED: [string, SummedStatistic, Ratings][] = [
  ['exactAgreement', exactAgreementStatistic(), FOUR_OBSERVERS],
  ['adjacentAgreement', adjacentAgreementStatistic(scaleTo(5)), FOUR_OBSERVERS],
  ['cohenKappa', cohenKappaStatistic(scaleTo(3), 'none'), ABSTRACTORS],
  ['weighted cohenKappa', cohenKappaStatistic(scaleTo(3), 'linear'), ABSTRACTORS],
  ['fleissKappa', fleissKappaStatistic(NOMINAL), DIAGNOSES],
  ['fleissKappa with gaps', fleissKappaStatistic(NOMINAL), FOUR_OBSERVERS],
  ['gwetAC1', gwetAC1Statistic(NOMINAL), FOUR_OBSERVERS],
  ['gwetAC2', gwetAC2Statistic(scaleTo(5), 'quadratic'), FOUR_OBSERVERS],
  ['nominal alpha', krippendorffAlphaStatistic(NOMINAL), FOUR_OBSERVERS],
  ['ordinal alpha', krippendorffAlphaStatistic(scaleTo(5, 'ordinal')), FOUR_OBSERVERS],
  ['ratio alpha', krippendorffAlphaStatistic(scaleTo(5, 'ratio')), DIAGNOSES],
  ['severity', severityStatistic(1), FOUR_OBSERVERS],
  [
    'severity with a gap for most units',
    severityStatistic(0),
    ratingsOf([
      [1, 2],
      [2, 2],
      [_, 3],
      [_, 1],
      [4, 3],
      [3, 3],
    ]),
  ],
]

describe('an interval by samples of units', () => {
  it.each(SUMMED)('of %s is the same by sums as by copies', (_name, statistic, ratings) => {
    const [quick, slow] = [bootstrapInterval(statistic, ratings, OPTIONS), bootstrapInterval(slowly(statistic), ratings, OPTIONS)]
    if (isUnanswerable(quick) || isUnanswerable(slow)) throw new Error('there is an answer')
    expect(quick.value).toBe(slow.value)
    expect(quick.resamples).toEqual(slow.resamples)
    expect(quick.interval.low).toBeCloseTo(slow.interval.low, 10)
    expect(quick.interval.high).toBeCloseTo(slow.interval.high, 10)
    expect(quick.standardError).toBeCloseTo(slow.standardError, 10)
    expect(quick.interval.low).toBeLessThan(quick.value)
    expect(quick.interval.high).toBeGreaterThan(quick.value - 1e-12)
  })

  it('of severity against a reference takes the reference along with its units', () => {
    const [reference, none] = [Float64Array.from(numbersTo(30), (unit) => 1 + (unit % 5)), new Float64Array(30)]
    const apart = { ...DIAGNOSES, values: DIAGNOSES.values.map((value, cell) => value - (reference[Math.floor(cell / 6)] ?? 0)) }
    const quick = bootstrapInterval(severityStatistic(2, reference), DIAGNOSES, OPTIONS)
    const slow = bootstrapInterval(slowly(severityStatistic(2, none)), apart, OPTIONS)
    if (isUnanswerable(quick) || isUnanswerable(slow)) throw new Error('there is an answer')
    expect(quick.interval.low).toBeCloseTo(slow.interval.low, 10)
    expect(quick.interval.high).toBeCloseTo(slow.interval.high, 10)
  })

  it('is the same for the same seed and another for another', () => {
    const statistic = krippendorffAlphaStatistic(NOMINAL)
    const again = bootstrapInterval(statistic, DIAGNOSES, OPTIONS)
    expect(bootstrapInterval(statistic, DIAGNOSES, OPTIONS)).toEqual(again)
    expect(bootstrapInterval(statistic, DIAGNOSES, { ...OPTIONS, seed: 8 })).not.toEqual(again)
    expect(again).toMatchObject({ resamples: { drawn: 200, unanswered: 0, seed: 7 }, interval: { level: 0.95 } })
  })

  it('agrees with the standard error that a formula gives', () => {
    const answer = bootstrapInterval(fleissKappaStatistic(NOMINAL), DIAGNOSES, { samples: 4000, seed: 1, level: 0.95 })
    const formula = fleissKappaStatistic(NOMINAL)(DIAGNOSES)
    if (isUnanswerable(answer) || isUnanswerable(formula)) throw new Error('there is an answer')
    expect(answer.standardError / (formula.standardError ?? 0)).toBeGreaterThan(0.93)
    expect(answer.standardError / (formula.standardError ?? 0)).toBeLessThan(1.07)
  })

  it('covers what is true about as often as it says', () => {
    // Two raters who agree in 8 of 10 units, in 200 studies of 60 units each.
    const next = randomIntegers(3)
    const share = () => next() / 2 ** 32
    const covered = numbersTo(200).filter((seed) => {
      const ratings = ratingsOf(numbersTo(60).map(() => (share() < 0.8 ? [1, 1] : [1, 2])))
      const answer = bootstrapInterval(exactAgreementStatistic(), ratings, { samples: 400, seed, level: 0.9 })
      return !isUnanswerable(answer) && answer.interval.low <= 0.8 && answer.interval.high >= 0.8
    })
    expect(covered.length / 200).toBeGreaterThan(0.83)
    expect(covered.length / 200).toBeLessThan(0.97)
  })

  it('is had of any function of ratings', () => {
    const answer = bootstrapInterval((ratings) => icc(ratings, '3,1'), DIAGNOSES, OPTIONS)
    expect(answer).toMatchObject({ value: expect.any(Number), units: 30, raters: 6 })
  })

  it('draws no unit that nobody rated', () => {
    const empty = numbersTo(4).map(() => _)
    const rows = numbersTo(12).map((unit) => numbersTo(4).map((rater) => FOUR_OBSERVERS.values[unit * 4 + rater] as number))
    const statistic = gwetAC1Statistic(NOMINAL)
    expect(bootstrapInterval(statistic, ratingsOf([empty, ...rows, empty]), OPTIONS)).toEqual(
      bootstrapInterval(statistic, FOUR_OBSERVERS, OPTIONS),
    )
  })
})

describe('samples without an answer', () => {
  // Nine units in one category and one that differs: about a third of the samples miss it.
  const rare = ratingsOf([...numbersTo(9).map(() => [1, 1]), [2, 2]])
  // Of thirty units three differ: about one sample in 24 misses all of them.
  const some = ratingsOf([...numbersTo(27).map(() => [1, 1]), [2, 2], [2, 2], [1, 2]])

  it('are a reason where they are more than one in twenty', () => {
    expect(bootstrapInterval(krippendorffAlphaStatistic(NOMINAL), rare, OPTIONS)).toEqual({ reason: 'no-variation' })
    expect(bootstrapInterval((ratings) => krippendorffAlpha(ratings, NOMINAL), rare, OPTIONS)).toEqual({ reason: 'no-variation' })
  })

  it('are counted where they are fewer', () => {
    const answer = bootstrapInterval(krippendorffAlphaStatistic(NOMINAL), some, { ...OPTIONS, samples: 1000 })
    if (isUnanswerable(answer)) throw new Error('there is an answer')
    expect(answer.resamples.drawn).toBe(1000)
    expect(answer.resamples.unanswered).toBeGreaterThan(20)
    expect(answer.resamples.unanswered).toBeLessThanOrEqual(50)
  })

  it('do not matter where there is no value to begin with', () => {
    const same = ratingsOf([
      [1, 1],
      [1, 1],
    ])
    expect(bootstrapInterval(fleissKappaStatistic(NOMINAL), same, OPTIONS)).toEqual({ reason: 'no-variation' })
    expect(bootstrapInterval(exactAgreementStatistic(), ratingsOf([[_, _]]), OPTIONS)).toEqual({ reason: 'too-few-units' })
  })
})

describe('step by step', () => {
  it('comes to the same as at once, for several statistics on the same samples', () => {
    const statistics = [krippendorffAlphaStatistic(NOMINAL), gwetAC1Statistic(NOMINAL), ...severityStatistics(FOUR_OBSERVERS)]
    const run = startBootstrap(statistics, FOUR_OBSERVERS, OPTIONS)
    const told: number[] = []
    while (run.done < run.samples) {
      run.step(64)
      told.push(run.done)
    }
    expect(told).toEqual([64, 128, 192, 200])
    expect(run.answers()).toEqual(statistics.map((statistic) => bootstrapInterval(statistic, FOUR_OBSERVERS, OPTIONS)))
  })

  it('has no answer before its end, and does no more after it', () => {
    const run = startBootstrap([exactAgreementStatistic()], FOUR_OBSERVERS, OPTIONS)
    run.step(150)
    expect(() => run.answers()).toThrow('50 samples are still to be drawn')
    run.step(1000)
    expect(run.done).toBe(200)
    expect(run.answers()).toHaveLength(1)
  })

  it('refuses options that make no sense', () => {
    const start = (options: Partial<typeof OPTIONS>) => () => startBootstrap([], FOUR_OBSERVERS, { ...OPTIONS, ...options })
    expect(start({ samples: 1 })).toThrow('two samples or more, not 1')
    expect(start({ level: 95 })).toThrow('between 0 and 1')
    expect(start({ seed: 0.5 })).toThrow('whole number, not 0.5')
  })
})

describe('numbers from a seed', () => {
  it('are spread evenly, and differ from those of the next seed', () => {
    const next = randomIntegers(1)
    const counts = new Array<number>(10).fill(0)
    for (let draw = 0; draw < 100_000; draw += 1) {
      const place = Math.floor((next() / 2 ** 32) * 10)
      counts[place] = (counts[place] ?? 0) + 1
    }
    // Chi-squared with 9 degrees of freedom: beyond 27.9 once in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
    const firsts = numbersTo(1000).map((seed) => randomIntegers(seed)())
    expect(new Set(firsts).size).toBe(1000)
    expect(randomIntegers(2 ** 32 + 5)()).not.toBe(randomIntegers(5)())
    expect(randomIntegers(-1)()).not.toBe(randomIntegers(2 ** 32 - 1)())
  })
})
