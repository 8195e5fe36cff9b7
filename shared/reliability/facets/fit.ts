import type { Core } from './core'
import type { Estimates } from './estimate'
import { betaOf, chancesAt } from './likelihood'
import { type Facet, FACETS } from './types'

/** Mean squares of each candidate, criterion and rater of a core. */
export type Fit = Record<Facet, { infit: Float64Array; outfit: Float64Array }>

/**
 * Infit and outfit (Wright and Masters 1982, chapter 5): the squared residuals divided by the sum of their variances, and the mean of each
 * squared residual divided by its own variance.
 */
export function fitOf(core: Core, { borders, parameters }: Estimates): Fit {
  const { panel } = core
  const levels = chancesAt(core, borders, parameters)
  const squares = new Float64Array(panel.size)
  const variance = new Float64Array(panel.size)
  for (let at = 0; at < panel.size; at++) {
    levels.at(betaOf(core, borders, parameters, at))
    squares[at] = ((panel.level[at] as number) - levels.expected) ** 2
    variance[at] = levels.variance
  }
  return Object.fromEntries(FACETS.map((facet) => [facet, meanSquares(core, facet, squares, variance)])) as Fit
}

function meanSquares({ panel }: Core, facet: Facet, squares: Float64Array, variance: Float64Array): Fit[Facet] {
  const length = panel.lengths[facet]
  const whose = panel.of[facet]
  const sums = { squares: new Float64Array(length), variance: new Float64Array(length), ratios: new Float64Array(length) }
  const counts = new Int32Array(length)
  for (let at = 0; at < panel.size; at++) {
    const who = whose[at] as number
    const [square, spread] = [squares[at] as number, variance[at] as number]
    sums.squares[who] = (sums.squares[who] as number) + square
    sums.variance[who] = (sums.variance[who] as number) + spread
    sums.ratios[who] = (sums.ratios[who] as number) + square / spread
    counts[who] = (counts[who] as number) + 1
  }
  return {
    infit: sums.squares.map((sum, who) => sum / (sums.variance[who] as number)),
    outfit: sums.ratios.map((sum, who) => sum / (counts[who] as number)),
  }
}
