import { type Annotation, type Assessment, type Basis, basisOf, type DraftState, emptyScore } from '../../../shared/domain'
import type { StoreContext } from '../context'
import { isOpenState } from '../status'
import { openWork, readWorkRows, type Work, type WorkRows } from '../work'

/** One allocation's work as it is here. */
export type LocalWork = {
  rows: WorkRows
  work: Work
  draft: DraftState
  /** What it was written on; what is to be assessed where nothing was begun. */
  basis: Basis
}

/** The work; null where its records aren't all here, or where it was handed in or has ended: then no draft goes or comes. */
export async function readLocalWork(context: StoreContext, allocationId: string): Promise<LocalWork | null> {
  const rows = await readWorkRows(context, allocationId)
  if (rows === null || !isOpenWork(rows)) return null
  const work = await openWork(context, rows)
  const { assessment, annotations } = work
  const basis = basisOf(rows.draft?.begun ? rows.draft.basis : rows.allocation)
  return { rows, work, draft: { assessment, annotations }, basis }
}

export function isOpenWork({ draft, allocation }: Pick<WorkRows, 'draft' | 'allocation'>): boolean {
  return draft?.phase !== 'closed' && isOpenState(allocation.state) && allocation.removed === null
}

/** Tells by plain columns whether anything was written since. */
export function nameRows({ draft, annotations }: Pick<WorkRows, 'draft' | 'annotations'>): string {
  const names = annotations.map(({ id, version, removedAt }) => `${id} ${version} ${removedAt === null}`)
  return [draft?.version ?? 0, ...names.sort()].join('|')
}

/** Whether two drafts say the same; the time that was spent on them aside. */
export function saysTheSame(a: DraftState, b: DraftState): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))
}

function contentOf({ assessment, annotations }: DraftState) {
  const { recommendation, overrideReason, feedback, submissionRevision, rubricId, rubricVersion } = assessment
  const basis = { submissionRevision, rubricId, rubricVersion }
  return { basis, recommendation, overrideReason, feedback, scores: scoresOf(assessment), annotations: inOrder(annotations) }
}

/** Scores with something in them, in one order: one that was only looked at says nothing. */
function scoresOf({ scores }: Assessment): string[] {
  const empty = (criterionId: string) => JSON.stringify(Object.entries(emptyScore(criterionId)).sort())
  return scores
    .map((score) => ({ id: score.criterionId, text: JSON.stringify(Object.entries(score).sort()) }))
    .filter(({ id, text }) => text !== empty(id))
    .map(({ text }) => text)
    .sort()
}

function inOrder(annotations: readonly Annotation[]): string[] {
  return annotations.map((annotation) => JSON.stringify(Object.entries(annotation).sort())).sort()
}
