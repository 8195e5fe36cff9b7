import { describe, expect, it } from 'vitest'
import { driftSeries, driftSince } from '../../../renderer/calibration/drift/drift-series'
import { roundLevels } from '../../../renderer/calibration/figures/round-levels'
import { type CalibrationRound, newId, type RoundScore } from '../../../shared/domain'
import { isUnanswerable } from '../../../shared/reliability'
import { criteriaWith } from './panels'

const criteria = criteriaWith(4, 4)
const exemplars = Array.from({ length: 16 }, () => ({ submissionId: newId(), allocationId: newId(), pseudonym: '0000-AA' }))
const panel = ['A-01', 'A-02'].map((code) => ({ personId: newId(), name: code, code }))
const round = { exemplars, panel, rubricVersion: 1, mode: 'seeding' } as unknown as CalibrationRound

const score = (personId: string | null, exemplar: number, levels: number[], day: number, rubricVersion = 1) =>
  ({
    personId,
    submissionId: exemplars[exemplar]?.submissionId,
    rubricVersion,
    receivedAt: new Date(Date.UTC(2026, 10, day)).toISOString(),
    scores: criteria.map(({ id, levels: all }, at) => ({ criterionId: id, levelId: all[levels[at] ?? 0]?.id ?? null })),
  }) as unknown as RoundScore

const references = exemplars.map((_, at) => score(null, at, [2, 2], 1))
const seriesOf = (scores: RoundScore[]) => driftSeries(round, roundLevels(round, { criteria }, scores), scores)

describe('drift', () => {
  it('is told of whoever scored a seed, in the order in which the hub received them', () => {
    const [only, ...others] = seriesOf([
      ...references,
      score(panel[1]?.personId ?? '', 4, [1, 2], 9),
      score(panel[1]?.personId ?? '', 2, [3, 3], 3),
    ])
    expect(others).toEqual([])
    expect(only).toMatchObject({ rater: 1, chart: { reason: 'too-few-units' } })
    expect([...(only?.distances ?? [])]).toEqual([1, -0.5])
  })

  it('goes on where the rubric has another version meanwhile, and leaves out what has no reference', () => {
    const of = panel[0]?.personId ?? ''
    const [series] = seriesOf([...references.slice(1), score(of, 0, [0, 0], 2), score(of, 1, [1, 1], 3, 2)])
    expect([...(series?.distances ?? [])]).toEqual([-1])
  })

  it('says since when somebody is harsher, and by how much from then on', () => {
    const of = panel[0]?.personId ?? ''
    const given = exemplars.map((_, at) => score(of, at, at < 8 ? [2 + (at % 2), 2] : [at % 2, 1], at + 1))
    const [series] = seriesOf([...references, ...given])
    if (!series || isUnanswerable(series.chart)) throw new Error('there is a chart')
    const { since } = series.chart
    expect(since).toBeGreaterThanOrEqual(8)
    expect(series.chart.points.at(-1)?.signal).toBe('below')
    expect(driftSince(series, since ?? 0)).toBeCloseTo(-1.25, 1)
  })
})
