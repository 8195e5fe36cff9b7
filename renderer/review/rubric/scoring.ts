import { type Annotation, type Assessment, hasEvidenceLink, type Rubric, scoreFor } from '../../../shared/domain'

type Scores = Pick<Assessment, 'scores'>
type Policy = { evidenceLinksRequired: boolean }

/** Whether a criterion counts as scored: it has a level and, where policy asks for it, a link to evidence. */
export function isScored(criterionId: string, assessment: Scores, annotations: readonly Annotation[], policy: Policy): boolean {
  if (scoreFor(assessment, criterionId).levelId === null) return false
  return !policy.evidenceLinksRequired || hasEvidenceLink(criterionId, assessment, annotations)
}

/** How many criteria count as scored. */
export function countScored(rubric: Rubric, assessment: Scores, annotations: readonly Annotation[], policy: Policy): number {
  return rubric.criteria.filter((criterion) => isScored(criterion.id, assessment, annotations, policy)).length
}

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
