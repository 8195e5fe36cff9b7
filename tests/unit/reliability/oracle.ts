import type { Ratings, Scale, Weights } from '../../../shared/reliability'
import { at, numbersTo } from './made'

/**
 * The definitions, pair by pair and number by number, as slow as they are plain: none of the product's steps is taken here. NaN where
 * a definition has no answer.
 */

function given(ratings: Ratings, unit: number): number[] {
  return numbersTo(ratings.raters)
    .map((rater) => at(ratings, unit, rater))
    .filter((value) => !Number.isNaN(value))
}

function units(ratings: Ratings, least: number): number[][] {
  return numbersTo(ratings.units)
    .map((unit) => given(ratings, unit))
    .filter((values) => values.length >= least)
}

/** All ordered pairs of different ratings. */
function pairs(values: readonly number[]): [number, number][] {
  return values.flatMap((one, i) => values.flatMap((other, j) => (i === j ? [] : [[one, other] as [number, number]])))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Agreement weights by rank, as Cohen (1968) and Fleiss & Cohen (1973) have them. */
export function weigh({ categories }: Scale, weights: Weights, one: number, other: number): number {
  const apart = Math.abs(categories.indexOf(one) - categories.indexOf(other)) / (categories.length - 1)
  if (weights === 'none') return one === other ? 1 : 0
  return 1 - (weights === 'linear' ? apart : apart * apart)
}

/** Share of agreeing pairs, averaged over units. */
export function slowAgreement(ratings: Ratings, agree: (one: number, other: number) => number): number {
  return mean(units(ratings, 2).map((values) => mean(pairs(values).map(([one, other]) => agree(one, other)))))
}

/** Mean share of a category over units. */
function share(ratings: Ratings, category: number): number {
  return mean(units(ratings, 1).map((values) => values.filter((value) => value === category).length / values.length))
}

/** Fleiss' kappa with gaps, as Gwet (2014) has it. */
export function slowFleiss(ratings: Ratings, scale: Scale): number {
  const observed = slowAgreement(ratings, (one, other) => (one === other ? 1 : 0))
  const expected = scale.categories.reduce((sum, category) => sum + share(ratings, category) ** 2, 0)
  return (observed - expected) / (1 - expected)
}

/** AC2 with gaps, as Gwet (2014) has it. */
export function slowAC2(ratings: Ratings, scale: Scale, weights: Weights): number {
  const observed = slowAgreement(ratings, (one, other) => weigh(scale, weights, one, other))
  const q = scale.categories.length
  const all = scale.categories.flatMap((one) => scale.categories.map((other) => weigh(scale, weights, one, other)))
  const spread = scale.categories.reduce((sum, category) => sum + share(ratings, category) * (1 - share(ratings, category)), 0)
  const expected = ((mean(all) * q * q) / (q * (q - 1))) * spread
  return (observed - expected) / (1 - expected)
}

/** Alpha from every pair of values that could be drawn from the whole, and every pair within a unit. */
export function slowAlpha(ratings: Ratings, { kind, categories }: Scale): number {
  const paired = units(ratings, 2)
  const whole = paired.flat()
  const often = (category: number) => whole.filter((value) => value === category).length
  const squared = (one: number, other: number): number => {
    if (one === other) return 0
    if (kind === 'nominal') return 1
    if (kind === 'interval') return (one - other) ** 2
    if (kind === 'ratio') return ((one - other) / (one + other)) ** 2
    const [low, high] = [categories.indexOf(one), categories.indexOf(other)].sort((a, b) => a - b) as [number, number]
    const between = categories.slice(low, high + 1).reduce((sum, category) => sum + often(category), 0)
    return (between - (often(one) + often(other)) / 2) ** 2
  }
  const within = paired.flatMap((values) => pairs(values).map(([one, other]) => squared(one, other) / (values.length - 1)))
  const observed = within.reduce((sum, value) => sum + value, 0) / whole.length
  return 1 - observed / mean(pairs(whole).map(([one, other]) => squared(one, other)))
}

/** Cohen's kappa from the definition, (pₒ − pₑ) ÷ (1 − pₑ): every first rating against every second for what chance gives. */
export function slowKappa(ratings: Ratings, scale: Scale, weights: Weights): number {
  const both = units(ratings, 2) as [number, number][]
  const observed = mean(both.map(([one, other]) => weigh(scale, weights, one, other)))
  const expected = mean(both.flatMap(([one]) => both.map(([, other]) => weigh(scale, weights, one, other))))
  return (observed - expected) / (1 - expected)
}
