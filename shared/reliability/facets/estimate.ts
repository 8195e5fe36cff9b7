import { Borders } from './borders'
import { centredFactorOf } from './centred'
import type { Core } from './core'
import { type Likelihood, likelihoodAt, type Parameters } from './likelihood'
import { totalsOf } from './panel'
import { solve } from './symmetric'
import type { FacetsOptions, FacetsProgress } from './types'

/** What joint maximum likelihood came to, and the likelihood there. */
export type Estimates = { borders: Borders; parameters: Parameters; likelihood: Likelihood; converged: boolean }

/** Logits that no step goes beyond; far from the highest point a curve says little about where it is. */
const LONGEST_STEP = 2
/** A step that doesn't lead uphill is halved, at most so often. */
const MOST_HALVINGS = 20

/**
 * The highest point of the likelihood of a core, by Newton's steps in all parameters at once (with candidates eliminated): the likelihood is
 * concave, so every step that leads uphill leads there, and the last ones double the exact digits each time. Yields after each step; who
 * doesn't go on has cancelled it.
 */
export function* estimate(
  core: Core,
  { maxIterations, tolerance }: Pick<FacetsOptions, 'maxIterations' | 'tolerance'>,
): Generator<FacetsProgress, Estimates> {
  const borders = new Borders(core, core.scores.length - 2)
  let parameters = startOf(core, borders)
  let likelihood = likelihoodAt(core, borders, parameters)
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const step = stepFrom(borders, likelihood)
    if (!step) break
    const longest = Math.max(longestOf(step.abilities), longestOf(step.others))
    let share = Math.min(1, LONGEST_STEP / longest)
    let next = moved(parameters, step, share)
    let reached = likelihoodAt(core, borders, next)
    for (let halving = 0; halving < MOST_HALVINGS && !isUphill(likelihood, reached); halving++) {
      share /= 2
      next = moved(parameters, step, share)
      reached = likelihoodAt(core, borders, next)
    }
    if (!isUphill(likelihood, reached)) break
    parameters = next
    likelihood = reached
    yield { iteration, largestStep: share * longest }
    if (longest < tolerance) return { borders, parameters, likelihood, converged: true }
  }
  return { borders, parameters, likelihood, converged: false }
}

/** Log odds of the mean levels within the range of levels, as Cohen's PROX begins (Wright and Masters 1982, chapter 4); thresholds at 0. */
function startOf({ panel, scores }: Core, { size, criteria, raters }: Borders): Parameters {
  const lowest = scores[0] as number
  const range = (scores.at(-1) as number) - lowest
  const logOdds = ({ counts, sums }: { counts: Int32Array; sums: Float64Array }) =>
    Float64Array.from(counts, (count, who) => {
      const share = ((sums[who] as number) - count * lowest) / (count * range)
      return Math.log(share / (1 - share)) / range
    })
  const others = new Float64Array(size)
  others.set(centred(logOdds(totalsOf(panel, 'criteria'))))
  others.set(centred(logOdds(totalsOf(panel, 'raters'))), criteria)
  others.fill(0, criteria + raters)
  return { abilities: logOdds(totalsOf(panel, 'candidates')), others }
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - mean)
}

/** Newton's step from here, or null where the information is too little for one. */
function stepFrom(borders: Borders, { abilityResiduals, residuals, own, variance, pulls, information }: Likelihood) {
  const centredFactor = centredFactorOf(information, borders)
  if (!centredFactor) return null
  const others = residuals.slice()
  for (const [candidate, residual] of abilityResiduals.entries()) {
    borders.gather(candidate, variance, pulls)
    borders.addTo(others, -residual / (own[candidate] as number))
  }
  solve(centredFactor.factor, borders.size, others)
  const abilities = abilityResiduals.map((residual, candidate) => {
    borders.gather(candidate, variance, pulls)
    return (residual - borders.dot(others)) / (own[candidate] as number)
  })
  return { abilities, others }
}

function moved({ abilities, others }: Parameters, step: Parameters, share: number): Parameters {
  return {
    abilities: abilities.map((value, at) => value + share * (step.abilities[at] as number)),
    others: others.map((value, at) => value + share * (step.others[at] as number)),
  }
}

function longestOf(step: Float64Array): number {
  return step.reduce((longest, value) => Math.max(longest, Math.abs(value)), 0)
}

/** Not downhill by more than rounding; false as well where it isn't a number. */
function isUphill(from: Likelihood, to: Likelihood): boolean {
  return to.logLikelihood >= from.logLikelihood - 1e-10 * Math.abs(from.logLikelihood)
}
