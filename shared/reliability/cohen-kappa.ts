import { agreementBy } from './agreement-weights'
import { placeOnScale } from './categories'
import { kappaOfTable, kappaStandardError } from './kappa-table'
import { findObstacle } from './obstacles'
import { countUsed, type RatedCells, ratingsOf, readRatings } from './rated-cells'
import type { Estimate, Ratings, Scale, Unanswerable, Weights } from './types'
import { collectSums, type SummedStatistic, summedStatistic, sumUp, type UnitSums } from './unit-sums'

/**
 * Cohen's kappa: agreement of exactly two raters beyond what their own use of the categories gives by chance; 1 for perfect
 * agreement, 0 for chance, at least −1. Weighted, by `agreementBy`, a disagreement counts the more the further apart it is on the
 * rubric's whole scale. Only units that both rated count.
 *
 * Source: Cohen, J. (1960), Educational and Psychological Measurement 20, 37–46; Cohen, J. (1968), Psychological Bulletin 70,
 * 213–220. The standard error is the one for a kappa that isn't 0 (`kappaStandardError`).
 *
 * @returns a reason as `findObstacle`, then `no-variation` where both put everything into the same category
 * @throws RangeError for more than two raters, and as `readRatings` and `placeOnScale`
 */
export function cohenKappa(ratings: Ratings, scale: Scale, weights: Weights): Estimate | Unanswerable {
  const cells = readPair(ratings)
  const places = placeOnScale(cells, scale)
  const obstacle = findObstacle(cells)
  if (obstacle) return obstacle
  const agreement = agreementBy(scale, weights)
  const table = sumUp(unitSums(cells, places, scale, weights))
  const value = kappaOfTable(table, scale.categories.length, agreement)
  if (typeof value !== 'number') return value
  return { value, standardError: kappaStandardError(table, scale.categories.length, agreement), ...countUsed(cells, 2) }
}

/** `cohenKappa`, for samples of units. */
export function cohenKappaStatistic(scale: Scale, weights: Weights): SummedStatistic {
  return summedStatistic(
    (ratings) => cohenKappa(ratings, scale, weights),
    (ratings) => {
      const cells = readPair(ratings)
      return unitSums(cells, placeOnScale(cells, scale), scale, weights)
    },
  )
}

function readPair(ratings: Ratings): RatedCells {
  if (ratings.raters > 2) throw new RangeError(`Cohen's kappa compares two raters, not ${ratings.raters}.`)
  return readRatings(ratings)
}

/** How many units the first rater put into one category and the second into another, row by row. */
function unitSums(cells: RatedCells, places: Int32Array, scale: Scale, weights: Weights): UnitSums {
  const categories = scale.categories.length
  const agreement = agreementBy(scale, weights)
  const sums = collectSums(categories * categories, (table) => kappaOfTable(table, categories, agreement))
  for (let unit = 0; unit < cells.units; unit += 1) {
    if (ratingsOf(cells, unit) < 2) continue
    const at = cells.starts[unit] as number
    sums.add((places[at] as number) * categories + (places[at + 1] as number), 1)
    sums.close(unit)
  }
  return sums.finish()
}
