import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjacentAgreement,
  cohenKappa,
  type Estimate,
  exactAgreement,
  fleissKappa,
  gwetAC1,
  gwetAC2,
  icc,
  isUnanswerable,
  krippendorffAlpha,
  type Ratings,
  severity,
  type Unanswerable,
} from '../../../shared/reliability'
import { at, madeRatings, numbersTo, rearrange } from './made'
import { ratingsOf, scaleTo } from './tables'

const WHOLE = scaleTo(4)

/** Every statistic of any number of raters. */
const STATISTICS: Record<string, (ratings: Ratings) => Estimate | Unanswerable> = {
  exactAgreement,
  adjacentAgreement: (ratings) => adjacentAgreement(ratings, WHOLE),
  fleissKappa: (ratings) => fleissKappa(ratings, WHOLE),
  gwetAC1: (ratings) => gwetAC1(ratings, WHOLE),
  gwetAC2: (ratings) => gwetAC2(ratings, WHOLE, 'quadratic'),
  'alpha, nominal': (ratings) => krippendorffAlpha(ratings, scaleTo(4, 'nominal')),
  'alpha, ordinal': (ratings) => krippendorffAlpha(ratings, scaleTo(4, 'ordinal')),
  'alpha, interval': (ratings) => krippendorffAlpha(ratings, scaleTo(4, 'interval')),
  'alpha, ratio': (ratings) => krippendorffAlpha(ratings, scaleTo(4, 'ratio')),
  'icc 1,1': (ratings) => icc(ratings, '1,1'),
  'icc 2,1': (ratings) => icc(ratings, '2,1'),
  'icc 3,1': (ratings) => icc(ratings, '3,1'),
  'icc 1,k': (ratings) => icc(ratings, '1,k'),
  'icc 2,k': (ratings) => icc(ratings, '2,k'),
  'icc 3,k': (ratings) => icc(ratings, '3,k'),
}
const each = Object.entries(STATISTICS)

function expectSame(one: Estimate | Unanswerable, other: Estimate | Unanswerable): void {
  if (isUnanswerable(one) || isUnanswerable(other)) {
    expect(one).toEqual(other)
    return
  }
  expect(one).toMatchObject({ units: other.units, raters: other.raters })
  expect(one.value).toBeCloseTo(other.value, 9)
  if (one.standardError !== undefined) expect(one.standardError).toBeCloseTo(other.standardError ?? Number.NaN, 9)
  if (one.interval) {
    expect(one.interval.low).toBeCloseTo(other.interval?.low ?? Number.NaN, 6)
    expect(one.interval.high).toBeCloseTo(other.interval?.high ?? Number.NaN, 6)
  }
}

describe.each(each)('%s', (_name, statistic) => {
  it('does not depend on which rater or unit comes first', () => {
    fc.assert(
      fc.property(
        madeRatings().chain((ratings) =>
          fc.record({
            ratings: fc.constant(ratings),
            units: fc.shuffledSubarray(numbersTo(ratings.units), { minLength: ratings.units }),
            raters: fc.shuffledSubarray(numbersTo(ratings.raters), { minLength: ratings.raters }),
          }),
        ),
        ({ ratings, units, raters }) => expectSame(statistic(rearrange(ratings, units, raters)), statistic(ratings)),
      ),
    )
  })

  it('is 1 for perfect agreement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 2 }),
        (raters, levels) => {
          const answer = statistic(ratingsOf(levels.map((level) => numbersTo(raters).map(() => level))))
          expect(answer).toMatchObject({ value: 1, units: levels.length, raters })
          expect((answer as Estimate).standardError ?? 0).toBeCloseTo(0, 12)
          expect((answer as Estimate).interval?.low ?? 1).toBe(1)
          expect((answer as Estimate).interval?.high ?? 1).toBe(1)
        },
      ),
    )
  })

  it('answers a number or a reason, never NaN, and touches nothing it is given', () => {
    fc.assert(
      fc.property(madeRatings(), (ratings) => {
        const before = ratings.values.slice()
        const answer = statistic(ratings)
        if (!isUnanswerable(answer)) {
          const numbers = [answer.value, answer.standardError ?? 0, answer.interval?.low ?? 0, answer.interval?.high ?? 0]
          expect(numbers.every((number) => Number.isFinite(number))).toBe(true)
          expect(answer.value).toBeLessThanOrEqual(1)
          if (answer.interval && answer.value >= 0) {
            expect(answer.interval.low).toBeLessThanOrEqual(answer.value + 1e-9)
            expect(answer.interval.high).toBeGreaterThanOrEqual(answer.value - 1e-9)
          }
        }
        expect(ratings.values).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })

  it('does not see units and raters without ratings, or raters’ columns that are empty, as ratings of zero', () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false }), (ratings) => {
        const rows = numbersTo(ratings.units).map((unit) => numbersTo(ratings.raters).map((rater) => at(ratings, unit, rater)))
        const empty = numbersTo(ratings.raters).map(() => Number.NaN)
        expectSame(statistic(ratingsOf([empty, ...rows, empty])), statistic(ratings))
      }),
    )
  })
})

