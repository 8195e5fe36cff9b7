import { coreOf } from './core'
import { errorsOf } from './errors'
import { type Estimates, estimate } from './estimate'
import { measureExtremes, type Positions } from './extremes'
import { fitOf } from './fit'
import { chancesAt } from './likelihood'
import { isLinked, linkedGroupsOf } from './linked'
import { centredMeasures } from './measures'
import { levelCountsOf, type Panel, readPanel, totalsOf } from './panel'
import { thresholdsOf } from './thresholds'
import type { Facets, FacetsOptions, FacetsProgress, Observation } from './types'
import type { Unanswerable } from './unanswerable'

/**
 * Many-facet Rasch measurement (Linacre 1989) on one rating scale (Andrich 1978), by joint maximum likelihood:
 * log(P of level k ÷ P of level k − 1) = ability of the candidate − difficulty of the criterion − severity of the rater − threshold k.
 *
 * Measures are logits. Raters and criteria are centred on 0, and so are the thresholds between the levels that occur; candidates are free.
 * What is answered stands at the number of the candidate, criterion or rater; a number without observations has a count of 0 and NaN.
 *
 * Joint likelihood spreads all measures too far, by about n ÷ (n − 1) for n observations of a candidate (Wright and Douglas 1977); this is
 * not corrected, as it isn't in Linacre's Facets. Order, fit and what is relative to the spread are not touched by it.
 *
 * Who has nothing but the highest or the lowest level has no finite measure and gets a stand-in, 0.3 of a level within the end. A level that
 * nobody uses keeps its place: the levels beside it stay two apart. Where levels split the panel otherwise (all raters of one half above all
 * of the other), no finite measures exist, and `converged` is false.
 *
 * @returns `too-few-raters` or `too-few-units` below two raters or candidates; `no-variation` where all levels are the same, or no two differ
 *   once extreme ones are set aside; `disconnected` where no one scale holds everybody, because severity can't be told from ability or difficulty
 * @throws RangeError where a number is no index, a level isn't one of the rubric's, or an option makes no sense
 */
export function facets(observations: readonly Observation[], options: FacetsOptions): Facets | Unanswerable {
  const steps = facetsInSteps(observations, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, pausing after each step to say how far it is, for a worker that reports and may be stopped. */
export function* facetsInSteps(
  observations: readonly Observation[],
  options: FacetsOptions,
): Generator<FacetsProgress, Facets | Unanswerable> {
  checkOptions(options)
  const panel = readPanel(observations, options.levels)
  if (countOf(panel, 'raters') < 2) return { reason: 'too-few-raters' }
  if (countOf(panel, 'candidates') < 2) return { reason: 'too-few-units' }
  const core = coreOf(panel, options.levels)
  if (core.panel.size === 0) return { reason: 'no-variation' }
  if (!isLinked(core)) return { reason: 'disconnected' }
  const estimates = yield* estimate(core, options)
  const positions = positionsOf(panel, core.numbers, estimates)
  const chances = chancesAt(core, estimates.borders, estimates.parameters)
  const standIns = measureExtremes(panel, chances, positions)
  const measures = centredMeasures({ panel, core, positions, standIns, errors: errorsOf(estimates), fit: fitOf(core, estimates) })
  if (!measures) return { reason: 'disconnected' }
  const levelCounts = levelCountsOf(panel, options.levels)
  return { ...measures, thresholds: thresholdsOf(chances, options.levels), levelCounts, converged: estimates.converged }
}

/**
 * Which raters can be compared, by their numbers: one group where `facets` has an answer, mostly several where it is `disconnected` (one only
 * where candidates come in sets that have no criterion in common). One candidate in common joins two groups, as long as not all of that
 * candidate's levels are the highest, or the lowest. Raters of whose severity nothing can be said (all of their levels are, or all of their
 * candidates' levels) are in no group.
 * @throws RangeError where a number is no index, or a level isn't one of the rubric's
 */
export function comparableRaters(observations: readonly Observation[], levels: number): number[][] {
  checkLevels(levels)
  const core = coreOf(readPanel(observations, levels), levels)
  return core.panel.size === 0 ? [] : linkedGroupsOf(core)
}

function checkLevels(levels: number): void {
  if (!Number.isInteger(levels) || levels < 2) throw new RangeError(`there are to be two levels or more, not ${levels}`)
}

function checkOptions({ levels, maxIterations, tolerance }: FacetsOptions): void {
  checkLevels(levels)
  if (!Number.isInteger(maxIterations) || maxIterations < 1) {
    throw new RangeError(`there is to be one iteration or more, not ${maxIterations}`)
  }
  if (!(tolerance > 0)) throw new RangeError(`the tolerance is to be above 0, not ${tolerance}`)
}

function countOf(panel: Panel, facet: 'raters' | 'candidates'): number {
  return totalsOf(panel, facet).counts.filter((count) => count > 0).length
}

/** The estimates at the numbers of the whole panel, NaN for whoever isn't in the core. */
function positionsOf(
  { lengths }: Panel,
  numbers: Record<keyof Positions, Int32Array>,
  { borders, parameters }: Estimates,
): Positions {
  const { abilities, others } = parameters
  const put = (facet: keyof Positions, values: Float64Array) => {
    const all = new Float64Array(lengths[facet]).fill(Number.NaN)
    for (const [at, who] of numbers[facet].entries()) all[who] = values[at] as number
    return all
  }
  return {
    candidates: put('candidates', abilities),
    criteria: put('criteria', others.subarray(0, borders.criteria)),
    raters: put('raters', others.subarray(borders.criteria, borders.criteria + borders.raters)),
  }
}
