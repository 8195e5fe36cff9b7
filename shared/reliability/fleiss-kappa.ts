import { identical } from './agreement-weights'
import { type ChanceModel, chanceCorrected, chanceCorrectedSums } from './chance-corrected'
import type { Estimate, Ratings, Scale, Unanswerable } from './types'
import { type SummedStatistic, summedStatistic } from './unit-sums'

/** Chance gives two raters the same category as often as two ratings drawn from all: pₑ = Σ πₖ². */
const DRAWN_FROM_ALL: ChanceModel = {
  chanceDisagreement: (shares) => shares.reduce((sum, share) => sum + share * (1 - share), 0),
  slopes: (shares) => shares,
}

/**
 * Fleiss' kappa: agreement of any number of raters in categories without order, beyond what chance gives; 1 for perfect agreement,
 * 0 for chance, at least −1 ÷ (ratings per unit − 1). Raters need not be the same for each unit. With two raters for each unit it
 * is Scott's pi.
 *
 * Ratings may be missing as Gwet (2014) has it (`chanceCorrected`); with equally many for each unit it is Fleiss' own formula. The
 * standard error is Gwet's as well. Fleiss, Nee & Landis (1979) give one for testing whether kappa is 0, which says nothing about
 * how sure another value is.
 *
 * Source: Fleiss, J. (1971), Psychological Bulletin 76, 378–382.
 *
 * @returns a reason as `findObstacle`, then `no-variation` where all ratings are in one category
 * @throws RangeError as `readRatings` and `placeOnScale`
 */
export function fleissKappa(ratings: Ratings, scale: Scale): Estimate | Unanswerable {
  return chanceCorrected(ratings, scale, identical, DRAWN_FROM_ALL)
}

/** `fleissKappa`, for samples of units. */
export function fleissKappaStatistic(scale: Scale): SummedStatistic {
  return summedStatistic(
    (ratings) => fleissKappa(ratings, scale),
    (ratings) => chanceCorrectedSums(ratings, scale, identical, DRAWN_FROM_ALL),
  )
}
