import type { Borders } from './borders'
import type { Core } from './core'
import { LevelChances } from './level-chances'

/** Where everything stands, with the signs turned so that all add up: β = ability + ease + leniency. */
export type Parameters = {
  abilities: Float64Array
  /** In the order of `Borders`: ease of criteria, leniency of raters, offsets of the inner levels. */
  others: Float64Array
}

/** The likelihood of a core at some parameters, with its first and second derivatives; candidates are eliminated from the latter. */
export type Likelihood = {
  logLikelihood: number
  /** Observed less expected score of each candidate; observed less expected of each of the others. */
  abilityResiduals: Float64Array
  residuals: Float64Array
  /** Information about each candidate. */
  own: Float64Array
  /** Of each observation. */
  variance: Float64Array
  /** Information that ties the inner levels to each candidate. */
  pulls: Float64Array
  /** Lower half of the information about the others that is left when all candidates are free. */
  information: Float64Array
}

/** The chances of the levels at these parameters: offsets of the lowest and the highest level are 0, which centres the thresholds. */
export function chancesAt(core: Core, borders: Borders, { others }: Parameters): LevelChances {
  const offsets = new Float64Array(core.scores.length)
  offsets.set(others.subarray(borders.criteria + borders.raters), 1)
  return new LevelChances(core.scores, offsets)
}

/** The sum of ability, ease and leniency of an observation. */
export function betaOf(core: Core, { criteria }: Borders, { abilities, others }: Parameters, at: number): number {
  const { of } = core.panel
  const ease = others[of.criteria[at] as number] as number
  const leniency = others[criteria + (of.raters[at] as number)] as number
  return (abilities[of.candidates[at] as number] as number) + ease + leniency
}

/** One pass over all observations. */
export function likelihoodAt(core: Core, borders: Borders, parameters: Parameters): Likelihood {
  const { panel, scores } = core
  const { size, inner, criteria, raters } = borders
  const candidates = panel.lengths.candidates
  const levels = chancesAt(core, borders, parameters)
  const { chances } = levels
  const at0 = criteria + raters
  const abilityResiduals = new Float64Array(candidates)
  const residuals = new Float64Array(size)
  const own = new Float64Array(candidates)
  const variance = new Float64Array(panel.size)
  const pulls = new Float64Array(candidates * inner)
  const information = new Float64Array(size * size)
  let logLikelihood = 0
  for (let at = 0; at < panel.size; at++) {
    const candidate = panel.of.candidates[at] as number
    const criterion = panel.of.criteria[at] as number
    const rater = criteria + (panel.of.raters[at] as number)
    const level = panel.level[at] as number
    const beta = betaOf(core, borders, parameters, at)
    levels.at(beta)
    const residual = level - levels.expected
    variance[at] = levels.variance
    abilityResiduals[candidate] = (abilityResiduals[candidate] as number) + residual
    residuals[criterion] = (residuals[criterion] as number) + residual
    residuals[rater] = (residuals[rater] as number) + residual
    logLikelihood += level * beta - levels.logSum
    for (let k = 0; k < inner; k++) {
      const chance = chances[k + 1] as number
      const score = scores[k + 1] as number
      const place = at0 + k
      if (score === level) logLikelihood += levels.offsets[k + 1] as number
      residuals[place] = (residuals[place] as number) + (score === level ? 1 : 0) - chance
      const pull = chance * (score - levels.expected)
      const row = place * size
      pulls[candidate * inner + k] = (pulls[candidate * inner + k] as number) + pull
      information[row + criterion] = (information[row + criterion] as number) + pull
      information[row + rater] = (information[row + rater] as number) + pull
      for (let l = 0; l <= k; l++) {
        const both = (l === k ? chance : 0) - chance * (chances[l + 1] as number)
        information[row + at0 + l] = (information[row + at0 + l] as number) + both
      }
    }
  }
  borders.addDirect(information, variance)
  for (let candidate = 0; candidate < candidates; candidate++) {
    own[candidate] = borders.gather(candidate, variance, pulls)
    borders.eliminate(information, own[candidate] as number)
  }
  return { logLikelihood, abilityResiduals, residuals, own, variance, pulls, information }
}
