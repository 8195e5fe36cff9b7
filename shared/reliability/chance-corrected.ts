import type { AgreementOf } from './agreement-weights'
import { placeOnScale } from './categories'
import { findObstacle, tooFewPaired } from './obstacles'
import { pairAgreement } from './pair-agreement'
import { countUsed, type RatedCells, readRatings } from './rated-cells'
import type { Estimate, Ratings, Scale, Unanswerable } from './types'
import { forEachUnit } from './unit-counts'
import { collectSums, sumUp, type UnitSums } from './unit-sums'

/**
 * What a coefficient takes for agreement by chance. `shares` are the categories' shares of all ratings, each unit's ratings weighing
 * as much as another's.
 */
export type ChanceModel = {
  /** 1 − the agreement that chance alone gives; 0 where it can't be exceeded. */
  chanceDisagreement: (shares: Float64Array) => number
  /** By category: what one unit's ratings in it contribute to the agreement by chance, at these shares. */
  slopes: (shares: Float64Array) => Float64Array
}

const [PAIRED, AGREED, RATED, SHARES] = [0, 1, 2, 3]

/**
 * A coefficient of the form (pₐ − pₑ) ÷ (1 − pₑ) for any number of raters with missing ratings: pₐ is the agreement of pairs,
 * averaged over the n′ units with two ratings or more; pₑ comes from the categories' shares, averaged over all n units with a
 * rating, so that a unit with a single rating counts in what chance would do.
 *
 * The standard error is for units drawn from many, with the raters as they are: √(Σ (γ*ᵢ − γ)² ÷ n(n − 1)),
 * γ*ᵢ = (n ÷ n′)(pₐᵢ − pₑ) ÷ (1 − pₑ) − 2 (1 − γ)(pₑᵢ − pₑ) ÷ (1 − pₑ), the first term 0 for units with a single rating.
 *
 * Source: Gwet, K. (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48; Gwet, K. (2014), Handbook of
 * Inter-Rater Reliability, 4th edition, chapter 5.
 *
 * @returns a reason as `findObstacle`, then `no-variation`
 * @throws RangeError as `readRatings` and `placeOnScale`
 */
export function chanceCorrected(
  ratings: Ratings,
  scale: Scale,
  agreement: AgreementOf,
  chance: ChanceModel,
): Estimate | Unanswerable {
  const cells = readRatings(ratings)
  const places = placeOnScale(cells, scale)
  const obstacle = findObstacle(cells)
  if (obstacle) return obstacle
  const sums = sumUp(unitSums(cells, places, scale, agreement, chance))
  const value = coefficient(sums, chance)
  if (typeof value !== 'number') return value
  const standardError = standardErrorOf(value, sums, cells, places, agreement, chance)
  return { value, standardError, ...countUsed(cells, 1) }
}

/** The same by sums over units. */
export function chanceCorrectedSums(ratings: Ratings, scale: Scale, agreement: AgreementOf, chance: ChanceModel): UnitSums {
  const cells = readRatings(ratings)
  return unitSums(cells, placeOnScale(cells, scale), scale, agreement, chance)
}

function unitSums(cells: RatedCells, places: Int32Array, scale: Scale, agreement: AgreementOf, chance: ChanceModel): UnitSums {
  const categories = scale.categories.length
  const sums = collectSums(SHARES + categories, (totals) => coefficient(totals, chance))
  forEachUnit(cells, places, categories, (counts, unit) => {
    if (counts.ratings >= 2) {
      sums.add(PAIRED, 1)
      sums.add(AGREED, pairAgreement(counts, agreement))
    }
    sums.add(RATED, 1)
    for (let i = 0; i < counts.used; i += 1) {
      const place = counts.places[i] as number
      sums.add(SHARES + place, (counts.counts[place] as number) / counts.ratings)
    }
    sums.close(unit)
  })
  return sums.finish()
}

function coefficient(totals: Float64Array, chance: ChanceModel): number | Unanswerable {
  const paired = totals[PAIRED] as number
  const tooFew = tooFewPaired(paired)
  if (tooFew) return tooFew
  const left = chance.chanceDisagreement(sharesIn(totals))
  if (left === 0) return { reason: 'no-variation' }
  return 1 - (1 - (totals[AGREED] as number) / paired) / left
}

function sharesIn(totals: Float64Array): Float64Array {
  const rated = totals[RATED] as number
  return totals.subarray(SHARES).map((sum) => sum / rated)
}

function standardErrorOf(
  value: number,
  totals: Float64Array,
  cells: RatedCells,
  places: Int32Array,
  agreement: AgreementOf,
  chance: ChanceModel,
): number {
  const [rated, paired] = [totals[RATED] as number, totals[PAIRED] as number]
  const shares = sharesIn(totals)
  const slopes = chance.slopes(shares)
  const left = chance.chanceDisagreement(shares)
  const expected = 1 - left
  let squares = 0
  forEachUnit(cells, places, shares.length, (counts) => {
    let unitExpected = 0
    for (let i = 0; i < counts.used; i += 1) {
      const place = counts.places[i] as number
      unitExpected += ((slopes[place] as number) * (counts.counts[place] as number)) / counts.ratings
    }
    const own = counts.ratings < 2 ? 0 : ((rated / paired) * (pairAgreement(counts, agreement) - expected)) / left
    squares += (own - (2 * (1 - value) * (unitExpected - expected)) / left - value) ** 2
  })
  return Math.sqrt(squares / (rated * (rated - 1)))
}
