import { describe, expect, it } from 'vitest'
import { facets } from '../../../shared/reliability/facets'
import { answered } from './answered'
import { type Design, simulate } from './simulated-panel'

const OPTIONS = { levels: 4, maxIterations: 50, tolerance: 1e-4 }
const SEEDS = Array.from({ length: 25 }, (_, at) => at + 1)
const TRUTHS = { raters: 'severities', criteria: 'difficulties', candidates: 'abilities' } as const

type Pair = { measure: number; standardError: number; truth: number }

/** Measures beside the truth from all seeds, without stand-ins of extreme scores. */
function recover(design: Omit<Design, 'thresholds'>, facet: keyof typeof TRUTHS): Pair[] {
  return SEEDS.flatMap((seed) => {
    const { truth, observations } = simulate({ ...design, thresholds: [-1.5, 0, 1.5] }, seed)
    const answer = answered(facets(observations, OPTIONS))
    expect(answer.converged).toBe(true)
    return answer[facet].flatMap(({ measure, standardError, extreme }, at) =>
      extreme ? [] : [{ measure, standardError, truth: truth[TRUTHS[facet]][at] as number }],
    )
  })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const rootMeanSquare = (values: readonly number[]) => Math.sqrt(sum(values.map((value) => value ** 2)) / values.length)

function correlation(pairs: readonly Pair[]): number {
  const centre = (values: number[]) => values.map((value) => value - sum(values) / values.length)
  const [x, y] = [centre(pairs.map(({ measure }) => measure)), centre(pairs.map(({ truth }) => truth))]
  return sum(x.map((value, at) => value * (y[at] as number))) / Math.sqrt(sum(x.map((a) => a * a)) * sum(y.map((a) => a * a)))
}

/** By how much the measures are spread too far: the slope of measure on truth through 0. */
const slope = (pairs: readonly Pair[]) =>
  sum(pairs.map(({ measure, truth }) => measure * truth)) / sum(pairs.map(({ truth }) => truth ** 2))

/** Root mean square of the errors, in standard errors; 1 is expected. */
const inErrors = (pairs: readonly Pair[], shrink = 1) =>
  rootMeanSquare(pairs.map(({ measure, truth, standardError }) => (measure / shrink - truth) / (standardError / shrink)))

describe('from panels that the model itself drew, the truth is recovered', () => {
  it('closely where everybody rates everything', () => {
    const design = { candidates: 120, criteria: 5, raters: 8 }
    for (const [facet, least] of [
      ['raters', 0.99],
      ['criteria', 0.99],
      ['candidates', 0.96],
    ] as const) {
      const pairs = recover(design, facet)
      expect(correlation(pairs)).toBeGreaterThan(least)
      expect(inErrors(pairs)).toBeGreaterThan(0.85)
      expect(inErrors(pairs)).toBeLessThan(1.15)
      // 40 observations of a candidate: 40 ÷ 39 is expected.
      expect(slope(pairs)).toBeGreaterThan(0.99)
      expect(slope(pairs)).toBeLessThan(1.06)
    }
    const raters = recover(design, 'raters')
    expect(rootMeanSquare(raters.map(({ measure, truth }) => measure - truth))).toBeLessThan(0.08)
  })

  it('within its standard errors where each candidate has two of sixty raters, once the spread of joint likelihood is taken out', () => {
    // Twelve observations of a candidate.
    const pairs = recover({ candidates: 300, criteria: 6, raters: 60, each: 2 }, 'raters')
    expect(correlation(pairs)).toBeGreaterThan(0.84)
    expect(slope(pairs)).toBeGreaterThan(1.03)
    expect(slope(pairs)).toBeLessThan(1.18)
    expect(inErrors(pairs, 12 / 11)).toBeGreaterThan(0.9)
    expect(inErrors(pairs, 12 / 11)).toBeLessThan(1.1)
    const covered = pairs.filter(({ measure, standardError, truth }) => Math.abs(measure - truth) < 1.96 * standardError)
    expect(covered.length / pairs.length).toBeGreaterThan(0.91)
  })

  it('twice too far where each candidate has two observations, as the documentation warns', () => {
    const pairs = recover({ candidates: 500, criteria: 1, raters: 10, each: 2 }, 'raters')
    expect(correlation(pairs)).toBeGreaterThan(0.9)
    expect(slope(pairs)).toBeGreaterThan(1.8)
    expect(slope(pairs)).toBeLessThan(2.3)
  })

  it('with the thresholds between the levels', () => {
    const thresholds = [-2, -0.5, 0.4, 2.1]
    const errors = SEEDS.flatMap((seed) => {
      const { observations } = simulate({ candidates: 150, criteria: 5, raters: 8, thresholds, spread: 1.5 }, seed)
      const answer = answered(facets(observations, { ...OPTIONS, levels: 5 }))
      expect(sum(answer.thresholds)).toBeCloseTo(0, 9)
      return answer.thresholds.map((threshold, at) => threshold - (thresholds[at] as number))
    })
    expect(rootMeanSquare(errors)).toBeLessThan(0.12)
  })

  it('with mean squares of 1 on the average', () => {
    const { observations } = simulate({ candidates: 300, criteria: 5, raters: 12, each: 3, thresholds: [-1.5, 0, 1.5] }, 7)
    const { raters } = answered(facets(observations, OPTIONS))
    expect(sum(raters.map(({ infit }) => infit)) / raters.length).toBeCloseTo(1, 1)
    expect(sum(raters.map(({ outfit }) => outfit)) / raters.length).toBeCloseTo(1, 1)
  })
})
