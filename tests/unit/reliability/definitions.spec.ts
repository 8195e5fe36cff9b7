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
  type Unanswerable,
} from '../../../shared/reliability'
import { at, madeRatings, numbersTo } from './made'
import { slowAC2, slowAgreement, slowAlpha, slowFleiss, slowKappa } from './oracle'
import { scaleTo } from './tables'

const WHOLE = scaleTo(5)
const kinds = fc.constantFrom('nominal', 'ordinal', 'interval', 'ratio')
const weights = fc.constantFrom('none', 'linear', 'quadratic')

/** The same number, or a reason where the definition divides by 0; none where there is too little to compare. */
function expectSame(answer: Estimate | Unanswerable, slow: () => number): void {
  if (!isUnanswerable(answer)) expect(answer.value).toBeCloseTo(slow(), 10)
  else if (answer.reason === 'no-variation') expect(Number.isFinite(slow())).toBe(false)
  else expect(['no-overlap', 'too-few-units', 'too-few-raters']).toContain(answer.reason)
}

describe('what the definitions say, pair by pair, is what is computed:', () => {
  it('shares of agreement', () => {
    fc.assert(
      fc.property(madeRatings(), (ratings) => {
        expectSame(exactAgreement(ratings), () => slowAgreement(ratings, (one, other) => Number(one === other)))
        expectSame(adjacentAgreement(ratings, WHOLE), () =>
          slowAgreement(ratings, (one, other) => Number(Math.abs(one - other) <= 1)),
        )
      }),
    )
  })

  it("Fleiss' kappa, AC1 and AC2", () => {
    fc.assert(
      fc.property(madeRatings(), weights, (ratings, weight) => {
        expectSame(fleissKappa(ratings, WHOLE), () => slowFleiss(ratings, WHOLE))
        expectSame(gwetAC1(ratings, WHOLE), () => slowAC2(ratings, WHOLE, 'none'))
        expectSame(gwetAC2(ratings, WHOLE, weight), () => slowAC2(ratings, WHOLE, weight))
      }),
    )
  })

  it("Krippendorff's alpha", () => {
    fc.assert(
      fc.property(madeRatings(), kinds, (ratings, kind) => {
        const scale = scaleTo(5, kind)
        expectSame(krippendorffAlpha(ratings, scale), () => slowAlpha(ratings, scale))
      }),
    )
  })

  it("Cohen's kappa", () => {
    fc.assert(
      fc.property(madeRatings({ raters: { min: 2, max: 2 } }), weights, (ratings, weight) => {
        expectSame(cohenKappa(ratings, WHOLE, weight), () => slowKappa(ratings, WHOLE, weight))
      }),
    )
  })
})

/** The numbers of both, where both have one. */
function both(one: Estimate | Unanswerable, other: Estimate | Unanswerable): [number, number] | undefined {
  return isUnanswerable(one) || isUnanswerable(other) ? undefined : [one.value, other.value]
}

describe('statistics that are known to be the same are:', () => {
  it("AC2 with weights for identity is AC1, and Fleiss' kappa of two raters is Scott's pi", () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false, raters: { min: 2, max: 2 } }), (ratings) => {
        expect(gwetAC2(ratings, WHOLE, 'none')).toEqual(gwetAC1(ratings, WHOLE))
        const values = [...ratings.values]
        const shares = WHOLE.categories.map((category) => values.filter((value) => value === category).length / values.length)
        const expected = shares.reduce((sum, share) => sum + share * share, 0)
        const observed = slowAgreement(ratings, (one, other) => Number(one === other))
        const answer = fleissKappa(ratings, WHOLE)
        if (!isUnanswerable(answer)) expect(answer.value).toBeCloseTo((observed - expected) / (1 - expected), 12)
      }),
    )
  })

  it("nominal alpha is Fleiss' kappa corrected for few ratings, where nothing is missing", () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false }), (ratings) => {
        const pair = both(krippendorffAlpha(ratings, scaleTo(5, 'nominal')), fleissKappa(ratings, WHOLE))
        const n = ratings.values.length
        if (pair) expect(1 - pair[0]).toBeCloseTo(((1 - pair[1]) * (n - 1)) / n, 10)
      }),
    )
  })

  it('interval alpha is 1 less the variance within units over the variance of all, where nothing is missing', () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false }), (ratings) => {
        const answer = krippendorffAlpha(ratings, scaleTo(5, 'interval'))
        if (isUnanswerable(answer)) return
        const squares = (values: number[]) => {
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length
          return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
        }
        const rows = numbersTo(ratings.units).map((unit) => numbersTo(ratings.raters).map((rater) => at(ratings, unit, rater)))
        const within = rows.reduce((sum, row) => sum + squares(row), 0) / (ratings.units * (ratings.raters - 1))
        expect(answer.value).toBeCloseTo(1 - within / (squares(rows.flat()) / (rows.flat().length - 1)), 10)
      }),
    )
  })

  it('quadratically weighted kappa is 2 cov ÷ (var + var + (difference of means)²), as Krippendorff (1970) and Fleiss and Cohen (1973) showed', () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false, raters: { min: 2, max: 2 } }), (ratings) => {
        const answer = cohenKappa(ratings, WHOLE, 'quadratic')
        if (isUnanswerable(answer)) return
        const column = (rater: number) => numbersTo(ratings.units).map((unit) => at(ratings, unit, rater))
        const [first, second] = [column(0), column(1)]
        const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
        const covariance = (one: number[], other: number[]) =>
          mean(one.map((value, unit) => (value - mean(one)) * ((other[unit] as number) - mean(other))))
        const spread = covariance(first, first) + covariance(second, second) + (mean(first) - mean(second)) ** 2
        expect(answer.value).toBeCloseTo((2 * covariance(first, second)) / spread, 10)
      }),
    )
  })

  it('forms of the intraclass correlation for a mean are those for one rater, stepped up', () => {
    fc.assert(
      fc.property(madeRatings({ gaps: false }), fc.constantFrom('1', '2', '3'), (ratings, model) => {
        const pair = both(icc(ratings, `${model},1`), icc(ratings, `${model},k`))
        const k = ratings.raters
        if (pair) expect(pair[1]).toBeCloseTo((k * pair[0]) / (1 + (k - 1) * pair[0]), 6)
      }),
    )
  })
})
