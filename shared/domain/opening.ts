import { z } from 'zod'
import { EvidenceItemSchema } from './evidence'
import { CalendarDateSchema, IdSchema, InstantSchema } from './identifiers'
import { CandidateSchema } from './submission'

/** A submission that waits for an assessor and may be claimed by whoever sees this: enough to choose it, and to know a conflict by. */
export const OpeningSchema = z.object({
  submissionId: IdSchema,
  achievementId: IdSchema,
  achievementName: z.string(),
  candidate: CandidateSchema,
  submissionRevision: z.int().min(1),
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  /** When the hub received this revision. */
  receivedAt: InstantSchema,
  dueOn: CalendarDateSchema,
  evidence: z.array(EvidenceItemSchema.pick({ kind: true, mediaType: true })),
  /** Of all files that would be taken offline. */
  sizeBytes: z.int().min(0),
})
export type Opening = z.infer<typeof OpeningSchema>
