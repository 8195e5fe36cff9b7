import { type Criterion, findCriterion, type Missing, type Rubric } from '../../../shared/domain'

/** One thing that keeps the assessment from being submitted, and where it is mended. */
export type MissingItem = {
  key: string
  kind: Missing['kind']
  /** The criterion that lacks something; null where it isn't about one. */
  criterion: Criterion | null
  goTo: { place: 'criterion'; criterionId: string } | { place: 'feedback' } | { place: 'reason' } | { place: 'outcome' }
}

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
    const place = ({ recommendation: 'outcome', 'override-reason': 'reason', feedback: 'feedback' } as const)[each.kind]
    return { key: each.kind, kind: each.kind, criterion: null, goTo: { place } }
  })
}
