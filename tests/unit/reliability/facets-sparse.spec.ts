import { describe, expect, it } from 'vitest'
import { comparableRaters, type Facets, facets, type Observation } from '../../../shared/reliability/facets'
import { randomFrom } from '../../faults/random'
import { chancesOf } from './plain-model'

const PANELS = 400
const FIELDS = { candidates: 'candidate', criteria: 'criterion', raters: 'rater' } as const
const FACETS = ['candidates', 'criteria', 'raters'] as const

/** A small panel by lot, with many gaps, and levels that have nothing to do with anybody. */
function smallPanel(seed: number): { observations: Observation[]; levels: number } {
  const random = randomFrom(seed)
  const upTo = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const [levels, candidates, criteria, raters, share] = [upTo(2, 5), upTo(2, 8), upTo(1, 3), upTo(2, 4), 0.15 + 0.85 * random()]
  const observations: Observation[] = []
  for (let candidate = 0; candidate < candidates; candidate++) {
    for (let criterion = 0; criterion < criteria; criterion++) {
      for (let rater = 0; rater < raters; rater++) {
        if (random() < share) observations.push({ candidate, criterion, rater, level: upTo(0, levels - 1) })
      }
    }
  }
  return { observations, levels }
}

function expectSound(answer: Facets, observations: readonly Observation[]) {
  for (const facet of FACETS) {
    for (const { measure, standardError, infit, count, extreme } of answer[facet]) {
      expect(Number.isNaN(measure)).toBe(count === 0)
      expect(Number.isNaN(standardError)).toBe(count === 0)
      expect(Number.isNaN(infit)).toBe(count === 0 || extreme !== null)
    }
  }
  const raters = answer.raters.filter(({ count }) => count > 0)
  expect(raters.reduce((sum, { measure }) => sum + measure, 0)).toBeCloseTo(0, 6)
  const isMeasured = (one: Observation) => FACETS.every((facet) => answer[facet][one[FIELDS[facet]]]?.extreme === null)
  for (const facet of FACETS) {
    const differences = new Map<number, number>()
    for (const one of observations.filter(isMeasured)) {
      const expected = plainExpected(answer, one)
      differences.set(one[FIELDS[facet]], (differences.get(one[FIELDS[facet]]) ?? 0) + one.level - expected)
    }
    for (const difference of differences.values()) expect(Math.abs(difference)).toBeLessThan(1e-6)
  }
}

const plainExpected = (answer: Facets, one: Observation) =>
  chancesOf(answer, one).reduce((sum, chance, level) => sum + chance * level, 0)

it(`of ${PANELS} small panels full of gaps each has a typed reason, no highest point, or the solution of the likelihood`, () => {
  const outcomes = new Map<string, number>()
  for (let seed = 1; seed <= PANELS; seed++) {
    const { observations, levels } = smallPanel(seed)
    const answer = facets(observations, { levels, maxIterations: 60, tolerance: 1e-8 })
    const outcome = 'reason' in answer ? answer.reason : answer.converged ? 'solved' : 'no highest point'
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if ('reason' in answer) continue
    expect(comparableRaters(observations, levels)).toHaveLength(1)
    if (answer.converged && answer.thresholds.every(Number.isFinite)) expectSound(answer, observations)
  }
  expect(outcomes.get('solved')).toBeGreaterThan(150)
  expect(outcomes.get('disconnected')).toBeGreaterThan(5)
  expect(outcomes.get('no-variation')).toBeGreaterThan(5)
})

describe('seeds that once failed', () => {
  it('316: what runs away to infinity is not taken for standing still when rounding ends it', () => {
    const { observations, levels } = smallPanel(316)
    expect(facets(observations, { levels, maxIterations: 60, tolerance: 1e-8 })).toMatchObject({ converged: false })
  })

  it('1616: a stand-in that is found at once is finite', () => {
    const { observations, levels } = smallPanel(1616)
    const answer = facets(observations, { levels, maxIterations: 60, tolerance: 1e-8 })
    if ('reason' in answer) throw new Error(answer.reason)
    const standIns = FACETS.flatMap((facet) => answer[facet]).filter(({ extreme }) => extreme !== null)
    expect(standIns.length).toBeGreaterThan(0)
    expect(standIns.every(({ measure }) => Number.isFinite(measure))).toBe(true)
  })
})
