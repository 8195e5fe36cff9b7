import { type Assessment, type Rubric, scoreFor } from '../../../shared/domain'

type Scores = Pick<Assessment, 'scores'>

/**
 * The criterion to go on with after this one: the next without a level, looking around the end; null once all have one. Levels
 * alone decide, so that setting them by key is never held up by a link that can be added later.
 */
export function nextWithoutLevel(rubric: Rubric, assessment: Scores, afterId: string | null): string | null {
  const ids = rubric.criteria.map((criterion) => criterion.id)
  const start = afterId === null ? 0 : ids.indexOf(afterId) + 1
  const around = [...ids.slice(start), ...ids.slice(0, start)]
  return around.find((id) => id !== afterId && scoreFor(assessment, id).levelId === null) ?? null
}

/** The neighbour of a criterion in the rubric's order; stays at either end. */
export function neighbourCriterion(rubric: Rubric, fromId: string | null, step: 1 | -1): string | null {
  const ids = rubric.criteria.map((criterion) => criterion.id)
  const at = fromId === null ? -1 : ids.indexOf(fromId)
  if (at < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null
}
