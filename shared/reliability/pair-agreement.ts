import type { AgreementOf } from './agreement-weights'
import type { UnitCounts } from './unit-counts'

/**
 * The share of agreement among all pairs of a unit's raters, between 0 and 1 (each pair as `agreement` judges it):
 * Σₖ rₖ (r*ₖ − 1) ÷ r (r − 1), where rₖ raters gave category k, r*ₖ = Σₗ w(k, l) rₗ, and r is how many rated the unit (two or more).
 *
 * Source: Gwet, K. (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 2.
 */
export function pairAgreement({ ratings, places, used, counts }: UnitCounts, agreement: AgreementOf): number {
  let agreed = 0
  for (let i = 0; i < used; i += 1) {
    const one = places[i] as number
    const often = counts[one] as number
    agreed += often * (often * agreement(one, one) - 1)
    for (let j = i + 1; j < used; j += 1) {
      const other = places[j] as number
      agreed += 2 * often * (counts[other] as number) * agreement(one, other)
    }
  }
  return agreed / (ratings * (ratings - 1))
}
