import type { CalibrationRound, RoundScore } from '../../../shared/domain'
import { type EwmaChart, ewmaChart, type Unanswerable } from '../../../shared/reliability'
import { levelAt, referenceAt, type RoundLevels } from '../figures/round-levels'

/** How somebody's distance from the reference went, seed by seed. */
export type DriftSeries = {
  /** Index in the panel. */
  rater: number
  /** When the hub received each, the oldest first; ISO 8601. */
  at: string[]
  /** For each, the mean over its criteria of level less reference, in levels: below 0 is harsher. */
  distances: Float64Array
  chart: EwmaChart | Unanswerable
}

/** A fifth for the newest and limits at three standard deviations, as is usual (Lucas and Saccucci 1990). */
export const DRIFT_CHART = { target: 0, weight: 0.2, width: 3 } as const

/** Everybody of the panel who scored something that has a reference, in the panel's order. */
export function driftSeries(
  { exemplars, panel }: Pick<CalibrationRound, 'exemplars' | 'panel'>,
  levels: RoundLevels,
  scores: readonly RoundScore[],
): DriftSeries[] {
  const exemplarAt = new Map(exemplars.map(({ submissionId }, at) => [submissionId, at]))
  return panel.flatMap(({ personId }, rater) => {
    const told = scores
      .filter((score) => score.personId === personId)
      .map(({ receivedAt, submissionId }) => ({ receivedAt, distance: distanceOf(levels, exemplarAt.get(submissionId), rater) }))
      .filter(({ distance }) => !Number.isNaN(distance))
      .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))
    if (told.length === 0) return []
    const distances = Float64Array.from(told, ({ distance }) => distance)
    return [{ rater, at: told.map(({ receivedAt }) => receivedAt), distances, chart: ewmaChart(distances, DRIFT_CHART) }]
  })
}

/** Mean over the criteria that both gave a level; NaN where there is none. */
export function distanceOf(levels: RoundLevels, exemplar: number | undefined, rater: number): number {
  if (exemplar === undefined) return Number.NaN
  const distances = Array.from(
    { length: levels.criteria },
    (_, criterion) => levelAt(levels, criterion, exemplar, rater) - referenceAt(levels, criterion, exemplar),
  ).filter((distance) => !Number.isNaN(distance))
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length
}

/** Mean distance from the seed on with which the average left its limits, in levels. */
export function driftSince({ distances }: Pick<DriftSeries, 'distances'>, since: number): number {
  const late = distances.subarray(since)
  return late.reduce((sum, distance) => sum + distance, 0) / late.length
}
