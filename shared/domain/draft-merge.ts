import type { Annotation } from './annotation'
import type { Assessment, Score } from './assessment'
import { emptyScore } from './assessment'

/** Somebody's work on one allocation, as one device has it. */
export type DraftState = {
  assessment: Assessment
  /** The latest version of each; removed ones are absent. */
  annotations: Annotation[]
}

/** One field that both devices changed to something else. The merged draft holds `theirs`; both are kept to choose from. */
export type Clash = { at: ClashPlace; mine: unknown; theirs: unknown }
export type ClashPlace =
  | { of: 'score'; criterionId: string; field: 'levelId' | 'rationale' | 'noEvidenceFound' }
  | { of: 'assessment'; field: 'recommendation' | 'overrideReason' | 'feedback' }
  | { of: 'annotation'; annotationId: string }

export type MergedDraft = { merged: DraftState; clashes: Clash[] }

const SCORE_FIELDS = ['levelId', 'rationale', 'noEvidenceFound'] as const
const ASSESSMENT_FIELDS = ['recommendation', 'overrideReason', 'feedback'] as const

/**
 * Merges two drafts that both began as `base`, field by field: what only one of them changed is taken; where both changed the same
 * field differently, `theirs` stands (it was published first) and the clash is told. Items that were linked, and notes, are sets: each
 * one that was added is there, each one that was removed is gone, unless the other device wrote on it meanwhile.
 *
 * Time spent adds up. `updatedAt` is the later one.
 */
export function mergeDrafts(base: DraftState, mine: DraftState, theirs: DraftState): MergedDraft {
  const clashes: Clash[] = []
  const scores = mergeScores(base.assessment, mine.assessment, theirs.assessment, clashes)
  const [mineNow, theirsNow, before] = [mine.assessment, theirs.assessment, base.assessment]
  const assessment: Assessment = {
    ...theirsNow,
    scores,
    activeSeconds: Math.max(0, mineNow.activeSeconds + theirsNow.activeSeconds - before.activeSeconds),
    updatedAt: mineNow.updatedAt > theirsNow.updatedAt ? mineNow.updatedAt : theirsNow.updatedAt,
  }
  for (const field of ASSESSMENT_FIELDS) {
    const value = mergeField(before[field], mineNow[field], theirsNow[field], () =>
      clashes.push({ at: { of: 'assessment', field }, mine: mineNow[field], theirs: theirsNow[field] }),
    )
    Object.assign(assessment, { [field]: value })
  }
  const annotations = mergeAnnotations(base.annotations, mine.annotations, theirs.annotations, clashes)
  return { merged: { assessment, annotations }, clashes }
}

function mergeField<Value>(base: Value, mine: Value, theirs: Value, clash: () => void): Value {
  if (mine === theirs || mine === base) return theirs
  if (theirs === base) return mine
  clash()
  return theirs
}

function mergeScores(base: Assessment, mine: Assessment, theirs: Assessment, clashes: Clash[]): Score[] {
  const ids = new Set([...theirs.scores, ...mine.scores].map((score) => score.criterionId))
  const of = ({ scores }: Assessment, id: string) => scores.find((score) => score.criterionId === id) ?? emptyScore(id)
  return [...ids].map((criterionId) => {
    const [before, a, b] = [of(base, criterionId), of(mine, criterionId), of(theirs, criterionId)]
    const score: Score = { ...b, wholeItemIds: mergeSet(before.wholeItemIds, a.wholeItemIds, b.wholeItemIds) }
    for (const field of SCORE_FIELDS) {
      const value = mergeField(before[field], a[field], b[field], () =>
        clashes.push({ at: { of: 'score', criterionId, field }, mine: a[field], theirs: b[field] }),
      )
      Object.assign(score, { [field]: value })
    }
    return score
  })
}

function mergeSet(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const all = new Set([...theirs, ...mine])
  const isGone = (id: string) => base.includes(id) && (!mine.includes(id) || !theirs.includes(id))
  return [...all].filter((id) => !isGone(id))
}

function mergeAnnotations(
  base: readonly Annotation[],
  mine: readonly Annotation[],
  theirs: readonly Annotation[],
  clashes: Clash[],
): Annotation[] {
  const [before, a, b] = [base, mine, theirs].map((list) => new Map(list.map((annotation) => [annotation.id, annotation])))
  const merged: Annotation[] = []
  for (const id of new Set([...(b?.keys() ?? []), ...(a?.keys() ?? [])])) {
    const kept = mergeAnnotation(before?.get(id), a?.get(id), b?.get(id), (mineNow, theirsNow) =>
      clashes.push({ at: { of: 'annotation', annotationId: id }, mine: mineNow, theirs: theirsNow }),
    )
    if (kept) merged.push(kept)
  }
  return merged
}

type Maybe = Annotation | undefined

function mergeAnnotation(base: Maybe, mine: Maybe, theirs: Maybe, clash: (mine: Annotation, theirs: Annotation) => void): Maybe {
  if (!mine || !theirs) {
    const only = mine ?? theirs
    // Removed by one: gone, unless the other wrote on it since, whose words would go unseen.
    return base && only && only.version === base.version ? undefined : only
  }
  if (mine.version === base?.version || sameContent(mine, theirs)) return mine.version > theirs.version ? mine : theirs
  if (theirs.version === base?.version) return mine
  clash(mine, theirs)
  // One more than either has, so that on both devices it is a new version and none changes.
  const version = Math.max(mine.version, theirs.version) + 1
  return { ...theirs, version }
}

/** Whether two versions say the same, whatever they are numbered and whenever they were made. */
function sameContent(a: Annotation, b: Annotation): boolean {
  const content = ({ version: _, modifiedAt: __, ...rest }: Annotation) => JSON.stringify(Object.entries(rest).sort())
  return content(a) === content(b)
}
