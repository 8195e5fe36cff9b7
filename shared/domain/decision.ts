import { z } from 'zod'
import { IdSchema, InstantSchema } from './identifiers'
import { CredentialStateSchema } from './lives'
import { OutcomeSchema, RecommendationSchema } from './outcomes'

/** Longest `seen` of a submitted assessment: it counts a person's devices, past ones included, and they are a handful. */
const MOST_SEEN_CHARACTERS = 65_536

/** What the device that handed work in had seen of that draft as it travelled. Only that person's devices can read it. */
export const SeenMarkSchema = z.string().min(1).max(MOST_SEEN_CHARACTERS)

/** What became of an assessor's work, as this assessor may see it. */
export const ReceiptSchema = z.object({
  /** The command that it answers. */
  commandId: IdSchema,
  allocationId: IdSchema,
  submissionId: IdSchema,
  /**
   * `accepted`: the assessment is in; `decided`: and it decided the submission; `taken-back`; `returned`: by a panel lead,
   * before it was released; `released`: the badge is out.
   */
  stage: z.enum(['accepted', 'decided', 'taken-back', 'returned', 'released']),
  /** The decision's outcome once there is one that this assessor may see; null otherwise. */
  outcome: OutcomeSchema.nullable(),
  /** The hub's time of acceptance. */
  acceptedAt: InstantSchema,
  /** Until when the decision can be taken back; null where there is nothing to take back. */
  releaseAt: InstantSchema.nullable(),
  /** The credential, where one was ordered and this assessor may see it. */
  credentialId: IdSchema.nullable(),
  /** Why a panel lead returned it; only where it was. */
  returned: z.string().max(4000).optional(),
  /** What was handed in, for this assessor's other devices that have a draft of their own; absent after a take-back. */
  handedIn: z
    .object({
      from: z.enum(['desktop', 'browser']),
      recommendation: RecommendationSchema,
      /** Level by criterion. */
      levels: z.record(IdSchema, IdSchema),
      /** As the command said it; absent where the draft didn't travel. */
      seen: SeenMarkSchema.optional(),
    })
    .optional(),
})
export type Receipt = z.infer<typeof ReceiptSchema>

/** Whether the work goes on: its assessor took it back, or a panel lead returned it. */
export function isWorkAgain(stage: Receipt['stage'] | null | undefined): stage is 'taken-back' | 'returned' {
  return stage === 'taken-back' || stage === 'returned'
}
/** That a badge no longer holds, and why; everybody who looks at the badge can read it. */
export const RevocationSchema = z.object({ at: InstantSchema, reason: z.string().min(1).max(500) })
export type Revocation = z.infer<typeof RevocationSchema>

/** A badge as the workbench lists it. */
export const CredentialSummarySchema = z.object({
  id: IdSchema,
  submissionId: IdSchema,
  achievementId: IdSchema,
  achievementName: z.string(),
  candidateName: z.string(),
  state: CredentialStateSchema,
  orderedAt: InstantSchema,
  releasedAt: InstantSchema.nullable(),
  /** Address of the public page; null until released. */
  publicUrl: z.url().nullable(),
  /** Absent while the badge holds. */
  revocation: RevocationSchema.optional(),
})
export type CredentialSummary = z.infer<typeof CredentialSummarySchema>
