import { z } from 'zod'
import { AnnotationSchema, AssessmentSchema, BasisSchema, IdSchema, InstantSchema } from '../domain'
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

/** What a backup file holds beneath its seal: all work of one person for one hub that isn't on the hub. */
export const BackupSchema = z.object({
  format: z.literal('assay-backup/1'),
  savedAt: InstantSchema,
  /** Name of the local database: a hash of hub and person. Work only ever goes back to the same two. */
  database: z.string().regex(/^assay-[0-9a-f]{32}$/),
  work: z.array(BackedUpWorkSchema),
})
export type Backup = z.infer<typeof BackupSchema>