describe('a rater who gives everything a constant more', () => {
  const shifted = madeRatings({ gaps: false }).chain((ratings) =>
    fc.record({ ratings: fc.constant(ratings), rater: fc.nat(ratings.raters - 1), by: fc.integer({ min: -3, max: 3 }) }),
  )

  it('leaves ICC(3,1) as it is', () => {
    fc.assert(
      fc.property(shifted, ({ ratings, rater, by }) => {
        expectSame(icc(shift(ratings, rater, by), '3,1'), icc(ratings, '3,1'))
      }),
    )
  })

  it('moves their severity by it, and nobody else’s by as much', () => {
    fc.assert(
      fc.property(shifted, ({ ratings, rater, by }) => {
        const [before, after] = [severity(ratings), severity(shift(ratings, rater, by))]
        if (!Array.isArray(before) || !Array.isArray(after)) throw new Error('without gaps there is an answer')
        for (const one of before) {
          const moved = (after[one.rater]?.value ?? Number.NaN) - one.value
          expect(moved).toBeCloseTo(one.rater === rater ? by : -by / (ratings.raters - 1), 10)
          expect(after[one.rater]?.standardError).toBeCloseTo(one.standardError, 10)
        }
      }),
    )
  })
})

function shift(ratings: Ratings, shifted: number, by: number): Ratings {
  return { ...ratings, values: ratings.values.map((value, cell) => (cell % ratings.raters === shifted ? value + by : value)) }
}

describe('the whole scale counts', () => {
  it('in AC1, AC2 and weighted disagreement, used or not, but not in kappa without weights', () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false, raters: { min: 2, max: 2 } }), (ratings) => {
        const wide = scaleTo(9)
        expectSame(cohenKappa(ratings, WHOLE, 'none'), cohenKappa(ratings, wide, 'none'))
        expectSame(fleissKappa(ratings, WHOLE), fleissKappa(ratings, wide))
        const [narrow, wider] = [gwetAC1(ratings, WHOLE), gwetAC1(ratings, wide)]
        const varied = new Set(ratings.values).size > 1 && exactAgreement(ratings)
        if (varied && !isUnanswerable(varied) && varied.value < 1) {
          expect((wider as Estimate).value).toBeGreaterThan((narrow as Estimate).value)
        }
      }),
    )
  })

  it('in adjacent agreement: levels with another between them are not next to each other', () => {
    const ratings = ratingsOf([
      [1, 3],
      [3, 3],
    ])
    expect(adjacentAgreement(ratings, scaleTo(3))).toMatchObject({ value: 0.5 })
    expect(adjacentAgreement(ratings, { kind: 'ordinal', categories: [1, 3] })).toMatchObject({ value: 1 })
  })

  it('in weights: by ranks on an ordinal scale, by values on an interval scale', () => {
    const ratings = ratingsOf([
      [0, 1],
      [1, 10],
      [10, 10],
      [0, 0],
      [1, 1],
    ])
    const categories = [0, 1, 10]
    const [ordinal, interval] = (['ordinal', 'interval'] as const).map((kind) =>
      cohenKappa(ratings, { kind, categories }, 'linear'),
    )
    // By ranks: observed 2 steps in 5, expected (0: 2, 1, 2) × ... of the margins (2, 2, 1) and (1, 2, 2).
    expect((ordinal as Estimate).value).toBeCloseTo(1 - (5 * 2) / (2 * 2 + 2 * 2 * 2 + 2 * 1 + 2 * 2 + 1 * 1 * 2 + 1 * 2), 12)
    expect((interval as Estimate).value).toBeCloseTo(
      1 - (5 * 10) / (2 * 2 + 2 * 2 * 10 + 2 * 1 + 2 * 2 * 9 + 1 * 1 * 10 + 1 * 2 * 9),
      12,
    )
  })
})
