import { describe, expect, it } from 'vitest'
import {
  cohenKappa,
  type Estimate,
  exactAgreement,
  fleissKappa,
  gwetAC1,
  gwetAC2,
  type IccForm,
  icc,
  krippendorffAlpha,
  type Unanswerable,
} from '../../../shared/reliability'
import {
  ABSTRACTORS,
  DIAGNOSES,
  FOUR_OBSERVERS,
  JUDGES,
  ratingsByRater,
  ratingsOf,
  ratingsOfCounts,
  ratingsOfTable,
  scaleTo,
} from './tables'

const _ = Number.NaN

/** What was printed, to as many places as were. */
function expectPrinted(
  answer: Estimate | Unanswerable,
  value: number,
  digits = 3,
  standardError?: number,
  errorDigits = digits,
): void {
  expect(answer).not.toHaveProperty('reason')
  const estimate = answer as Estimate
  expect(estimate.value.toFixed(digits)).toBe(value.toFixed(digits))
  if (standardError !== undefined) expect(estimate.standardError?.toFixed(errorDigits)).toBe(standardError.toFixed(errorDigits))
}

describe("Krippendorff's alpha", () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('of four observers and twelve units (2011) is, %s, %f', (kind, value) => {
    const answer = krippendorffAlpha(FOUR_OBSERVERS, scaleTo(5, kind))
    expectPrinted(answer, value)
    // The last unit has one rating, and drops out.
    expect(answer).toMatchObject({ units: 11, raters: 4 })
  })

  it('of two observers and binary data (2011, section A) is .095', () => {
    const ratings = ratingsByRater([
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ])
    expectPrinted(krippendorffAlpha(ratings, scaleTo(1, 'nominal', 0)), 0.095)
  })

  it('of two observers and five nominal categories (2011, section B) is .692', () => {
    const [a, b, c, d, e] = [1, 2, 3, 4, 5] as const
    const ratings = ratingsByRater([
      [a, a, b, b, d, c, c, c, e, d, d, a],
      [b, a, b, b, b, c, c, c, e, d, d, d],
    ])
    expectPrinted(krippendorffAlpha(ratings, scaleTo(5, 'nominal')), 0.692)
  })

  it('of three coders of whom each left out much is .691 nominal and .811 interval', () => {
    // The worked example with missing data of Krippendorff's 1980 book, as reprinted in encyclopaedias.
    const ratings = ratingsByRater([
      [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
      [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
      [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
    ])
    expectPrinted(krippendorffAlpha(ratings, scaleTo(4, 'nominal')), 0.691)
    expectPrinted(krippendorffAlpha(ratings, scaleTo(4, 'interval')), 0.811)
  })
})

describe("Fleiss' kappa", () => {
  it('of the psychiatric diagnoses (1971) is .430', () => {
    const answer = fleissKappa(DIAGNOSES, scaleTo(5, 'nominal'))
    expectPrinted(answer, 0.43)
    expect(answer).toMatchObject({ units: 30, raters: 6 })
  })

  it('of fourteen raters and ten subjects is .210', () => {
    const ratings = ratingsOfCounts([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ])
    expectPrinted(fleissKappa(ratings, scaleTo(5, 'nominal')), 0.21)
  })
})

describe("Gwet's abstractors (2014)", () => {
  const scale = scaleTo(3, 'nominal')

  it('have the printed kappa and AC1, with their standard errors', () => {
    expectPrinted(cohenKappa(ABSTRACTORS, scale, 'none'), 0.7964094, 7)
    expectPrinted(cohenKappa(ABSTRACTORS, scale, 'none'), 0.796, 3, 0.05891072, 8)
    // For tables of two raters he divides by n, for any number of raters by n − 1, as we do for both.
    const byUnits = Math.sqrt(100 / 99)
    expectPrinted(gwetAC1(ABSTRACTORS, scale), 0.8493305, 7, 0.04321747 * byUnits)
    expectPrinted(fleissKappa(ABSTRACTORS, scale), 0.7962397, 7, 0.05905473 * byUnits)
    expectPrinted(krippendorffAlpha(ABSTRACTORS, scale), 0.7972585, 7)
    expectPrinted(exactAgreement(ABSTRACTORS), 0.89)
  })

  it('have the printed weighted kappa and AC2', () => {
    expectPrinted(cohenKappa(ABSTRACTORS, scale, 'quadratic'), 0.892)
    expectPrinted(gwetAC2(ABSTRACTORS, scale, 'quadratic'), 0.94)
    expectPrinted(gwetAC2(ABSTRACTORS, scale, 'linear'), 0.9)
  })
})

describe("Gwet's example with missing ratings (2014, four raters and twelve units, of which one was rated once)", () => {
  const scale = scaleTo(5)

  it('has the printed coefficients, with their standard errors', () => {
    expectPrinted(exactAgreement(FOUR_OBSERVERS), 0.8181818, 7)
    expectPrinted(gwetAC1(FOUR_OBSERVERS, scale), 0.77544, 5, 0.14295)
    expectPrinted(fleissKappa(FOUR_OBSERVERS, scale), 0.76117, 5, 0.15302)
    expectPrinted(krippendorffAlpha(FOUR_OBSERVERS, scaleTo(5, 'nominal')), 0.74342, 5)
    // The unit with a single rating counts in what chance would do.
    expect(gwetAC1(FOUR_OBSERVERS, scale)).toMatchObject({ units: 12, raters: 4 })
  })

  it('has the printed weighted coefficients', () => {
    expectPrinted(gwetAC2(FOUR_OBSERVERS, scale, 'linear'), 0.859, 3, 0.117)
    expectPrinted(gwetAC2(FOUR_OBSERVERS, scale, 'quadratic'), 0.914, 3, 0.104)
  })

  it('and so has his half of the psychiatric diagnoses', () => {
    const half = { ...DIAGNOSES, units: 15, values: DIAGNOSES.values.slice(0, 15 * 6) }
    expectPrinted(gwetAC1(half, scale), 0.4448007, 7, 0.08418757, 8)
    expectPrinted(fleissKappa(half, scale), 0.4139265, 7, 0.08119291, 8)
    expectPrinted(krippendorffAlpha(half, scaleTo(5, 'nominal')), 0.4204384, 7)
  })
})

describe("Cohen's kappa", () => {
  it('of clinical psychologists (Cohen 1960) is .492', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]
    expectPrinted(cohenKappa(ratingsOfTable(table), scaleTo(3, 'nominal'), 'none'), 0.492)
  })

  it('of the example of Fleiss, Cohen and Everitt (1969) is .429, with an error of .054', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ]
    expectPrinted(cohenKappa(ratingsOfTable(table), scaleTo(3, 'nominal'), 'none'), 0.429, 3, 0.054)
  })

  it('of husbands and wives (Agresti 1990) is .1293, and weighted .2374, with the errors that programs print', () => {
    const table = [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ]
    expectPrinted(cohenKappa(ratingsOfTable(table), scaleTo(4), 'none'), 0.1293, 4, 0.0686)
    expectPrinted(cohenKappa(ratingsOfTable(table), scaleTo(4), 'linear'), 0.2374, 4, 0.0783)
  })

  it('of two neurologists (Landis and Koch 1977) is .208 in Winnipeg and .297 in New Orleans', () => {
    const winnipeg = [
      [38, 5, 0, 1],
      [33, 11, 3, 0],
      [10, 14, 5, 6],
      [3, 7, 3, 10],
    ]
    const newOrleans = [
      [5, 3, 0, 0],
      [3, 11, 4, 0],
      [2, 13, 3, 4],
      [1, 2, 4, 14],
    ]
    expectPrinted(cohenKappa(ratingsOfTable(winnipeg), scaleTo(4), 'none'), 0.208)
    expectPrinted(cohenKappa(ratingsOfTable(newOrleans), scaleTo(4), 'none'), 0.297)
  })

  it.each([
    [[40, 9, 6, 45], 0.7],
    [[80, 10, 5, 5], 0.32],
    [[45, 15, 25, 15], 0.13],
    [[25, 35, 5, 35], 0.26],
  ])('shows the paradoxes of Feinstein and Cicchetti (1990): %j is %f', ([a = 0, b = 0, c = 0, d = 0], value) => {
    const ratings = ratingsOfTable([
      [a, b],
      [c, d],
    ])
    expectPrinted(cohenKappa(ratings, scaleTo(2, 'nominal'), 'none'), value, 2)
  })
})

describe('the intraclass correlation of Shrout and Fleiss (1979)', () => {
  it.each([
    ['1,1', 0.17, -0.13, 0.72],
    ['2,1', 0.29, 0.02, 0.76],
    ['3,1', 0.71, 0.34, 0.95],
    ['1,k', 0.44, -0.88, 0.91],
    ['2,k', 0.62, 0.07, 0.93],
    ['3,k', 0.91, 0.68, 0.99],
  ] as [IccForm, number, number, number][])('ICC(%s) is %f, between %f and %f', (form, value, low, high) => {
    const answer = icc(JUDGES, form)
    expectPrinted(answer, value, 2)
    const { interval } = answer as Estimate
    expect(interval?.low.toFixed(2)).toBe(low.toFixed(2))
    expect(interval?.high.toFixed(2)).toBe(high.toFixed(2))
    expect(interval?.level).toBe(0.95)
    expect(answer).toMatchObject({ units: 6, raters: 4 })
  })

  it('leaves units out that somebody did not rate', () => {
    const gaps = ratingsOf([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [1, _, 9, _],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ])
    expect(icc(gaps, '2,1')).toEqual(icc(JUDGES, '2,1'))
  })
})
