import { describe, expect, it } from 'vitest'
import { judgeHandingOut, mayReport } from '../../../hub/policy'
import { type Compared, reportFigures } from '../../../hub/reports'
import { type Criterion, LEAST_SEEDS_IN_REPORT, ReportFiguresSchema } from '../../../shared/domain'

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const criterion = (at: number): Criterion => ({
  ...{ id: uuid(at), code: `C${at}`, title: `Criterion ${at}`, description: '', weight: 1, hurdleLevelId: null },
  levels: [0, 1, 2, 3].map((points) => ({ id: uuid(at * 10 + points), title: `Level ${points}`, descriptor: '', points })),
})
const rubric = { criteria: [criterion(1), criterion(2)] }
/** Levels of the two criteria, counted from 0; null: none. */
const levelsOf = (levels: readonly (number | null)[]) =>
  new Map(levels.flatMap((level, at) => (level === null ? [] : [[uuid(at + 1), uuid((at + 1) * 10 + level)] as const])))
const piece = (own: readonly (number | null)[], reference: readonly (number | null)[]): Compared => ({
  own: levelsOf(own),
  reference: levelsOf(reference),
})
const times = <One>(count: number, one: (at: number) => One) => Array.from({ length: count }, (_, at) => one(at))

describe('the figures of a report', () => {
  it('are the shares that are exact and one away, and the mean distance with its interval, in all and by criterion', () => {
    // Distances of the first criterion: four times −1, four times 0; of the second always 0.
    const figures = reportFigures(
      rubric,
      times(8, (at) => piece([at % 2 === 0 ? 1 : 2, 3], [2, 3])),
      'practice',
    )
    // Standard deviation of four −1 and four 0: √(8/28); t of 7 degrees for 95 %: 2.3646.
    const reach = (2.3646 * Math.sqrt(8 / 28)) / Math.sqrt(8)
    const tenth = (value: number) => Math.round(value * 10) / 10
    expect(figures).toMatchObject({
      ...{ pieces: 8, levels: 16, exact: 0.75, oneAway: 0.25 },
      criteria: [
        {
          code: 'C1',
          figures: { pieces: 8, exact: 0.5, lean: { value: -0.5, low: tenth(-0.5 - reach), high: tenth(-0.5 + reach) } },
        },
        { code: 'C2', figures: { pieces: 8, exact: 1, lean: { value: 0, low: 0, high: 0 } } },
      ],
    })
    expect(figures?.lean?.value).toBe(-0.2)
    expect(ReportFiguresSchema.parse(figures)).toEqual(figures)
    expect(JSON.stringify(figures)).not.toContain('-0,')
  })

  it('of a round with few exemplars say how often, and not which way', () => {
    const few = reportFigures(
      rubric,
      times(4, () => piece([2, 3], [3, 3])),
      'practice',
    )
    expect(few).toMatchObject({ pieces: 4, exact: 0.5, lean: null, criteria: [{ figures: null }, { figures: null }] })
    const enough = reportFigures(
      rubric,
      times(5, () => piece([2, 3], [3, 3])),
      'practice',
    )
    expect(enough).toMatchObject({ lean: { value: -0.5 }, criteria: [{ figures: { pieces: 5 } }, { figures: { pieces: 5 } }] })
    expect(reportFigures(rubric, [piece([null, null], [1, 1])], 'practice')).toBeNull()
  })

  it('of seeds leave out a criterion of fewer than eight altogether, so that no sum over fewer can be worked out', () => {
    const whole = times(5, () => piece([2, 3], [3, 3]))
    const without = times(3, () => piece([3, null], [3, 3]))
    const figures = reportFigures(rubric, [...whole, ...without], 'seeding')
    expect(figures).toMatchObject({
      ...{ pieces: 8, levels: 8, exact: 0.38, oneAway: 0.63 },
      criteria: [{ figures: { pieces: 8 } }, { figures: null }],
    })
    const alone = reportFigures(
      rubric,
      times(7, () => piece([2, 3], [3, 3])),
      'seeding',
    )
    expect(alone).toBeNull()
  })

  it('tell no distance beyond a level, and rare levels without how often', () => {
    const figures = reportFigures(
      rubric,
      times(8, (at) => piece([at === 0 ? 3 : 1, 0], [3, 3])),
      'seeding',
    )
    expect(figures).toMatchObject({ lean: { value: -1, low: -1, high: -1 } })
    expect(figures?.criteria.map((one) => one.figures?.rare)).toEqual([
      [{ id: uuid(13), title: 'Level 3' }],
      [{ id: uuid(23), title: 'Level 3' }],
    ])
    // Three of eight is not "hardly ever", and three times isn't "several".
    const used = reportFigures(
      rubric,
      times(8, (at) => piece([at < 3 ? 3 : 2, 2], [3, at < 3 ? 3 : 2])),
      'seeding',
    )
    expect(used?.criteria.map((one) => one.figures?.rare)).toEqual([[], []])
  })
})

describe('who gets a report of seeds', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 2, 12, minutes))
  const seeds = times(LEAST_SEEDS_IN_REPORT, (one) => at(one * 10))

  it('whoever has eight, with as much live work among them', () => {
    expect(mayReport(seeds, seeds)).toBe(true)
    expect(mayReport(seeds.slice(1), seeds)).toBe(false)
    expect(mayReport([], [])).toBe(false)
  })

  it('nobody who handed in only what they suspect, whatever they did before and after', () => {
    const elsewhere = times(50, (one) => at(one < 25 ? -1 - one : 71 + one))
    expect(mayReport(seeds, elsewhere)).toBe(false)
    expect(mayReport(seeds, [...elsewhere, ...seeds.slice(1)])).toBe(false)
    expect(mayReport(seeds, [...elsewhere, ...seeds])).toBe(true)
  })

  it('is up to the lead of a round that seeds, once it was opened', () => {
    expect(judgeHandingOut({ mode: 'seeding', state: 'open' })).toBeNull()
    expect(judgeHandingOut({ mode: 'seeding', state: 'closed' })).toBeNull()
    for (const round of [
      { mode: 'seeding', state: 'preparing' },
      { mode: 'practice', state: 'closed' },
    ] as const)
      expect(judgeHandingOut(round)).toMatchObject({ code: 'wrong-state' })
  })
})
