import { placeOnScale } from './categories'
import { squaredDifference } from './krippendorff-distance'
import { findObstacle, tooFewPaired } from './obstacles'
import { countUsed, type RatedCells, readRatings } from './rated-cells'
import type { Estimate, Ratings, Scale, Unanswerable } from './types'
import { forEachUnit } from './unit-counts'
import { collectSums, type SummedStatistic, summedStatistic, sumUp, type UnitSums } from './unit-sums'

const [PAIRED, GIVEN] = [0, 1]

/**
 * Krippendorff's alpha: agreement of any number of raters beyond chance, on any kind of scale; 1 for perfect agreement, 0 for what
 * chance gives, below for systematic disagreement. 1 − Dₒ ÷ Dₑ = 1 − (n − 1) Σ o(c, k) δ²(c, k) ÷ Σ n_c n_k δ²(c, k) over pairs of
 * categories, where o are coincidences within units (each pair of a unit with m ratings weighs 1 ÷ (m − 1)), n_c is how often
 * category c was given, n is how many ratings there are, and δ² is `squaredDifference`.
 *
 * Units with fewer than two ratings drop out, in Dₒ and in Dₑ. There is no standard error: use `bootstrapInterval`.
 *
 * Source: Krippendorff, K. (2004), Content Analysis, 2nd edition, chapter 11; Hayes, A. & Krippendorff, K. (2007), Communication
 * Methods and Measures 1, 77–89.
 *
 * @returns a reason as `findObstacle`, then `no-variation` where all ratings that count are in one category
 * @throws RangeError as `readRatings` and `placeOnScale`
 */
export function krippendorffAlpha(ratings: Ratings, scale: Scale): Estimate | Unanswerable {
  const cells = readRatings(ratings)
  const places = placeOnScale(cells, scale)
  const obstacle = findObstacle(cells)
  if (obstacle) return obstacle
  const value = alpha(sumUp(unitSums(cells, places, scale)), scale)
  return typeof value === 'number' ? { value, ...countUsed(cells, 2) } : value
}

/** `krippendorffAlpha`, for samples of units; ordinal differences are taken from each sample's own ratings. */
export function krippendorffAlphaStatistic(scale: Scale): SummedStatistic {
  return summedStatistic(
    (ratings) => krippendorffAlpha(ratings, scale),
    (ratings) => {
      const cells = readRatings(ratings)
      return unitSums(cells, placeOnScale(cells, scale), scale)
    },
  )
}

/** How many units count, how often each category was given in them, and the coincidences of each two categories (the upper triangle). */
function unitSums(cells: RatedCells, places: Int32Array, scale: Scale): UnitSums {
  const categories = scale.categories.length
  const width = GIVEN + categories + (categories * (categories - 1)) / 2
  const sums = collectSums(width, (totals) => alpha(totals, scale))
  forEachUnit(cells, places, categories, ({ ratings, places: given, used, counts }, unit) => {
    if (ratings < 2) return
    sums.add(PAIRED, 1)
    for (let i = 0; i < used; i += 1) {
      const one = given[i] as number
      sums.add(GIVEN + one, counts[one] as number)
      for (let j = i + 1; j < used; j += 1) {
        const other = given[j] as number
        sums.add(
          GIVEN + categories + pairPlace(Math.min(one, other), Math.max(one, other), categories),
          ((counts[one] as number) * (counts[other] as number)) / (ratings - 1),
        )
      }
    }
    sums.close(unit)
  })
  return sums.finish()
}

/** Where a pair stands in the upper triangle, row by row; `low` is the smaller place. */
function pairPlace(low: number, high: number, categories: number): number {
  return (low * (2 * categories - low - 1)) / 2 + high - low - 1
}

function alpha(totals: Float64Array, scale: Scale): number | Unanswerable {
  const tooFew = tooFewPaired(totals[PAIRED] as number)
  if (tooFew) return tooFew
  const categories = scale.categories.length
  const given = totals.subarray(GIVEN, GIVEN + categories)
  const difference = squaredDifference(scale, given)
  let [observed, expected, ratings, pair] = [0, 0, 0, GIVEN + categories]
  for (let one = 0; one < categories; one += 1) {
    const often = given[one] as number
    ratings += often
    for (let other = one + 1; other < categories; other += 1, pair += 1) {
      const product = often * (given[other] as number)
      if (product === 0) continue
      const apart = difference(one, other)
      observed += (totals[pair] as number) * apart
      expected += product * apart
    }
  }
  return expected === 0 ? { reason: 'no-variation' } : 1 - ((ratings - 1) * observed) / expected
}
