import type { Observation } from '../../../shared/reliability/facets'
import { randomFrom } from '../../faults/random'

/** Known positions in logits: raters and criteria with mean 0, thresholds with sum 0. */
export type Truth = { abilities: number[]; difficulties: number[]; severities: number[]; thresholds: number[] }

/** Numbers with mean 0 and this standard deviation, normally distributed (Box and Muller 1958). */
export function normal(count: number, deviation: number, random: () => number): number[] {
  const drawn = Array.from(
    { length: count },
    () => deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  )
  const mean = drawn.reduce((sum, value) => sum + value, 0) / count
  return drawn.map((value) => value - mean)
}

/** A level drawn with the chances of the model, written as in its definition: each level's odds against the one below. */
export function drawLevel(logit: number, thresholds: readonly number[], random: () => number): number {
  const weights = [1]
  for (const threshold of thresholds) weights.push((weights.at(-1) as number) * Math.exp(logit - threshold))
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [level, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return level
  }
  return thresholds.length
}

export type Design = {
  candidates: number
  criteria: number
  raters: number
  /** How many raters each candidate has, drawn by lot; all where it isn't given. */
  each?: number
  thresholds: number[]
  /** Standard deviation of abilities. */
  spread?: number
}

/** A panel drawn from the model, with what it was drawn from. */
export function simulate(design: Design, seed: number): { truth: Truth; observations: Observation[] } {
  const { candidates, criteria, raters, each = raters, thresholds, spread = 1 } = design
  const random = randomFrom(seed)
  const truth = {
    abilities: normal(candidates, spread, random),
    difficulties: normal(criteria, 0.6, random),
    severities: normal(raters, 0.5, random),
    thresholds,
  }
  const observations: Observation[] = []
  for (const [candidate, ability] of truth.abilities.entries()) {
    for (const rater of drawn(raters, each, random)) {
      for (const [criterion, difficulty] of truth.difficulties.entries()) {
        const logit = ability - difficulty - (truth.severities[rater] as number)
        observations.push({ candidate, criterion, rater, level: drawLevel(logit, thresholds, random) })
      }
    }
  }
  return { truth, observations }
}

/** So many different ones of `count`, by lot. */
function drawn(count: number, howMany: number, random: () => number): number[] {
  const left = Array.from({ length: count }, (_, at) => at)
  return Array.from({ length: howMany }, () => left.splice(Math.floor(random() * left.length), 1)[0] as number)
}
