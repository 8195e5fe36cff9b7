import fc from 'fast-check'
import type { Ratings } from '../../../shared/reliability'
import { ratingsOf } from './tables'

/** Ratings as they come in a panel: 2 to 5 raters, 2 to 12 units, levels 1 to 4, and gaps if wanted. */
export function madeRatings({ gaps = true, raters = { min: 2, max: 5 } } = {}): fc.Arbitrary<Ratings> {
  const level = gaps
    ? fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) })
    : fc.integer({ min: 1, max: 4 })
  return fc
    .integer(raters)
    .chain((count) => fc.array(fc.array(level, { minLength: count, maxLength: count }), { minLength: 2, maxLength: 12 }))
    .map(ratingsOf)
}

/** The same with rows and columns in other places: `units[i]` and `raters[j]` say which ones come to i and j. */
export function rearrange(ratings: Ratings, units: readonly number[], raters: readonly number[]): Ratings {
  return ratingsOf(units.map((unit) => raters.map((rater) => at(ratings, unit, rater))))
}

export function at({ raters, values }: Ratings, unit: number, rater: number): number {
  return values[unit * raters + rater] as number
}

/** Whole numbers from 0 up to and without `count`. */
export function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_value, number) => number)
}
