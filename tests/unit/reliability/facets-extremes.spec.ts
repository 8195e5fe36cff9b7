import { describe, expect, it } from 'vitest'
import { facets, type Measure, type Observation } from '../../../shared/reliability/facets'
import { answered } from './answered'
import { chancesOf } from './plain-model'
import { simulate } from './simulated-panel'

const OPTIONS = { levels: 4, maxIterations: 50, tolerance: 1e-8 }
const THRESHOLDS = [-1.5, 0, 1.5]

/** Two raters pass or fail candidates on one criterion: so many by both, by the first alone, by the second alone, by neither. */
function twoRaters(both: number, first: number, second: number, neither: number): Observation[] {
  const verdicts = [
    ...new Array(both).fill([1, 1]),
    ...new Array(first).fill([1, 0]),
    ...new Array(second).fill([0, 1]),
    ...new Array(neither).fill([0, 0]),
  ] as [number, number][]
  return verdicts.flatMap((levels, candidate) => levels.map((level, rater) => ({ candidate, criterion: 0, rater, level })))
}

describe('two raters who pass or fail', () => {
  // Known since Andersen 1973: joint likelihood puts them twice the log odds of the verdicts apart in which they differ.
  const answer = answered(facets(twoRaters(20, 30, 10, 15), { ...OPTIONS, levels: 2 }))
  const [first, second] = answer.raters as [Measure, Measure]

  it('stand the log odds of the verdicts in which they differ from 0', () => {
    expect(first.measure).toBeCloseTo(-Math.log(30 / 10), 6)
    expect(second.measure).toBeCloseTo(Math.log(30 / 10), 6)
    expect(answer.thresholds).toEqual([0])
    expect(answer.criteria[0]).toMatchObject({ measure: 0, standardError: 0, count: 150 })
  })

  it('have the error and the fit that follow by hand', () => {
    // 40 candidates between them, each with a chance of 3/4 to pass with the one and of 1/4 with the other.
    expect(first.standardError).toBeCloseTo(Math.sqrt(40 / (2 * 30 * 10)), 6)
    expect(first.infit).toBeCloseTo(1, 6)
    expect(first.outfit).toBeCloseTo(1, 6)
    expect(first.count).toBe(75)
  })

  it('put whoever passes with one alone on 0, and whoever passes with both where 1.7 passes are expected', () => {
    expect(answer.candidates[20]?.measure).toBeCloseTo(0, 6)
    const passes = answer.candidates[0] as Measure
    const expected = [0, 1].map((rater) => chancesOf(answer, { candidate: 0, criterion: 0, rater, level: 1 })[1] as number)
    expect((expected[0] as number) + (expected[1] as number)).toBeCloseTo(1.7, 5)
    expect(passes).toMatchObject({ extreme: 'maximum', infit: NaN, outfit: NaN, count: 2 })
    expect(passes.standardError).toBeCloseTo(1 / Math.sqrt(expected.reduce((sum, chance) => sum + chance * (1 - chance), 0)), 5)
    expect(answer.candidates[74]).toMatchObject({ extreme: 'minimum' })
    expect(answer.candidates[74]?.measure).toBeCloseTo(-passes.measure, 5)
  })
})

