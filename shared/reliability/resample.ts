import { ratingsOf, readRatings } from './rated-cells'
import type { Ratings } from './types'

/** The numbers of the units that have a rating. */
export function ratedUnits(ratings: Ratings): Int32Array {
  const cells = readRatings(ratings)
  return Int32Array.from({ length: cells.units }, (_, unit) => unit).filter((unit) => ratingsOf(cells, unit) > 0)
}

/** Ratings of the units that were drawn, one row for each draw. */
export function copyDrawn({ raters, values }: Ratings, drawn: Int32Array): Ratings {
  const copied = new Float64Array(drawn.length * raters)
  drawn.forEach((unit, row) => copied.set(values.subarray(unit * raters, (unit + 1) * raters), row * raters))
  return { units: drawn.length, raters, values: copied }
}
