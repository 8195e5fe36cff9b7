import type { Scale } from './types'

/** The squared difference of two categories, by their places in the scale. */
export type SquaredDifference = (one: number, other: number) => number

/**
 * Krippendorff's metric differences, squared:
 * - nominal: 1 for different categories
 * - ordinal: (Σ n_g from one category to the other − half of both ends)², where n_g is how often category g was given: two
 *   categories are as far apart as there are ratings between them
 * - interval: (c − k)²
 * - ratio: ((c − k) ÷ (c + k))²
 *
 * Source: Krippendorff, K. (2004), Content Analysis, 2nd edition, 11.3; Krippendorff, K. (2011), Computing Krippendorff's
 * alpha-reliability, section C.
 *
 * @param given how often each category was given, in units with two ratings or more; only ordinal scales ask
 */
export function squaredDifference({ kind, categories }: Scale, given: Float64Array): SquaredDifference {
  const value = (place: number) => categories[place] as number
  switch (kind) {
    case 'nominal':
      return (one, other) => (one === other ? 0 : 1)
    case 'ordinal': {
      // The middle of each category among all ratings in order; two middles are what lies between them plus half of both ends.
      let before = 0
      const middles = given.map((often) => {
        before += often
        return before - often / 2
      })
      return (one, other) => ((middles[one] as number) - (middles[other] as number)) ** 2
    }
    case 'interval':
      return (one, other) => (value(one) - value(other)) ** 2
    case 'ratio':
      return (one, other) => (one === other ? 0 : ((value(one) - value(other)) / (value(one) + value(other))) ** 2)
  }
}
