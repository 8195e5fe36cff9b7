import type { Facets, Observation } from '../../../shared/reliability/facets'

/** The chance of each level of an observation, from the measures of an answer, straight by the model's definition. */
export function chancesOf(answer: Facets, { candidate, criterion, rater }: Observation): number[] {
  const measure = (all: readonly { measure: number }[], at: number) => (all[at] as { measure: number }).measure
  const logit = measure(answer.candidates, candidate) - measure(answer.criteria, criterion) - measure(answer.raters, rater)
  const weights = [1]
  for (const threshold of answer.thresholds) weights.push((weights.at(-1) as number) * Math.exp(logit - threshold))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
