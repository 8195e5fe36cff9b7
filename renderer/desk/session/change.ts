import type { Annotation, Assessment, Score } from '../../../shared/domain'
import { scoreFor } from '../../../shared/domain'

/** What of a score can be changed. */
export type ScorePart = Partial<Omit<Score, 'criterionId'>>

/** What of an annotation can be changed after it was made: its words, and what it points at (selectors, and the file that they hold in). */
export type AnnotationPart = Pick<
  Annotation,
  'comment' | 'criterionId' | 'selectors' | 'shape' | 'evidenceId' | 'evidenceSha256' | 'part'
>

/** What of an assessment is no score. */
export type Conclusion = Partial<Pick<Assessment, 'recommendation' | 'overrideReason' | 'feedback'>>

/** One thing that the assessor did, told so that it can be turned round. */
export type Change =
  | { kind: 'score'; criterionId: string; before: ScorePart; after: ScorePart }
  | { kind: 'conclusion'; before: Conclusion; after: Conclusion }
  | { kind: 'annotation-added'; annotation: Annotation }
  | { kind: 'annotation-removed'; annotation: Annotation }
  | AnnotationChanged
  /** Many at once, such as an import: one step back takes all of it back. */
  | {
      kind: 'annotations'
      added: readonly Annotation[]
      removed: readonly Annotation[]
      changed: readonly Omit<AnnotationChanged, 'kind'>[]
    }
  /** Several of different kinds as one step. */
  | { kind: 'together'; changes: readonly Change[] }

/** A change that is written at once. */
export type SingleChange = Exclude<Change, { kind: 'together' }>

type AnnotationChanged = { kind: 'annotation-changed'; annotationId: string; before: AnnotationPart; after: AnnotationPart }

/** The part of a desk that changes by the assessor's hand. */
export type Work = { assessment: Assessment; annotations: readonly Annotation[] }

/** The change that undoes this one. */
export function invert(change: Change): Change {
  switch (change.kind) {
    case 'annotation-added':
      return { kind: 'annotation-removed', annotation: change.annotation }
    case 'annotation-removed':
      return { kind: 'annotation-added', annotation: change.annotation }
    case 'annotation-changed':
      return { ...change, before: change.after, after: change.before }
    case 'annotations': {
      const changed = change.changed.map(({ annotationId, before, after }) => ({ annotationId, before: after, after: before }))
      return { ...change, added: change.removed, removed: change.added, changed }
    }
    case 'conclusion':
      return { ...change, before: change.after, after: change.before }
    case 'score':
      return { ...change, before: change.after, after: change.before }
    case 'together':
      return { ...change, changes: change.changes.map(invert).reverse() }
  }
}

/** The work after a change. An edited annotation is its next version, made at `now`; one that is gone stays gone. */
export function applyChange(work: Work, change: Change, now: string): Work {
  if (change.kind === 'score') {
    return { ...work, assessment: withScore(work.assessment, change.criterionId, change.after) }
  }
  if (change.kind === 'conclusion') return { ...work, assessment: { ...work.assessment, ...change.after } }
  if (change.kind === 'together') return change.changes.reduce((done, each) => applyChange(done, each, now), work)
  if (change.kind === 'annotation-added') return { ...work, annotations: [...work.annotations, change.annotation] }
  if (change.kind === 'annotation-removed') {
    return { ...work, annotations: work.annotations.filter((each) => each.id !== change.annotation.id) }
  }
  if (change.kind === 'annotations') {
    const gone = new Set(change.removed.map(({ id }) => id))
    const parts = new Map(change.changed.map(({ annotationId, after }) => [annotationId, after]))
    const kept = work.annotations.filter(({ id }) => !gone.has(id)).map((each) => nextVersion(each, parts.get(each.id), now))
    return { ...work, annotations: [...kept, ...change.added] }
  }
  const annotations = work.annotations.map((each) =>
    each.id === change.annotationId ? nextVersion(each, change.after, now) : each,
  )
  return { ...work, annotations }
}

function nextVersion(annotation: Annotation, part: AnnotationPart | undefined, now: string): Annotation {
  if (part === undefined) return annotation
  // What lies in an archive's file may be placed in an item that has no parts.
  const { part: _, ...others } = annotation
  return { ...others, ...part, version: annotation.version + 1, modifiedAt: now }
}

/** What of an annotation can be changed, as it is. */
export function partOf({ comment, criterionId, shape, ...target }: Annotation): AnnotationPart {
  return { comment, criterionId, shape, ...targetOf(target) }
}

/** What an annotation points at. */
export function targetOf({
  selectors,
  evidenceId,
  evidenceSha256,
  part,
}: Omit<AnnotationPart, 'comment' | 'criterionId' | 'shape'>) {
  return { selectors, evidenceId, evidenceSha256, ...(part === undefined ? {} : { part }) }
}

/** The assessment with one score changed; a criterion without a score gets one. */
export function withScore(assessment: Assessment, criterionId: string, change: ScorePart): Assessment {
  const changed = { ...scoreFor(assessment, criterionId), ...change }
  const scores = assessment.scores.some((score) => score.criterionId === criterionId)
    ? assessment.scores.map((score) => (score.criterionId === criterionId ? changed : score))
    : [...assessment.scores, changed]
  return { ...assessment, scores }
}

/** The change that setting these parts of a score would be; null where nothing would differ. */
export function scoreChange(assessment: Assessment, criterionId: string, after: ScorePart): Change | null {
  const difference = differenceOf(scoreFor(assessment, criterionId), after)
  return difference && { kind: 'score', criterionId, ...difference }
}

/** The change that concluding so would be; null where nothing would differ. */
export function conclusionChange(assessment: Assessment, after: Conclusion): Change | null {
  const difference = differenceOf(assessment, after)
  return difference && { kind: 'conclusion', ...difference }
}

/** The parts of a whole that would be others afterwards, as they are and as they would be; null where there are none. */
function differenceOf<Whole extends object>(whole: Whole, after: Partial<Whole>) {
  const parts = Object.keys(after) as (keyof Whole)[]
  const differs = parts.filter((part) => JSON.stringify(whole[part]) !== JSON.stringify(after[part]))
  if (differs.length === 0) return null
  const pick = (from: Partial<Whole>) => Object.fromEntries(differs.map((part) => [part, from[part]])) as Partial<Whole>
  return { before: pick(whole), after: pick(after) }
}
