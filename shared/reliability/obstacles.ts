import { countUsed, type RatedCells } from './rated-cells'
import type { Unanswerable } from './types'

/**
 * Why ratings can't be compared at all, before any formula; undefined where they can. Asked in this order, and the first that
 * holds is the answer:
 * 1. there are columns for fewer than two raters: `too-few-raters`
 * 2. fewer than `leastUnits` units have any rating: `too-few-units`
 * 3. fewer than two raters rated anything: `too-few-raters`
 * 4. no unit has two ratings: `no-overlap`
 * 5. fewer than `leastUnits` units have two ratings: `too-few-units`
 *
 * Whether there is variation is for each formula to say, after these.
 */
export function findObstacle(cells: RatedCells, leastUnits: 1 | 2 = 2): Unanswerable | undefined {
  if (cells.raters < 2) return { reason: 'too-few-raters' }
  const rated = countUsed(cells, 1)
  if (rated.units < leastUnits) return { reason: 'too-few-units' }
  if (rated.raters < 2) return { reason: 'too-few-raters' }
  return tooFewPaired(countUsed(cells, 2).units, leastUnits)
}

/** The last two of those questions, for a number of units with two ratings or more; also asked of a resample. */
export function tooFewPaired(paired: number, leastUnits: 1 | 2 = 2): Unanswerable | undefined {
  if (paired === 0) return { reason: 'no-overlap' }
  return paired < leastUnits ? { reason: 'too-few-units' } : undefined
}
