import {
  type Annotation,
  type Assessment,
  type Criterion,
  findCriterion,
  hasEvidenceLink,
  type Missing,
  type Rubric,
  scoreFor,
} from '../../../shared/domain'

/** One thing that keeps the assessment from being submitted, and where it is mended. */
export type MissingItem = {
  key: string
  kind: Missing['kind']
  /** The criterion that lacks something; null where it isn't about one. */
  criterion: Criterion | null
  goTo: Place
}

/** Where something that is missing is mended. */
export type Place =
  | { place: 'criterion' | 'rationale'; criterionId: string }
  | { place: 'feedback' }
  | { place: 'reason' }
  | { place: 'outcome' }

/** What the policy lets go out without, though whoever reads the decision will look for it. */
export type Gap = { criterion: Criterion | null; lacks: { what: 'rationale' | 'evidence' | 'feedback'; goTo: Place }[] }

/** What is missing, as a list whose entries lead to the place where each is mended; in the order of the rubric. */
export function listMissing(rubric: Rubric, missing: readonly Missing[]): MissingItem[] {
  return missing.map((each) => {
    if (each.kind === 'level' || each.kind === 'evidence-link') {
      const criterion = findCriterion(rubric, each.criterionId) ?? null
      return {
        key: `${each.kind}/${each.criterionId}`,
        kind: each.kind,
        criterion,
        goTo: { place: 'criterion', criterionId: each.criterionId },
      }
    }
    const place = (
      { recommendation: 'outcome', 'override-reason': 'reason', 'settling-reason': 'reason', feedback: 'feedback' } as const
    )[each.kind]
    return { key: each.kind, kind: each.kind, criterion: null, goTo: { place } }
  })
}

/**
 * What an assessment may go out without but seldom should: by criterion a rationale and evidence, and feedback about the whole. What the
 * policy asks for stands among what is missing instead, as does a criterion without a level. A referral judges nothing, so it lacks none.
 */
export function listGaps(
  rubric: Rubric,
  assessment: Assessment,
  annotations: readonly Annotation[],
  policy: { evidenceLinksRequired: boolean },
): Gap[] {
  if (assessment.recommendation === 'referred') return []
  const byCriterion = rubric.criteria.map((criterion): Gap => {
    const { levelId, rationale } = scoreFor(assessment, criterion.id)
    const lacks: Gap['lacks'] = []
    if (levelId !== null && rationale.trim() === '') {
      lacks.push({ what: 'rationale', goTo: { place: 'rationale', criterionId: criterion.id } })
    }
    if (levelId !== null && !policy.evidenceLinksRequired && !hasEvidenceLink(criterion.id, assessment, annotations)) {
      lacks.push({ what: 'evidence', goTo: { place: 'criterion', criterionId: criterion.id } })
    }
    return { criterion, lacks }
  })
  // With "not yet" feedback is missing, not only a gap.
  const lacksFeedback = assessment.recommendation === 'awarded' && assessment.feedback.trim() === ''
  const feedback: Gap = { criterion: null, lacks: lacksFeedback ? [{ what: 'feedback', goTo: { place: 'feedback' } }] : [] }
  return [...byCriterion, feedback].filter(({ lacks }) => lacks.length > 0)
}
