import { z } from 'zod'
import { AnnotationSchema } from './annotation'
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

/** An evidence item of the revision before: enough to tell what became of it. Its bytes aren't delivered any more. */
export const EarlierEvidenceSchema = EvidenceItemSchema.pick({
  id: true,
  kind: true,
  title: true,
  mediaType: true,
  fileName: true,
  sizeBytes: true,
}).extend({
  /** SHA-256 of the file that was read and annotated: of the best rendition where there was one (`shownFile`). */
  sha256: EvidenceItemSchema.shape.sha256,
})
export type EarlierEvidence = z.infer<typeof EarlierEvidenceSchema>

/** Stands for assessor and allocation in an earlier decision's annotations, where nobody is named: marking is blind, or another system decided. */
export const UNNAMED_ID = '00000000-0000-0000-0000-000000000000'

/**
 * What was decided about the revision before this one, as the candidate was told, and what the decision rested on. Everybody who
 * assesses the new revision sees it, a blind second assessor too: the candidate has read it and answers to it.
 */
export const EarlierDecisionSchema = z.object({
  revision: z.int().min(1),
  outcome: OutcomeSchema,
  decidedOn: CalendarDateSchema,
  feedback: z.string().max(20_000),
  /** Points that the candidate was asked to address. */
  points: z.array(
    z.object({
      text: z.string().max(1000),
      addressed: z.boolean(),
      /** The criterion that it is about; absent where it is about the whole. */
      criterionId: IdSchema.optional(),
    }),
  ),
  /** Level's id by criterion's id, as decided; empty where it isn't known. */
  levels: z.record(IdSchema, IdSchema).default({}),
  /** What the candidate had handed in, in order; empty where it isn't known. */
  evidence: z.array(EarlierEvidenceSchema).default([]),
  /**
   * Annotations of the assessments that the decision rests on (two where two agreed), to be placed in the new revision; they never
   * change. `creatorId` and `allocationId` are `UNNAMED_ID` where nobody is named.
   */
  annotations: z.array(AnnotationSchema).max(5000).default([]),
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
