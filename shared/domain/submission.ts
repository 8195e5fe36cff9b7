import { z } from 'zod'
import { EvidenceItemSchema } from './evidence'
import { CalendarDateSchema, IdSchema, InstantSchema } from './identifiers'
import { SubmissionStateSchema } from './lives'
import { OutcomeSchema } from './outcomes'

/** The candidate as this reader may see them. */
export const CandidateSchema = z.object({
  /** "7F3K-Q2": unique and stable per achievement, made by the hub (HMAC). */
  pseudonym: z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{2}$/),
  /** The real name; null under blind marking. */
  name: z.string().min(1).max(200).nullable(),
})
export type Candidate = z.infer<typeof CandidateSchema>

/** What was decided about the revision before this one, as the candidate was told. */
export const EarlierDecisionSchema = z.object({
  revision: z.int().min(1),
  outcome: OutcomeSchema,
  decidedOn: CalendarDateSchema,
  feedback: z.string().max(20_000),
  /** Points that the candidate was asked to address. */
  points: z.array(z.object({ text: z.string().max(1000), addressed: z.boolean() })),
})
export type EarlierDecision = z.infer<typeof EarlierDecisionSchema>

/** One candidate's evidence for one achievement, at a revision. */
export const SubmissionSchema = z.object({
  id: IdSchema,
  achievementId: IdSchema,
  candidate: CandidateSchema,
  /** 1, 2, … as the candidate resubmits. */
  revision: z.int().min(1),
  state: SubmissionStateSchema,
  /** When the hub received this revision; this time rules turnaround and precedence. */
  receivedAt: InstantSchema,
  /** The candidate's cover narrative, Markdown; may be empty. */
  narrative: z.string().max(20_000),
  evidence: z.array(EvidenceItemSchema),
  earlierDecision: EarlierDecisionSchema.nullable(),
})
export type Submission = z.infer<typeof SubmissionSchema>
