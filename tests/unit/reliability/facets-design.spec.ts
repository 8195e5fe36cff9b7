import { describe, expect, it } from 'vitest'
import { comparableRaters, facets, facetsInSteps, type Observation } from '../../../shared/reliability/facets'
import { randomFrom } from '../../faults/random'
import { answered } from './answered'
import { drawLevel, simulate } from './simulated-panel'

const OPTIONS = { levels: 4, maxIterations: 50, tolerance: 1e-4 }
const THRESHOLDS = [-1.5, 0, 1.5]

/** Levels drawn for these pairings, everybody on 0, so that hardly anybody is extreme; three criteria unless others are given. */
function panelOf(pairs: readonly (readonly [candidate: number, rater: number])[], seed = 1, criteria = [0, 1, 2]): Observation[] {
  const random = randomFrom(seed)
  return pairs.flatMap(([candidate, rater]) =>
    criteria.map((criterion) => ({ candidate, criterion, rater, level: drawLevel(0, THRESHOLDS, random) })),
  )
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)
/** Each of these raters rates each of these candidates. */
const all = (candidates: readonly number[], raters: readonly number[]) =>
  candidates.flatMap((candidate) => raters.map((rater) => [candidate, rater] as const))

describe('a panel that no one scale holds is disconnected', () => {
  it('where two groups of raters share no candidate, though they share all criteria', () => {
    const apart = [...all(range(0, 20), [0, 1]), ...all(range(20, 40), [2, 3])]
    expect(facets(panelOf(apart), OPTIONS)).toEqual({ reason: 'disconnected' })
  })

  it('and not once one candidate is rated by one of each', () => {
    const joined = [...all(range(0, 20), [0, 1]), ...all(range(20, 40), [2, 3]), [0, 2] as const]
    expect(answered(facets(panelOf(joined), OPTIONS)).converged).toBe(true)
  })

  it('where each rater has candidates of their own', () => {
    expect(facets(panelOf([...all(range(0, 20), [0]), ...all(range(20, 40), [1])]), OPTIONS)).toEqual({ reason: 'disconnected' })
  })

  it('where each rater has a criterion of their own, though they share all candidates', () => {
    const specialists = range(0, 3).flatMap((rater) => panelOf(all(range(0, 30), [rater]), rater + 1, [rater]))
    expect(facets(specialists, OPTIONS)).toEqual({ reason: 'disconnected' })
    // One who rates two of the criteria tells two of the raters apart, not the third.
    const [first, second] = [panelOf(all(range(0, 30), [0]), 7, [1]), panelOf(all(range(0, 30), [1]), 8, [2])]
    expect(facets([...specialists, ...first], OPTIONS)).toEqual({ reason: 'disconnected' })
    expect(answered(facets([...specialists, ...first, ...second], OPTIONS)).converged).toBe(true)
  })

  it('where criteria come in two sets with their own candidates and raters', () => {
    const sets = [panelOf(all(range(0, 20), [0, 1]), 1, [0, 1]), panelOf(all(range(20, 40), [2, 3]), 2, [2, 3])].flat()
    expect(facets(sets, OPTIONS)).toEqual({ reason: 'disconnected' })
  })

  it('where only a candidate at the top in everything links two groups: nobody can be told by them', () => {
    const apart = panelOf([...all(range(0, 20), [0, 1]), ...all(range(20, 40), [2, 3])])
    const link = all([40], [0, 1, 2, 3]).map(([candidate, rater]) => ({ candidate, criterion: 0, rater, level: 3 }))
    expect(facets([...apart, ...link], OPTIONS)).toEqual({ reason: 'disconnected' })
  })

  it('where a rater has nobody in common with the others and gives the top level only', () => {
    const own = all([40, 41], [4]).map(([candidate, rater]) => ({ candidate, criterion: 0, rater, level: 3 }))
    expect(facets([...panelOf(all(range(0, 20), [0, 1])), ...own], OPTIONS)).toEqual({ reason: 'disconnected' })
  })
})

describe('the raters who can be compared', () => {
  const apart = panelOf([...all(range(0, 20), [0, 3]), ...all(range(20, 40), [1, 4])])

  it('are all of them where the panel is linked', () => {
    expect(comparableRaters([...apart, ...panelOf(all([0], [4]))], 4)).toEqual([[0, 1, 3, 4]])
  })

  it('are told group by group where it falls apart', () => {
    expect(comparableRaters(apart, 4)).toEqual([
      [0, 3],
      [1, 4],
    ])
    const specialists = range(0, 3).flatMap((rater) => panelOf(all(range(0, 30), [rater]), rater + 1, [rater]))
    expect(comparableRaters(specialists, 4)).toEqual([[0], [1], [2]])
    const first = panelOf(all(range(0, 30), [0]), 7, [1])
    expect(comparableRaters([...specialists, ...first], 4)).toEqual([[0, 1], [2]])
  })

  it('are one group also where candidates of two rubrics can not be', () => {
    const rubrics = [panelOf(all(range(0, 20), [0, 1]), 1, [0, 1]), panelOf(all(range(20, 40), [1, 2]), 2, [2, 3])].flat()
    expect(facets(rubrics, OPTIONS)).toEqual({ reason: 'disconnected' })
    expect(comparableRaters(rubrics, 4)).toEqual([[0, 1, 2]])
  })

  it('are without those who only ever give the highest level', () => {
    const lenient = all([1, 2], [2]).map(([candidate, rater]) => ({ candidate, criterion: 0, rater, level: 3 }))
    expect(comparableRaters([...apart, ...lenient], 4).flat()).not.toContain(2)
    expect(comparableRaters([], 4)).toEqual([])
    expect(() => comparableRaters(apart, 1)).toThrow(RangeError)
  })
})

