import { checkReference, deviationsOf } from './deviations'
import { findObstacle } from './obstacles'
import { type RatedCells, readRatings } from './rated-cells'
import type { Ratings, Unanswerable } from './types'

export type RaterSeverity = {
  /** The rater's column. */
  rater: number
  /** Mean deviation, in the values' own unit: above 0 gives more than the others (lenient), below 0 less (severe). */
  value: number
  /** Of that mean: the deviations' standard deviation ÷ √units. */
  standardError: number
  /** How many of the rater's units could be compared. */
  units: number
}

/** A standard error needs two. */
export const LEAST_COMPARED = 2

/**
 * Each rater's mean deviation from the reference, where one is given (NaN where it has no value for a unit), or else from the mean of
 * the other raters of each unit; with its standard error. Adding a constant to one rater moves that rater's value by it. Values are
 * taken as numbers: on an ordinal scale one level is one step.
 *
 * Against the mean of the others, who was rated beside whom matters: a rater who shared units with lenient ones looks severe. Where
 * that must be told apart, a model of raters and candidates is needed.
 *
 * Raters with fewer than two units to compare are left out of the list, since nothing can be said of how sure their value would be.
 *
 * @returns raters in the order of their columns; without a reference a reason as `findObstacle`; with one `no-overlap` where no unit
 * with a value there was rated; then `too-few-units` where no rater has two units to compare
 * @throws RangeError as `readRatings`, and for a reference that doesn't fit
 */
export function severity(ratings: Ratings, reference?: Float64Array): RaterSeverity[] | Unanswerable {
  const cells = readRatings(ratings)
  if (reference) checkReference(cells, reference)
  return severitiesOf(cells, deviationsOf(cells, reference), reference !== undefined)
}

/** The same of deviations that are known already. */
export function severitiesOf(cells: RatedCells, deviations: Float64Array, byReference: boolean): RaterSeverity[] | Unanswerable {
  const obstacle = byReference ? undefined : findObstacle(cells)
  if (obstacle) return obstacle
  if (deviations.every(Number.isNaN)) return { reason: 'no-overlap' }
  const severities = meansOf(cells, deviations).filter(({ units }) => units >= LEAST_COMPARED)
  return severities.length === 0 ? { reason: 'too-few-units' } : severities
}

function meansOf(cells: RatedCells, deviations: Float64Array): RaterSeverity[] {
  const [sums, squares, units] = [new Float64Array(cells.raters), new Float64Array(cells.raters), new Float64Array(cells.raters)]
  forEachDeviation(cells, deviations, (rater, deviation) => {
    sums[rater] = (sums[rater] as number) + deviation
    units[rater] = (units[rater] as number) + 1
  })
  const means = sums.map((sum, rater) => sum / (units[rater] as number))
  forEachDeviation(cells, deviations, (rater, deviation) => {
    squares[rater] = (squares[rater] as number) + (deviation - (means[rater] as number)) ** 2
  })
  return Array.from(means, (value, rater) => {
    const n = units[rater] as number
    return { rater, value, standardError: Math.sqrt((squares[rater] as number) / (n * (n - 1))), units: n }
  })
}

function forEachDeviation(cells: RatedCells, deviations: Float64Array, visit: (rater: number, deviation: number) => void): void {
  deviations.forEach((deviation, at) => {
    if (!Number.isNaN(deviation)) visit(cells.rater[at] as number, deviation)
  })
}
