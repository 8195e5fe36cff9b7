import { z } from 'zod'
import { IdSchema, InstantSchema } from './identifiers'
import { OutcomeSchema } from './outcomes'
import { CandidateSchema } from './submission'

/** Longest reason with which a decision is returned; its assessors read it in their receipts. */
export const MOST_RETURN_CHARACTERS = 4000

/** An assessment that a decision rests on. */
const DecidingPartSchema = z.object({
  /** Whose it is; null where nobody who sees the work is to be named. */
  assessor: z.string().nullable(),
  task: z.enum(['assess', 'adjudicate']),
  /** Until when its assessor can take it back; null where that is over for good, because an adjudicator has settled it. */
  takeBackUntil: InstantSchema.nullable(),
})

/** A decision that waits for its release, as a lead sees it who may return it: enough to judge whether it should go out. */
export const PendingDecisionSchema = z.object({
  id: IdSchema,
  submissionId: IdSchema,
  submissionRevision: z.int().min(1),
  achievementId: IdSchema,
  achievementName: z.string(),
  candidate: CandidateSchema,
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  outcome: OutcomeSchema,
  /** The levels that are recorded, in the rubric's order and words. */
  levels: z.array(z.object({ code: z.string(), criterion: z.string(), level: z.string() })),
  /** What the candidate would be told; Markdown. */
  feedback: z.string(),
  madeAt: InstantSchema,
  /** When it is released; until then it can be returned. */
  releaseAt: InstantSchema,
  parts: z.array(DecidingPartSchema).min(1),
})
export type PendingDecision = z.infer<typeof PendingDecisionSchema>