describe('a thinly linked panel', () => {
  it('of sixty raters in a chain, each with one candidate in common with the next, is measured, and those at its ends with the larger errors', () => {
    const chain = range(0, 60).flatMap((rater) =>
      all([...range(10 * rater, 10 * rater + 10), ...(rater < 59 ? [10 * (rater + 1)] : [])], [rater]),
    )
    const answer = answered(facets(panelOf(chain), OPTIONS))
    expect(answer.converged).toBe(true)
    const [first, middle] = [answer.raters[0], answer.raters[30]] as [{ standardError: number }, { standardError: number }]
    expect(first.standardError).toBeGreaterThan(1.5 * middle.standardError)
  })
})

describe('what can be answered', () => {
  it('is nothing with one rater, one candidate or no observation', () => {
    expect(facets([], OPTIONS)).toEqual({ reason: 'too-few-raters' })
    expect(facets(panelOf(all(range(0, 9), [0])), OPTIONS)).toEqual({ reason: 'too-few-raters' })
    expect(facets(panelOf(all(range(0, 9), [3])), OPTIONS)).toEqual({ reason: 'too-few-raters' })
    expect(facets(panelOf(all([2], [0, 1])), OPTIONS)).toEqual({ reason: 'too-few-units' })
  })

  it('is nothing where all levels are the same, or nobody is left who varies', () => {
    const same = panelOf(all(range(0, 9), [0, 1])).map((one) => ({ ...one, level: 2 }))
    expect(facets(same, OPTIONS)).toEqual({ reason: 'no-variation' })
    const opposite = same.map((one) => ({ ...one, level: one.rater === 0 ? 0 : 3 }))
    expect(facets(opposite, OPTIONS)).toEqual({ reason: 'no-variation' })
  })

  it('stands at the numbers that were given; one without observations has a count of 0 and no measure', () => {
    const answer = answered(facets(panelOf([...all(range(0, 20), [1, 4])]), OPTIONS))
    expect(answer.raters.map(({ count }) => count)).toEqual([0, 60, 0, 0, 60])
    expect(answer.raters[0]).toEqual({ measure: NaN, standardError: NaN, infit: NaN, outfit: NaN, count: 0, extreme: null })
    expect(answer.raters[1]?.measure).toBeCloseTo(-(answer.raters[4]?.measure as number), 9)
  })

  it.each([
    ['a level above the highest', { candidate: 0, criterion: 0, rater: 0, level: 4 }, 'observation 1: the level'],
    ['half a level', { candidate: 0, criterion: 0, rater: 0, level: 1.5 }, 'observation 1: the level'],
    ['no level', { candidate: 0, criterion: 0, rater: 0, level: NaN }, 'observation 1: the level'],
    ['a rater below 0', { candidate: 0, criterion: 0, rater: -1, level: 1 }, 'observation 1: the rater'],
    ['half a candidate', { candidate: 0.5, criterion: 0, rater: 0, level: 1 }, 'observation 1: the candidate'],
    ['no criterion', { candidate: 0, criterion: NaN, rater: 0, level: 1 }, 'observation 1: the criterion'],
  ])('%s is refused with its place', (_what, observation, message) => {
    expect(() => facets([{ candidate: 0, criterion: 0, rater: 0, level: 1 }, observation], OPTIONS)).toThrow(message)
  })

  it.each([{ levels: 1 }, { levels: 2.5 }, { maxIterations: 0 }, { tolerance: 0 }, { tolerance: NaN }])(
    '%o is refused',
    (wrong) => {
      expect(() => facets(panelOf(all([0, 1], [0, 1])), { ...OPTIONS, ...wrong })).toThrow(RangeError)
    },
  )
})

describe('convergence', () => {
  const { observations } = simulate({ candidates: 60, criteria: 4, raters: 6, each: 2, thresholds: THRESHOLDS }, 2)

  it('is denied where there were too few steps, and each step is told', () => {
    expect(answered(facets(observations, { ...OPTIONS, maxIterations: 2 })).converged).toBe(false)
    const steps = [...facetsInSteps(observations, OPTIONS)]
    expect(steps.map(({ iteration }) => iteration)).toEqual(range(1, steps.length + 1))
    expect(steps.length).toBeLessThan(12)
    expect(steps.at(-1)?.largestStep).toBeLessThan(OPTIONS.tolerance)
    expect(steps.at(-2)?.largestStep).toBeGreaterThan(OPTIONS.tolerance)
  })

  it('can be cancelled between two steps', () => {
    const steps = facetsInSteps(observations, OPTIONS)
    expect(steps.next().value).toMatchObject({ iteration: 1 })
    steps.return({ reason: 'incomplete' })
    expect(steps.next()).toEqual({ done: true, value: undefined })
  })

  it('is denied where half of the raters use only the upper levels and half only the lower: no finite measures exist', () => {
    const split = panelOf(all(range(0, 40), [0, 1, 2, 3])).map((one) => ({
      ...one,
      level: one.rater < 2 ? 2 + (one.level % 2) : one.level % 2,
    }))
    const answer = answered(facets(split, OPTIONS))
    expect(answer.converged).toBe(false)
    const [lenient, severe] = [answer.raters[0], answer.raters[2]] as [{ measure: number }, { measure: number }]
    expect(severe.measure).toBeGreaterThan(lenient.measure + 5)
  })
})
