import { describe, expect, it } from 'vitest'
import { driftSeries, driftSince } from '../../../renderer/calibration/drift/drift-series'
import { roundLevels } from '../../../renderer/calibration/figures/round-levels'
import type { RoundScore } from '../../../shared/domain'
import { isUnanswerable } from '../../../shared/reliability'
import { criteriaWith, roundWith, scoreWith } from './panels'

const criteria = criteriaWith(4, 4)
const round = { ...roundWith(16, 2), mode: 'seeding' as const }

/** What somebody of the panel gave on a day of November; null: the reference. */
const score = (
  rater: number | null,
  exemplar: number,
  levels: number[],
  day: number,
  change: Partial<RoundScore> = {},
): RoundScore => ({
  ...scoreWith(round, criteria, exemplar, rater, levels),
  receivedAt: new Date(Date.UTC(2026, 10, day)).toISOString(),
  ...change,
})

const references = round.exemplars.map((_, at) => score(null, at, [2, 2], 1))
const seriesOf = (scores: RoundScore[]) => driftSeries(round, roundLevels(round, { criteria }, scores), scores)

describe('drift', () => {
  it('is told of whoever scored a seed, in the order in which the hub received them', () => {
    const [only, ...others] = seriesOf([...references, score(1, 4, [1, 2], 9), score(1, 2, [3, 3], 3)])
    expect(others).toEqual([])
    expect(only).toMatchObject({ rater: 1, chart: { reason: 'too-few-units' } })
    expect([...(only?.distances ?? [])]).toEqual([1, -0.5])
  })

  it('goes on where the rubric has another version meanwhile, and leaves out what has no reference', () => {
    const [series] = seriesOf([...references.slice(1), score(0, 0, [0, 0], 2), score(0, 1, [1, 1], 3, { rubricVersion: 3 })])
    expect([...(series?.distances ?? [])]).toEqual([-1])
  })

  it('says since when somebody is harsher, and by how much from then on', () => {
    const given = round.exemplars.map((_, at) => score(0, at, at < 8 ? [2 + (at % 2), 2] : [at % 2, 1], at + 1))
    const [series] = seriesOf([...references, ...given])
    if (!series || isUnanswerable(series.chart)) throw new Error('there is a chart')
    const { since } = series.chart
    expect(since).toBeGreaterThanOrEqual(8)
    expect(series.chart.points.at(-1)?.signal).toBe('below')
    expect(driftSince(series, since ?? 0)).toBeCloseTo(-1.25, 1)
  })
})
