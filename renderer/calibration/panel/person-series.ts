import type { RoundMode } from '../../../shared/domain'
import { type EwmaChart, ewmaChart, type Unanswerable } from '../../../shared/reliability'
import type { PersonRecord, ScoredRound } from '../../store'
import { DRIFT_CHART, distanceOf } from '../drift/drift-series'
import { roundLevels } from '../figures/round-levels'

/** What a point is: somebody's distance from the reference of a round, or from a second assessor. */
export type Source = RoundMode | 'second-look' | 'second'
export const SOURCES: readonly Source[] = ['practice', 'qualification', 'seeding', 'second-look', 'second']

/** What is looked at: all, what has a reference, or what colleagues gave. */
export const PARTS = ['all', 'rounds', 'colleagues'] as const
export type Part = (typeof PARTS)[number]

export type PersonPoint = {
  source: Source
  /** The round's name; null for a second assessor's. */
  roundName: string | null
  /** Calendar date: of receipt (UTC), or the Monday of the week in which it was decided. */
  on: string
  /** Mean over criteria of theirs less the reference's or the other's, in levels: below 0 is harsher. */
  distance: number
}

export type PersonSeries = {
  /** The oldest first. */
  points: PersonPoint[]
  distances: Float64Array
  chart: EwmaChart | Unanswerable
}

/** All that tells how somebody judged, in the order of time; what came on one day or in one week in a stable order. */
export function personPoints({ entry: { personId }, rounds, differences }: PersonRecord): PersonPoint[] {
  const told = [
    ...rounds.flatMap((scored) => pointsOfRound(scored, personId)),
    ...differences.map(({ id, beside, week, distance }) => ({
      point: { source: beside, roundName: null, on: week, distance },
      order: `${week} ${id}`,
    })),
  ]
  return told.sort((a, b) => a.order.localeCompare(b.order)).map(({ point }) => point)
}

/** The chart of some of these points. */
export function personSeries(all: readonly PersonPoint[], part: Part): PersonSeries {
  const isOfColleagues = ({ source }: PersonPoint) => source === 'second-look' || source === 'second'
  const points = all.filter((point) => part === 'all' || isOfColleagues(point) === (part === 'colleagues'))
  const distances = Float64Array.from(points, ({ distance }) => distance)
  return { points, distances, chart: ewmaChart(distances, DRIFT_CHART) }
}

function pointsOfRound({ round, rubric, scores }: ScoredRound, personId: string): { point: PersonPoint; order: string }[] {
  const levels = roundLevels(round, rubric, scores)
  const rater = round.panel.findIndex((member) => member.personId === personId)
  const exemplarAt = new Map(round.exemplars.map(({ submissionId }, at) => [submissionId, at]))
  return scores
    .filter((score) => score.personId === personId)
    .map(({ id, submissionId, receivedAt }) => ({
      point: {
        source: round.mode,
        roundName: round.name,
        on: receivedAt.slice(0, 10),
        distance: distanceOf(levels, exemplarAt.get(submissionId), rater),
      },
      order: `${receivedAt} ${id}`,
    }))
    .filter(({ point }) => !Number.isNaN(point.distance))
}
