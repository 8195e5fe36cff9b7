import { describe, expect, it } from 'vitest'
import { type Facets, facets, type Observation } from '../../../shared/reliability/facets'
import { randomFrom, shuffled } from '../../faults/random'
import { answered } from './answered'
import { constrainedErrors } from './full-information'
import { chancesOf } from './plain-model'
import { simulate } from './simulated-panel'

const OPTIONS = { levels: 4, maxIterations: 50, tolerance: 1e-6 }
const FACETS = [
  ['candidates', 'candidate'],
  ['criteria', 'criterion'],
  ['raters', 'rater'],
] as const

/** Nobody in it is extreme, and each candidate has two of five raters. */
const panel = simulate(
  { candidates: 40, criteria: 4, raters: 5, each: 2, thresholds: [-1.5, 0, 1.5], spread: 0.7 },
  3,
).observations
const answer = answered(facets(panel, OPTIONS))
const measuresOf = ({ candidates, criteria, raters }: Facets) =>
  [candidates, criteria, raters].flat().map(({ measure }) => measure)

function expectSame(one: readonly number[], other: readonly number[]) {
  expect(one.length).toBe(other.length)
  for (const [at, value] of one.entries()) expect(value).toBeCloseTo(other[at] as number, 6)
}

describe('the solution', () => {
  it('is one in which nobody is extreme, so that all of it is of the likelihood', () => {
    expect(answer.converged).toBe(true)
    expect([answer.candidates, answer.criteria, answer.raters].flat().every(({ extreme }) => extreme === null)).toBe(true)
  })

  it.each(FACETS)('expects of each of the %s the score that it has', (_facet, field) => {
    const differences = new Map<number, number>()
    for (const observation of panel) {
      const chances = chancesOf(answer, observation)
      const expected = chances.reduce((sum, chance, level) => sum + chance * level, 0)
      differences.set(observation[field], (differences.get(observation[field]) ?? 0) + observation.level - expected)
    }
    expect(differences.size).toBeGreaterThan(3)
    for (const difference of differences.values()) expect(Math.abs(difference)).toBeLessThan(1e-6)
  })

  it('expects each level as often as it was given', () => {
    const expected = [0, 0, 0, 0]
    for (const observation of panel) {
      for (const [level, chance] of chancesOf(answer, observation).entries())
        expected[level] = (expected[level] as number) + chance
    }
    expect(answer.levelCounts.reduce((sum, count) => sum + count, 0)).toBe(panel.length)
    expectSame(expected, answer.levelCounts)
  })

  it('has raters and criteria centred on 0, and thresholds too', () => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(answer.raters.map(({ measure }) => measure))).toBeCloseTo(0, 9)
    expect(mean(answer.criteria.map(({ measure }) => measure))).toBeCloseTo(0, 9)
    expect(mean(answer.thresholds)).toBeCloseTo(0, 9)
  })

  it('has the standard errors of the inverse of the whole information matrix', () => {
    const errors = constrainedErrors(answer, panel)
    expectSame(
      answer.candidates.map(({ standardError }) => standardError),
      errors.candidates,
    )
    expectSame(
      answer.criteria.map(({ standardError }) => standardError),
      errors.criteria,
    )
    expectSame(
      answer.raters.map(({ standardError }) => standardError),
      errors.raters,
    )
  })

  it('has infit and outfit of their definition', () => {
    for (const [rater, { infit, outfit, count }] of answer.raters.entries()) {
      const terms = panel
        .filter((observation) => observation.rater === rater)
        .map((observation) => {
          const chances = chancesOf(answer, observation)
          const expected = chances.reduce((sum, chance, level) => sum + chance * level, 0)
          const variance = chances.reduce((sum, chance, level) => sum + chance * (level - expected) ** 2, 0)
          return { square: (observation.level - expected) ** 2, variance }
        })
      expect(count).toBe(terms.length)
      const total = (of: (term: (typeof terms)[number]) => number) => terms.reduce((sum, term) => sum + of(term), 0)
      expect(infit).toBeCloseTo(total(({ square }) => square) / total(({ variance }) => variance), 9)
      expect(outfit).toBeCloseTo(total(({ square, variance }) => square / variance) / terms.length, 9)
    }
  })
})

