import type { Scale, Weights } from './types'

/** How far two categories (by their places in the scale) agree: 1 for the same, 0 for as far apart as the scale allows. */
export type AgreementOf = (one: number, other: number) => number

/** 1 for the same category, 0 otherwise. */
export const identical: AgreementOf = (one, other) => (one === other ? 1 : 0)

/** 1 for the same or the next category of the scale, 0 otherwise. */
export const adjacent: AgreementOf = (one, other) => (Math.abs(one - other) <= 1 ? 1 : 0)

/**
 * Agreement weights: 1 − d/D for linear ones, 1 − (d/D)² for quadratic ones, where d is the distance of two categories and D that
 * of the first from the last of the whole scale, whether these were used or not. Distances are differences of places for nominal
 * and ordinal scales, and of values for interval and ratio ones. On a nominal scale weights take the order that it is written in.
 *
 * Source: Cohen, J. (1968), Psychological Bulletin 70, 213–220; Cicchetti, D. & Allison, T. (1971), American Journal of EEG
 * Technology 11, 101–109 (linear); Fleiss, J. & Cohen, J. (1973), Educational and Psychological Measurement 33, 613–619 (quadratic).
 */
export function agreementBy(scale: Scale, weights: Weights): AgreementOf {
  if (weights === 'none' || scale.categories.length < 2) return identical
  const byValue = scale.kind === 'interval' || scale.kind === 'ratio'
  const positions = Float64Array.from(scale.categories, (category, place) => (byValue ? category : place))
  const whole = (positions[positions.length - 1] as number) - (positions[0] as number)
  const apart = (one: number, other: number) => Math.abs((positions[one] as number) - (positions[other] as number)) / whole
  return weights === 'linear' ? (one, other) => 1 - apart(one, other) : (one, other) => 1 - apart(one, other) ** 2
}
