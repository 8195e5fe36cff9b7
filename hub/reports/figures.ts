import {
  type Criterion,
  type CriterionFigures,
  type Lean,
  leastToSay,
  levelIndex,
  MOST_LEAN,
  type ReportFigures,
  type RoundMode,
  type Rubric,
} from '../../shared/domain'
import { isUnanswerable, type RaterSeverity, severity, severityInterval } from '../../shared/reliability'

/** Level ids by criterion id. */
export type Levels = ReadonlyMap<string, string>

/** What somebody gave for one piece, and what the reference gives it. */
export type Compared = { own: Levels; reference: Levels }

/** So often the reference gave a level before it is said that somebody hardly ever does: once or twice is chance. */
const LEAST_OF_LEVEL = 4

/** At most this share as often as the reference is "hardly ever". */
const HARDLY_EVER = 1 / 3

/**
 * What a report says of these pieces, by the criteria of this rubric; levels of other criteria, and those that either didn't give, aren't counted.
 * A criterion of which too few pieces can be compared has no figures; of seeds it isn't in the sums over all criteria either, from which it could be
 * subtracted.
 * @returns null where there is nothing to compare
 */
export function reportFigures(
  { criteria }: Pick<Rubric, 'criteria'>,
  pieces: readonly Compared[],
  mode: RoundMode,
): ReportFigures | null {
  const least = leastToSay(mode)
  const own = criteria.map((criterion) => levelsOf(criterion, pieces, 'own'))
  const reference = criteria.map((criterion) => levelsOf(criterion, pieces, 'reference'))
  const distances = own.map((levels, at) => levels.map((level, piece) => level - (reference[at]?.[piece] ?? Number.NaN)))
  const summed = mode === 'seeding' ? distances.filter((one) => given(one).length >= least) : distances
  const all = summed.flatMap(given)
  if (all.length === 0) return null
  const means = Float64Array.from(pieces, (_, piece) => meanOf(summed.map((one) => one[piece] ?? Number.NaN)))
  return {
    pieces: pieces.length,
    levels: all.length,
    exact: share(all, (distance) => distance === 0),
    oneAway: share(all, (distance) => Math.abs(distance) === 1),
    lean: leanOf(means, least),
    criteria: criteria.map((criterion, at) => ({
      id: criterion.id,
      code: criterion.code,
      title: criterion.title,
      figures: figuresOf(criterion, own[at] as Float64Array, reference[at] as Float64Array, least),
    })),
  }
}

function figuresOf(criterion: Criterion, own: Float64Array, reference: Float64Array, least: number): CriterionFigures | null {
  const distances = own.map((level, piece) => level - (reference[piece] as number))
  const compared = given(distances)
  const lean = leanOf(distances, least)
  if (lean === null) return null
  return {
    pieces: compared.length,
    exact: share(compared, (distance) => distance === 0),
    lean,
    rare: criterion.levels.filter((_, level) => isRare(distances, own, reference, level)).map(({ id, title }) => ({ id, title })),
  }
}

/** Levels counted from the lowest, which is 0; NaN where nothing was given, or a level that this rubric doesn't have. */
function levelsOf(criterion: Criterion, pieces: readonly Compared[], whose: keyof Compared): Float64Array {
  return Float64Array.from(pieces, (piece) => {
    const level = levelIndex(criterion, piece[whose].get(criterion.id))
    return level < 0 ? Number.NaN : level
  })
}

/** Null where fewer than `least` pieces can be compared. */
function leanOf(distances: Float64Array, least: number): Lean | null {
  const severities = severity({ units: distances.length, raters: 1, values: distances }, new Float64Array(distances.length))
  const [one] = isUnanswerable(severities) ? [] : severities
  return one === undefined || one.units < least ? null : toLean(one)
}

function toLean(one: RaterSeverity): Lean {
  const { low, high } = severityInterval(one)
  return { value: tenth(one.value), low: tenth(low), high: tenth(high) }
}

/** Pieces that only one of the two gave a level for aren't counted. */
function isRare(distances: Float64Array, own: Float64Array, reference: Float64Array, level: number): boolean {
  const countIn = (levels: Float64Array) => levels.filter((one, piece) => one === level && !Number.isNaN(distances[piece])).length
  const wanted = countIn(reference)
  return wanted >= LEAST_OF_LEVEL && countIn(own) <= wanted * HARDLY_EVER
}

function tenth(levels: number): number {
  // Adding 0 makes a zero of a minus zero, which JSON doesn't know.
  return Math.round(Math.max(-MOST_LEAN, Math.min(MOST_LEAN, levels)) * 10) / 10 + 0
}

function share(of: readonly number[], is: (distance: number) => boolean): number {
  return Math.round((of.filter(is).length / of.length) * 100) / 100
}

/** NaN where there is nothing. */
function meanOf(distances: Iterable<number>): number {
  const of = given(distances)
  return of.reduce((sum, distance) => sum + distance, 0) / of.length
}

/** Where there are two levels to compare. */
function given(distances: Iterable<number>): number[] {
  return [...distances].filter((distance) => !Number.isNaN(distance))
}