describe('whoever has one end only', () => {
  const { observations } = simulate({ candidates: 60, criteria: 3, raters: 5, thresholds: THRESHOLDS }, 4)
  const before = answered(facets(observations, OPTIONS))
  const given = (candidate: number, rater: number, level: number) =>
    [0, 1, 2].map((criterion) => ({ candidate, criterion, rater, level }))
  const severities = (all: readonly Measure[]) => all.slice(0, 5).map(({ measure }) => measure - (all[0] as Measure).measure)

  it('as a candidate moves nobody else', () => {
    const after = answered(facets([...observations, ...given(60, 0, 3), ...given(60, 1, 3)], OPTIONS))
    expect(after.candidates[60]).toMatchObject({ extreme: 'maximum', count: 6 })
    expect(after.candidates[60]?.measure).toBeGreaterThan(Math.max(...before.candidates.map(({ measure }) => measure)) - 1)
    for (const [rater, severity] of severities(after.raters).entries())
      expect(severity).toBeCloseTo(severities(before.raters)[rater] as number, 6)
    expect(after.thresholds[1]).toBeCloseTo(before.thresholds[1] as number, 6)
  })

  it('as a rater is a stand-in, lenient or severe, and the differences of the others stay', () => {
    const lenient = [1, 2, 3, 4].flatMap((candidate) => given(candidate, 5, 3))
    const severe = [1, 2, 3, 4].flatMap((candidate) => given(candidate, 6, 0))
    const after = answered(facets([...observations, ...lenient, ...severe], OPTIONS))
    const [maximum, minimum] = after.raters.slice(5) as [Measure, Measure]
    expect(maximum).toMatchObject({ extreme: 'maximum', infit: NaN, count: 12 })
    expect(minimum).toMatchObject({ extreme: 'minimum', infit: NaN, count: 12 })
    expect(maximum.measure).toBeLessThan(Math.min(...after.raters.slice(0, 5).map(({ measure }) => measure)) - 1)
    expect(minimum.measure).toBeGreaterThan(Math.max(...after.raters.slice(0, 5).map(({ measure }) => measure)) + 1)
    expect(maximum.standardError).toBeGreaterThan(2 * (after.raters[0] as Measure).standardError)
    for (const [rater, severity] of severities(after.raters).entries())
      expect(severity).toBeCloseTo(severities(before.raters)[rater] as number, 6)
    expect(after.raters.reduce((sum, { measure }) => sum + measure, 0)).toBeCloseTo(0, 9)
  })

  it('and is alone with an extreme candidate, is measured by the others and measures that candidate', () => {
    const after = answered(facets([...observations, ...given(1, 5, 3), ...given(60, 5, 3)], OPTIONS))
    expect(after.raters[5]).toMatchObject({ extreme: 'maximum', count: 6 })
    expect(after.candidates[60]).toMatchObject({ extreme: 'maximum', count: 3 })
    expect(Number.isFinite(after.candidates[60]?.measure)).toBe(true)
  })

  it('leaves a rater who has none but such candidates with a stand-in that is called unlinked', () => {
    const ends = [0, 1].flatMap((rater) => [...given(60, rater, 3), ...given(61, rater, 0)])
    const after = answered(facets([...observations, ...ends, ...given(60, 5, 3), ...given(61, 5, 0)], OPTIONS))
    expect(after.raters[5]).toMatchObject({ extreme: 'unlinked', count: 6 })
    expect(Math.abs(after.raters[5]?.measure as number)).toBeLessThan(3)
  })
})

describe('a level that nobody uses', () => {
  const { observations } = simulate({ candidates: 80, criteria: 3, raters: 5, thresholds: THRESHOLDS }, 6)
  const four = answered(facets(observations, OPTIONS))
  const measures = ({ raters }: { raters: Measure[] }) => raters.map(({ measure }) => measure)

  it('above or below all others changes no measure, and its threshold is at the end of the world', () => {
    const above = answered(facets(observations, { ...OPTIONS, levels: 5 }))
    expect(measures(above)).toEqual(measures(four))
    expect(above.thresholds).toEqual([...four.thresholds, Infinity])
    expect(above.levelCounts).toEqual([...four.levelCounts, 0])
    const below = answered(
      facets(
        observations.map((one) => ({ ...one, level: one.level + 1 })),
        { ...OPTIONS, levels: 5 },
      ),
    )
    for (const [rater, measure] of measures(below).entries()) expect(measure).toBeCloseTo(measures(four)[rater] as number, 6)
    expect(below.thresholds[0]).toBe(-Infinity)
    expect(below.thresholds[1]).toBeCloseTo(four.thresholds[0] as number, 6)
    expect(below.levelCounts[0]).toBe(0)
  })

  it('between others keeps its place: the levels beside it stay two apart', () => {
    const gap = observations.map((one) => ({ ...one, level: one.level < 2 ? one.level : one.level + 1 }))
    const answer = answered(facets(gap, { ...OPTIONS, levels: 5 }))
    expect(answer.converged).toBe(true)
    expect(answer.levelCounts[2]).toBe(0)
    expect(answer.thresholds.slice(1, 3)).toEqual([Infinity, -Infinity])
    expect(answer.thresholds.filter(Number.isFinite)).toHaveLength(2)
    // It isn't what it would be if the levels were simply numbered anew.
    expect(Math.abs((measures(answer)[0] as number) - (measures(four)[0] as number))).toBeGreaterThan(0.01)
    const wide = answered(
      facets(
        gap.map((one) => ({ ...one, level: one.level < 3 ? one.level : one.level + 1 })),
        { ...OPTIONS, levels: 6 },
      ),
    )
    expect(wide.thresholds.slice(1, 4)).toEqual([Infinity, NaN, -Infinity])
  })

  it('but by somebody extreme has no threshold either', () => {
    const three = observations.map((one) => ({ ...one, level: Math.min(2, one.level) }))
    const top = [0, 1].flatMap((rater) => [0, 1, 2].map((criterion) => ({ candidate: 80, criterion, rater, level: 3 })))
    const answer = answered(facets([...three, ...top], OPTIONS))
    expect(answer.levelCounts[3]).toBe(6)
    expect(answer.thresholds[2]).toBe(Infinity)
    expect(answer.candidates[80]).toMatchObject({ extreme: 'maximum' })
    expect(Number.isFinite(answer.candidates[80]?.measure)).toBe(true)
  })
})
