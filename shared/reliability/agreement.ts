import { type AgreementOf, adjacent, identical } from './agreement-weights'
import { placeOnScale, scaleOfValues } from './categories'
import { findObstacle, tooFewPaired } from './obstacles'
import { pairAgreement } from './pair-agreement'
import { countUsed, type RatedCells, readRatings } from './rated-cells'
import type { Estimate, Ratings, Scale, Unanswerable } from './types'
import { forEachUnit } from './unit-counts'
import { collectSums, type SummedStatistic, summedStatistic, type UnitSums } from './unit-sums'

/** Shares of agreement are answered for a single unit too. */
const LEAST_UNITS = 1

/**
 * The share of pairs of raters that gave the same value, averaged over the units that two or more raters rated; between 0 and 1.
 * Units with fewer ratings don't count. The standard error is that of a mean of units, where there are two. No correction for chance.
 *
 * @returns `too-few-raters`, `too-few-units` or `no-overlap` in the order of `findObstacle`; a single unit is answered.
 * @throws RangeError as `readRatings`
 */
export function exactAgreement(ratings: Ratings): Estimate | Unanswerable {
  const cells = readRatings(ratings)
  const obstacle = findObstacle(cells, LEAST_UNITS)
  return obstacle ?? share(cells, scaleOfValues(cells), identical)
}

/**
 * The share of pairs of raters that are at most one category of the scale apart, averaged over units as `exactAgreement`. What lies
 * next to each other is a matter of the scale's order, whatever the values are.
 *
 * @returns as `exactAgreement`
 * @throws RangeError as `readRatings` and `placeOnScale`
 */
export function adjacentAgreement(ratings: Ratings, scale: Scale): Estimate | Unanswerable {
  const cells = readRatings(ratings)
  placeOnScale(cells, scale)
  return findObstacle(cells, LEAST_UNITS) ?? share(cells, scale, adjacent)
}

/** `exactAgreement`, for samples of units. */
export function exactAgreementStatistic(): SummedStatistic {
  return summedStatistic(exactAgreement, (ratings) => {
    const cells = readRatings(ratings)
    return sumsOf(cells, cells.value.length === 0 ? { kind: 'nominal', categories: [0] } : scaleOfValues(cells), identical)
  })
}

/** `adjacentAgreement`, for samples of units. */
export function adjacentAgreementStatistic(scale: Scale): SummedStatistic {
  return summedStatistic(
    (ratings) => adjacentAgreement(ratings, scale),
    (ratings) => sumsOf(readRatings(ratings), scale, adjacent),
  )
}

/** Each unit's share of agreeing pairs; NaN for units with fewer than two ratings. */
function sharesOf(cells: RatedCells, scale: Scale, agreement: AgreementOf): Float64Array {
  const shares = new Float64Array(cells.units).fill(Number.NaN)
  forEachUnit(cells, placeOnScale(cells, scale), scale.categories.length, (counts, unit) => {
    if (counts.ratings >= 2) shares[unit] = pairAgreement(counts, agreement)
  })
  return shares
}

function share(cells: RatedCells, scale: Scale, agreement: AgreementOf): Estimate {
  const shares = sharesOf(cells, scale, agreement).filter((one) => !Number.isNaN(one))
  const n = shares.length
  const value = shares.reduce((sum, one) => sum + one, 0) / n
  const estimate = { value, ...countUsed(cells, 2) }
  if (n < 2) return estimate
  const squares = shares.reduce((sum, one) => sum + (one - value) ** 2, 0)
  return { ...estimate, standardError: Math.sqrt(squares / (n * (n - 1))) }
}

function sumsOf(cells: RatedCells, scale: Scale, agreement: AgreementOf): UnitSums {
  const sums = collectSums(2, (totals) => {
    const [units = 0, agreed = 0] = totals
    return tooFewPaired(units, LEAST_UNITS) ?? agreed / units
  })
  sharesOf(cells, scale, agreement).forEach((one, unit) => {
    if (Number.isNaN(one)) return
    sums.add(0, 1)
    sums.add(1, one)
    sums.close(unit)
  })
  return sums.finish()
}
