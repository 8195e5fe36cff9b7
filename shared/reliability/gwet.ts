import { type AgreementOf, agreementBy } from './agreement-weights'
import { type ChanceModel, chanceCorrected, chanceCorrectedSums } from './chance-corrected'
import type { Estimate, Ratings, Scale, Unanswerable, Weights } from './types'
import { type SummedStatistic, summedStatistic } from './unit-sums'

/** Only ratings given at random agree by chance: pₑ = T ÷ (q (q − 1)) · Σ πₖ (1 − πₖ), where T is the sum of all weights of q categories. */
function givenAtRandom(categories: number, agreement: AgreementOf): ChanceModel {
  if (categories < 2) return { chanceDisagreement: () => 0, slopes: (shares) => shares }
  let weights = 0
  for (let one = 0; one < categories; one += 1) {
    for (let other = 0; other < categories; other += 1) weights += agreement(one, other)
  }
  const factor = weights / (categories * (categories - 1))
  return {
    chanceDisagreement: (shares) => 1 - factor * shares.reduce((sum, share) => sum + share * (1 - share), 0),
    slopes: (shares) => shares.map((share) => factor * (1 - share)),
  }
}

/**
 * Gwet's AC1: agreement of any number of raters in categories without order, beyond what ratings given at random would reach; 1 for
 * perfect agreement. Where nearly everything is in one category it stays close to the share of agreement, where kappa falls to 0 or
 * below. It depends on how many categories the scale has, whether they are used or not.
 *
 * Missing ratings and the standard error as `chanceCorrected`. Perfect agreement in one category has an answer, 1: the agreement by
 * chance is 0 there. A scale with a single category has none.
 *
 * Source: Gwet, K. (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48.
 *
 * @returns a reason as `findObstacle`, then `no-variation` for a scale of one category
 * @throws RangeError as `readRatings` and `placeOnScale`
 */
export function gwetAC1(ratings: Ratings, scale: Scale): Estimate | Unanswerable {
  return gwetAC2(ratings, scale, 'none')
}

/**
 * Gwet's AC2: AC1 with partial agreement, by `agreementBy`. With weights `none` it is AC1.
 *
 * Source: Gwet, K. (2014), Handbook of Inter-Rater Reliability, 4th edition, chapters 3 and 4.
 *
 * @returns as `gwetAC1`
 * @throws as `gwetAC1`
 */
export function gwetAC2(ratings: Ratings, scale: Scale, weights: Weights): Estimate | Unanswerable {
  const agreement = agreementBy(scale, weights)
  return chanceCorrected(ratings, scale, agreement, givenAtRandom(scale.categories.length, agreement))
}

/** `gwetAC1`, for samples of units. */
export function gwetAC1Statistic(scale: Scale): SummedStatistic {
  return gwetAC2Statistic(scale, 'none')
}

/** `gwetAC2`, for samples of units. */
export function gwetAC2Statistic(scale: Scale, weights: Weights): SummedStatistic {
  const agreement = agreementBy(scale, weights)
  return summedStatistic(
    (ratings) => gwetAC2(ratings, scale, weights),
    (ratings) => chanceCorrectedSums(ratings, scale, agreement, givenAtRandom(scale.categories.length, agreement)),
  )
}
