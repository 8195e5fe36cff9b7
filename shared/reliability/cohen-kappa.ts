import { agreementBy } from './agreement-weights'
import { placeOnScale } from './categories'
import { kappaOfTable, kappaStandardError } from './kappa-table'
import { findObstacle } from './obstacles'
import { countUsed, type RatedCells, ratingsOf, readRatings } from './rated-cells'
import type { Estimate, Ratings, Scale, Unanswerable, Weights } from './types'
import { type Add, collectSums, type SummedStatistic, summedStatistic, sumOnce } from './unit-sums'

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
  const categories = scale.categories.length
  const table = sumOnce(categories * categories, contributions(cells, places, categories))
  const value = kappaOfTable(table, categories, agreement)
  if (typeof value !== 'number') return value
  return { value, standardError: kappaStandardError(table, categories, agreement), ...countUsed(cells, 2) }
}

/** `cohenKappa`, for samples of units. */
export function cohenKappaStatistic(scale: Scale, weights: Weights): SummedStatistic {
  return summedStatistic(
    (ratings) => cohenKappa(ratings, scale, weights),
    (ratings) => {
      const cells = readPair(ratings)
      const categories = scale.categories.length
      const agreement = agreementBy(scale, weights)
      const contribute = contributions(cells, placeOnScale(cells, scale), categories)
      return collectSums(categories * categories, contribute, (table) => kappaOfTable(table, categories, agreement))
    },
  )
}

function readPair(ratings: Ratings): RatedCells {
  if (ratings.raters > 2) throw new RangeError(`Cohen's kappa compares two raters, not ${ratings.raters}.`)
  return readRatings(ratings)
}

/** What each unit adds to the table of the first rater's categories (rows) and the second's. */
function contributions(cells: RatedCells, places: Int32Array, categories: number) {
  return (add: Add) => {
    for (let unit = 0; unit < cells.units; unit += 1) {
      if (ratingsOf(cells, unit) < 2) continue
      const at = cells.starts[unit] as number
      add(unit, (places[at] as number) * categories + (places[at + 1] as number), 1)
    }
  }
}
