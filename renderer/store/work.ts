import {
  countScored,
  type Achievement,
  type Allocation,
  type Annotation,
  type Assessment,
  basisOf,
  isSameBasis,
  type Rubric,
  type Submission,
  SubmissionSchema,
} from '../../shared/domain'
import { openValue, sealedAs, type StoreContext } from './context'
import type * as Rows from './rows'
import { StoreError } from './store-error'

/** The rows of one allocation, as they are at one moment. */
export type WorkRows = {
  allocation: Rows.AllocationRow
  submission: Rows.SubmissionRow
  achievement: Rows.AchievementRow
  rubric: Rows.RubricRow
  draft: Rows.DraftRow | undefined
  /** All versions, removed ones too. */
  annotations: Rows.AnnotationRow[]
}

/** What they hold. */
export type Work = {
  submission: Submission
  achievement: Achievement
  rubric: Rubric
  /** My draft, or an empty one. */
  assessment: Assessment
  /** The latest version of each that isn't removed, oldest first. */
  annotations: Annotation[]
}

/** Reads the rows of an allocation; null where it, or something that it needs, isn't here. */
export async function readWorkRows({ db }: Pick<StoreContext, 'db'>, allocationId: string): Promise<WorkRows | null> {
  const allocation = await db.allocations.get(allocationId)
  if (!allocation?.achievementId) return null
  const [submission, achievement, rubric, draft, annotations] = await Promise.all([
    db.submissions.get([allocation.submissionId, allocation.submissionRevision]),
    db.achievements.get(allocation.achievementId),
    db.rubrics.get([allocation.rubricId, allocation.rubricVersion]),
    db.drafts.get(allocationId),
    db.annotations.where('allocationId').equals(allocationId).toArray(),
  ])
  if (!submission || !achievement || !rubric) return null
  return { allocation, submission, achievement, rubric, draft, annotations }
}

/** The rows, or an error where they aren't here. @throws StoreError `not-here` */
export async function needWorkRows(context: Pick<StoreContext, 'db'>, allocationId: string): Promise<WorkRows> {
  const rows = await readWorkRows(context, allocationId)
  if (rows === null) throw new StoreError('not-here', 'There is no such work on this machine.')
  return rows
}

/** Whether my draft was written on another revision or rubric version than the allocation names now. */
export function isOutdated({ draft, allocation }: Pick<WorkRows, 'draft' | 'allocation'>): boolean {
  return draft?.begun === true && !isSameBasis(draft.basis, allocation)
}

/** Opens what the rows hold. @throws StoreError `damaged`, `key-destroyed` */
export async function openWork(context: StoreContext, rows: WorkRows): Promise<Work> {
  const { allocation, submission, achievement, rubric } = rows
  const open = <Value>(place: ReturnType<(typeof sealedAs)['draft']>, sealed: Uint8Array) =>
    openValue<Value>(context, place.keyId, place.context, sealed)
  const [submissionNow, openAchievement, openRubric, assessment, annotations] = await Promise.all([
    openSubmissionRow(context, submission),
    open<Achievement>(sealedAs.achievement(achievement.id, achievement.version), achievement.sealed),
    open<Rubric>(sealedAs.rubric(rubric.id, rubric.rubricVersion, rubric.version), rubric.sealed),
    openDraft(context, rows),
    Promise.all(
      latestAnnotations(rows.annotations).map((row) =>
        open<Annotation>(sealedAs.annotation(allocation.keyId, allocation.id, row.id, row.version), row.sealed),
      ),
    ),
  ])
  annotations.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
  return { submission: submissionNow, achievement: openAchievement, rubric: openRubric, assessment, annotations }
}

/** My draft, or an empty one. */
export async function openDraft(
  context: StoreContext,
  { allocation, draft }: Pick<WorkRows, 'allocation' | 'draft'>,
): Promise<Assessment> {
  if (!draft) return emptyAssessment(allocation, context.clock().toISOString())
  const place = sealedAs.draft(allocation.keyId, allocation.id, draft.version)
  const assessment = await openValue<Assessment>(context, place.keyId, place.context, draft.sealed)
  // Who has only looked has begun nothing that would have to be carried over.
  return { ...assessment, ...basisOf(draft.begun ? draft.basis : allocation) }
}

function emptyAssessment(allocation: Rows.AllocationRow, updatedAt: string): Assessment {
  return {
    allocationId: allocation.id,
    submissionId: allocation.submissionId,
    submissionRevision: allocation.submissionRevision,
    rubricId: allocation.rubricId,
    rubricVersion: allocation.rubricVersion,
    scores: [],
    recommendation: null,
    overrideReason: '',
    feedback: '',
    activeSeconds: 0,
    updatedAt,
  }
}

/** Of each annotation the row with its latest version, but for those that were removed. */
export function latestAnnotations(rows: readonly Rows.AnnotationRow[]): Rows.AnnotationRow[] {
  const latest = new Map<string, Rows.AnnotationRow>()
  for (const row of rows) {
    const known = latest.get(row.id)
    if (!known || row.version > known.version) latest.set(row.id, row)
  }
  return [...latest.values()].filter((row) => row.removedAt === null)
}

/** How many criteria of it count as scored. */
export function countScoredOf({
  rubric,
  achievement,
  assessment,
  annotations,
}: Pick<Work, 'rubric' | 'achievement' | 'assessment' | 'annotations'>): number {
  return countScored(rubric, { assessment, annotations, policy: achievement.policy })
}

/** The submission revision that an allocation is about; null where it isn't here. */
export async function openSubmission(context: StoreContext, allocationId: string): Promise<Submission | null> {
  const allocation = await context.db.allocations.get(allocationId)
  return allocation ? openSubmissionOf(context, allocation) : null
}

/** One revision of a submission; null where it isn't here. */
export async function openSubmissionOf(
  context: StoreContext,
  { submissionId, submissionRevision }: Pick<Allocation, 'submissionId' | 'submissionRevision'>,
): Promise<Submission | null> {
  const row = await context.db.submissions.get([submissionId, submissionRevision])
  return row ? Promise.resolve(openSubmissionRow(context, row)) : null
}

/** By what was opened: a submission that hasn't changed stays the same object, or all that is open of it would be opened anew. */
const completed = new WeakMap<object, Submission>()

/** What an earlier version of Assay stored gets the fields that came since: nothing else does that for what lies sealed. */
async function openSubmissionRow(context: StoreContext, row: Rows.SubmissionRow): Promise<Submission> {
  const place = sealedAs.submission(row.keyId, row.id, row.revision, row.version)
  const opened = await openValue<object>(context, place.keyId, place.context, row.sealed)
  const submission = completed.get(opened) ?? SubmissionSchema.parse(opened)
  completed.set(opened, submission)
  return submission
}
