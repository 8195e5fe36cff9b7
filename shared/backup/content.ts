import { z } from 'zod'
import { AnnotationSchema, AssessmentSchema, BasisSchema, IdSchema, InstantSchema, RubricDraftSchema } from '../domain'
import { CommandSchema } from '../protocol'

/** One piece of work that was never handed in. */
export const BackedUpWorkSchema = z.object({
  allocationId: IdSchema,
  submissionId: IdSchema,
  /** So that a person can tell what it is: nothing else in the file says it. */
  label: z.object({ candidate: z.string(), achievement: z.string() }),
  /** My draft; null where nothing was written but commands wait. */
  draft: z.object({ assessment: AssessmentSchema, basis: BasisSchema, isSent: z.boolean() }).nullable(),
  /** Every version of every annotation, in order; `removed` speaks of the latest one. */
  annotations: z.array(z.object({ versions: z.array(AnnotationSchema).min(1), removed: z.boolean() })),
  /** What the hub hasn't acknowledged, in order. */
  commands: z.array(z.object({ command: CommandSchema, queuedAt: InstantSchema })),
})
export type BackedUpWork = z.infer<typeof BackedUpWorkSchema>

/**
 * What a lead has that isn't about one piece of work: a round or a version of a rubric that the hub hasn't heard of, or a rubric that they are
 * still making.
 */
export const BackedUpPlanSchema = z.object({
  /** Under which what was asked belongs together; of a rubric that nothing was asked about, its achievement's. */
  id: IdSchema,
  /** What it is called, and for which achievement. */
  label: BackedUpWorkSchema.shape.label,
  commands: BackedUpWorkSchema.shape.commands,
  rubricDraft: RubricDraftSchema.nullable(),
})
export type BackedUpPlan = z.infer<typeof BackedUpPlanSchema>

/** What a backup file holds beneath its seal: all work of one person for one hub that isn't on the hub. */
export const BackupSchema = z.object({
  format: z.literal('assay-backup/1'),
  savedAt: InstantSchema,
  /** Name of the local database: a hash of hub and person. Work only ever goes back to the same two. */
  database: z.string().regex(/^assay-[0-9a-f]{32}$/),
  work: z.array(BackedUpWorkSchema),
  /** Absent where an earlier Assay made it. */
  plans: z.array(BackedUpPlanSchema).optional(),
})
export type Backup = z.infer<typeof BackupSchema>

/** Everything in a backup, as it is listed. */
export function piecesOf({ work, plans = [] }: Backup): { id: string; label: BackedUpWork['label'] }[] {
  return [...work.map(({ allocationId: id, label }) => ({ id, label })), ...plans.map(({ id, label }) => ({ id, label }))]
}
