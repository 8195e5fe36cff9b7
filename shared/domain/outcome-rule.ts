import type { AssessmentPolicy } from './achievement'
import type { Allocation } from './allocation'
import type { Annotation } from './annotation'
import type { Assessment } from './assessment'
import { scoreFor } from './assessment'
import type { Recommendation } from './outcomes'
import type { Criterion, Rubric } from './rubric'
import { levelIndex } from './rubric'

/** One reason behind a suggestion; texts are the interface's business. */
export type SuggestionReason =
  | { kind: 'not-scored'; criterionIds: string[] }
  | { kind: 'hurdle-missed'; criterionId: string; neededLevelId: string }
  | { kind: 'hurdle-open'; criterionId: string; neededLevelId: string }
  | { kind: 'below-cut'; score: number; cutScore: number }
  | { kind: 'cut-open'; score: number; cutScore: number }
  | { kind: 'all-met'; score: number; cutScore: number | null }

export type Suggestion = {
  /** What the rule says now. While criteria are open: what it would say if each reached the least that still passes. */
  outcome: Exclude<Recommendation, 'referred'>
  /** True once every criterion has a level. */
  final: boolean
  /** Share of the possible score that is reached so far, 0…1 (open criteria count nothing). */
  score: number
  reasons: SuggestionReason[]
}

/**
 * Applies the rubric's rule (domain.md): every hurdle criterion at or above its minimum and, where points are used, a score of
 * at least the cut. Score = Σ weight × points ÷ Σ weight × maximum points.
 */
export function suggestOutcome(rubric: Rubric, assessment: Pick<Assessment, 'scores'>): Suggestion {
  const open: Criterion[] = []
  const reasons: SuggestionReason[] = []
  let reached = 0
  let reachable = 0
  let possible = 0
  for (const criterion of rubric.criteria) {
    const most = Math.max(...criterion.levels.map((level) => level.points)) * criterion.weight
    possible += most
    const at = levelIndex(criterion, scoreFor(assessment, criterion.id).levelId)
    const hurdle = levelIndex(criterion, criterion.hurdleLevelId)
    if (at < 0) {
      open.push(criterion)
      reachable += most
      continue
    }
    const points = (criterion.levels[at]?.points ?? 0) * criterion.weight
    reached += points
    reachable += points
    if (criterion.hurdleLevelId !== null && at < hurdle) {
      reasons.push({ kind: 'hurdle-missed', criterionId: criterion.id, neededLevelId: criterion.hurdleLevelId })
    }
  }
  const score = possible === 0 ? 0 : reached / possible
  const best = possible === 0 ? 0 : reachable / possible
  const final = open.length === 0
  const cutScore = rubric.cutScore
  // A share that equals the cut in decimal must not fail by a rounding error in binary.
  const tolerance = 1e-9
  if (cutScore !== null && best < cutScore - tolerance) reasons.push({ kind: 'below-cut', score, cutScore })
  if (reasons.length > 0) return { outcome: 'not-yet', final, score, reasons }
  if (final) return { outcome: 'awarded', final, score, reasons: [{ kind: 'all-met', score, cutScore }] }
  for (const criterion of open) {
    if (criterion.hurdleLevelId !== null) {
      reasons.push({ kind: 'hurdle-open', criterionId: criterion.id, neededLevelId: criterion.hurdleLevelId })
    }
  }
  if (cutScore !== null && score < cutScore - tolerance) reasons.push({ kind: 'cut-open', score, cutScore })
  reasons.push({ kind: 'not-scored', criterionIds: open.map((criterion) => criterion.id) })
  return { outcome: 'awarded', final, score, reasons }
}

/** What keeps an assessment from being submitted. */
export type Missing =
  | { kind: 'level'; criterionId: string }
  | { kind: 'evidence-link'; criterionId: string }
  | { kind: 'recommendation' }
  | { kind: 'override-reason' }
  | { kind: 'settling-reason' }
  | { kind: 'feedback' }

/** Whether a criterion has an annotation, a whole-item link, or a stated "no evidence found". */
export function hasEvidenceLink(
  criterionId: string,
  assessment: Pick<Assessment, 'scores'>,
  annotations: readonly Annotation[],
): boolean {
  const score = scoreFor(assessment, criterionId)
  return (
    score.noEvidenceFound ||
    score.wholeItemIds.length > 0 ||
    annotations.some((annotation) => annotation.criterionId === criterionId)
  )
}

/** What policy and task ask of an assessment. */
export type Demands = Pick<AssessmentPolicy, 'evidenceLinksRequired'> & {
  /** What the assessment is for; absent counts as `assess`. */
  task?: Allocation['task']
}

/** What decides whether a criterion counts as scored. */
export type Scoring = {
  assessment: Pick<Assessment, 'scores'>
  annotations: readonly Annotation[]
  policy: { evidenceLinksRequired: boolean }
}

/** Whether a criterion counts as scored (domain.md): it has a level and, where policy asks for it, a link to evidence. */
export function isScored(criterionId: string, { assessment, annotations, policy }: Scoring): boolean {
  if (scoreFor(assessment, criterionId).levelId === null) return false
  return !policy.evidenceLinksRequired || hasEvidenceLink(criterionId, assessment, annotations)
}

/** How many criteria count as scored. */
export function countScored(rubric: Rubric, scoring: Scoring): number {
  return rubric.criteria.filter(({ id }) => isScored(id, scoring)).length
}

/**
 * Everything that is missing before this assessment may be submitted; empty where it is complete. Referring on grounds of
 * integrity needs a reason, not a full set of levels; "not yet" needs feedback that the candidate can act on, where there is one behind the
 * work; who settles a split says why.
 */
export function findMissing(
  rubric: Rubric,
  assessment: Assessment,
  annotations: readonly Annotation[],
  { evidenceLinksRequired, task }: Demands,
): Missing[] {
  const missing: Missing[] = []
  if (assessment.recommendation !== 'referred') {
    for (const { id } of rubric.criteria) {
      if (scoreFor(assessment, id).levelId === null) missing.push({ kind: 'level', criterionId: id })
      else if (evidenceLinksRequired && !hasEvidenceLink(id, assessment, annotations)) {
        missing.push({ kind: 'evidence-link', criterionId: id })
      }
    }
  }
  if (assessment.recommendation === null) missing.push({ kind: 'recommendation' })
  else {
    const departs = assessment.recommendation !== suggestOutcome(rubric, assessment).outcome
    if (assessment.overrideReason.trim() === '') {
      if (task === 'adjudicate') missing.push({ kind: 'settling-reason' })
      else if (departs) missing.push({ kind: 'override-reason' })
    }
    // Nobody would read it in calibration: the work is a copy.
    const isRead = task !== 'calibrate'
    if (isRead && assessment.recommendation === 'not-yet' && assessment.feedback.trim() === '') missing.push({ kind: 'feedback' })
  }
  return missing
}