describe('what must not matter does not', () => {
  it('the order of the observations', () => {
    expectSame(measuresOf(answered(facets(shuffled(panel, randomFrom(1)), OPTIONS))), measuresOf(answer))
  })

  it('who has which number', () => {
    const turned = panel.map((observation) => ({
      ...observation,
      rater: 4 - observation.rater,
      candidate: 39 - observation.candidate,
    }))
    const other = answered(facets(turned, OPTIONS))
    expectSame(
      other.raters.map(({ measure }) => measure).reverse(),
      answer.raters.map(({ measure }) => measure),
    )
    expectSame(
      other.candidates.map(({ measure }) => measure).reverse(),
      answer.candidates.map(({ measure }) => measure),
    )
  })

  it('from which end levels are counted: everything is mirrored', () => {
    const mirrored = answered(
      facets(
        panel.map((observation) => ({ ...observation, level: 3 - observation.level })),
        OPTIONS,
      ),
    )
    expectSame(
      measuresOf(mirrored),
      measuresOf(answer).map((measure) => -measure),
    )
    expectSame(
      [...mirrored.thresholds].reverse(),
      answer.thresholds.map((threshold) => -threshold),
    )
  })

  it('whether the same ratings are given twice, but to the errors', () => {
    const twice = answered(facets([...panel, ...panel], OPTIONS))
    expectSame(measuresOf(twice), measuresOf(answer))
    for (const [at, { standardError }] of twice.raters.entries()) {
      expect(standardError * Math.SQRT2).toBeCloseTo((answer.raters[at] as { standardError: number }).standardError, 6)
    }
  })
})

describe('what a rater does shows', () => {
  const large = simulate({ candidates: 150, criteria: 5, raters: 8, each: 3, thresholds: [-1.5, 0, 1.5] }, 11)
  const withRater = (rater: number, levelOf: (observation: Observation) => number) =>
    answered(
      facets(
        large.observations.map((one) => (one.rater === rater ? { ...one, level: levelOf(one) } : one)),
        OPTIONS,
      ),
    )
  const before = answered(facets(large.observations, OPTIONS))
  const expectedOf = (observation: Observation) =>
    chancesOf(before, observation).reduce((sum, chance, level) => sum + chance * level, 0)

  it('one level lower makes a rater more severe by more than a logit, and none of the others', () => {
    const after = withRater(2, ({ level }) => Math.max(0, level - 1))
    const moves = after.raters.map(({ measure }, rater) => measure - (before.raters[rater] as { measure: number }).measure)
    const [harsher] = moves.splice(2, 1) as [number]
    expect(harsher).toBeGreaterThan(1)
    expect(Math.max(...moves)).toBeLessThan(0)
  })

  it('levels by lot have mean squares above 1.3', () => {
    const random = randomFrom(5)
    const [, , , rater] = withRater(3, () => Math.floor(random() * 4)).raters
    expect(rater?.infit).toBeGreaterThan(1.3)
    expect(rater?.outfit).toBeGreaterThan(1.3)
  })

  it.each([
    ['always the level that was to be expected', (one: Observation) => Math.round(expectedOf(one))],
    ['never more than the two levels in the middle', (one: Observation) => (expectedOf(one) < 1.5 ? 1 : 2)],
  ])('%s has mean squares below 0.7', (_what, levelOf) => {
    const [, , , rater] = withRater(3, levelOf).raters
    expect(rater?.infit).toBeLessThan(0.7)
    expect(rater?.outfit).toBeLessThan(0.7)
  })
})
