import { z } from 'zod'
import {
  AnnotationSchema,
  AssessmentSchema,
  CommentWordsSchema,
  FindingSchema,
  IdSchema,
  InstantSchema,
  InterestSchema,
  MOST_ANNOTATIONS,
  MOST_LOOK_CHARACTERS,
  MOST_LOOKED_AT_AGAIN,
  MOST_NOTE_CHARACTERS,
  MOST_RETURN_CHARACTERS,
  QualifyingWordsSchema,
  ReadingWordsSchema,
  ReceiptSchema,
  RoundPlanSchema,
  RubricContentSchema,
  SeenMarkSchema,
} from '../domain'
import {
  AnswerMessageSchema,
  EndAbsenceSchema,
  GiveBackSchema,
  MoveWorkSchema,
  PauseIntakeSchema,
  ResumeIntakeSchema,
  SendMessageSchema,
  SetAbsenceSchema,
  SetPromiseSchema,
} from './acting'
import { EndAlertSchema, EndReportMailSchema, SendReportMailSchema, SetAlertSchema, SetReportMailSchema } from './alerting'
import { base } from './command-base'

export { COMMAND_SCHEMA_VERSION } from './command-base'

export const SubmitAssessmentSchema = z.object({
  ...base,
  type: z.literal('assessment.submit'),
  assessment: AssessmentSchema.extend({ recommendation: AssessmentSchema.shape.recommendation.unwrap() }),
  /** The latest version of each annotation that supports it. */
  annotations: z.array(AnnotationSchema).max(MOST_ANNOTATIONS),
  /** Comes back in the receipt's `handedIn`, by which this person's other devices tell whether a draft of theirs went in with it. */
  seen: SeenMarkSchema.optional(),
})

export const TakeBackSchema = z.object({
  ...base,
  type: z.literal('decision.take-back'),
  /** The `assessment.submit` that is taken back. */
  submitCommandId: IdSchema,
})

export const BeginReviewSchema = z.object({ ...base, type: z.literal('allocation.begin') })

/** Gives an unfinished draft of work that was moved to whoever has that work now. `basedOn` is what the draft was written on. */
export const HandOverDraftSchema = z.object({
  ...base,
  type: z.literal('draft.hand-over'),
  draft: AssessmentSchema,
  /** The latest version of each. */
  annotations: z.array(AnnotationSchema).max(MOST_ANNOTATIONS),
})

/** Says that one may not judge this candidate's work. It goes to somebody else, and none of the candidate's work comes to this person again. */
export const DeclareConflictSchema = z.object({
  ...base,
  type: z.literal('allocation.declare-conflict'),
  interest: InterestSchema,
  /** For the audit trail; needed where the interest alone says too little. */
  words: z.string().max(2000),
})

/** Takes a submission that waits for an assessor. `allocationId` is the id that the allocation is to have: it has none yet. */
export const ClaimSchema = z.object({ ...base, type: z.literal('submission.claim'), submissionId: IdSchema })

/**
 * A lead gives a decision that waits for its release back to those who made it. A lead has no allocation of it: `allocationId` is the
 * decision's id, under which what is sent about it belongs together.
 */
export const ReturnDecisionSchema = z.object({
  ...base,
  type: z.literal('decision.return'),
  /** What its assessors are told; the hub refuses one without words. */
  reason: z.string().max(MOST_RETURN_CHARACTERS),
})

/**
 * A lead sets up a calibration round: the hub copies its exemplars and gives them to the lead, who sets the reference by scoring them.
 * `allocationId` is the id that the round is to have, under which what is sent about it belongs together; `basedOn` names the round's rubric.
 */
export const CreateRoundSchema = z.object({ ...base, type: z.literal('round.create'), plan: RoundPlanSchema })

/** The panel gets the exemplars; refused while a reference is missing. `allocationId` is the round's. */
export const OpenRoundSchema = z.object({ ...base, type: z.literal('round.open') })

/** Nothing more comes in, and everybody may see the reference. From `preparing` it ends without anybody having heard of it. */
export const CloseRoundSchema = z.object({ ...base, type: z.literal('round.close') })

/** A lead qualifies somebody for an achievement, or ends that; `allocationId` is the round's by which they saw it fit. */
export const QualifySchema = z.object({
  ...base,
  type: z.literal('person.qualify'),
  personId: IdSchema,
  achievementId: IdSchema,
  /** Last calendar date on which it counts; null: until further notice. */
  until: z.iso.date().nullable(),
})

/**
 * A lead qualifies somebody for an achievement whose assessors they lead, or until another day than they were. `allocationId` is an id under which
 * what a lead asks about this person and achievement belongs together; `basedOn` names the achievement's rubric in force.
 */
export const GiveQualificationSchema = z.object({
  ...base,
  type: z.literal('qualification.give'),
  personId: IdSchema,
  achievementId: IdSchema,
  /** Last calendar date on which it counts; null: until further notice. */
  until: z.iso.date().nullable(),
  reason: QualifyingWordsSchema,
})

/** A lead ends what somebody is qualified for. Work that they have stays theirs. */
export const EndQualificationSchema = z.object({
  ...base,
  type: z.literal('qualification.end'),
  personId: IdSchema,
  achievementId: IdSchema,
  reason: QualifyingWordsSchema,
})

/**
 * A lead publishes the next version of a rubric. `allocationId` is the id of this publication, under which what is sent about it belongs together;
 * `basedOn` names the version that was edited, and meets `rubric-superseded` where another one is in force by now.
 */
export const PublishRubricSchema = z.object({
  ...base,
  type: z.literal('rubric.publish'),
  /** All that the version is to say. Ids of criteria and levels survive; new ones have ids that no version ever had. */
  rubric: RubricContentSchema,
  /** What changed and why. */
  note: z.string().trim().min(1).max(MOST_NOTE_CHARACTERS),
})

/**
 * A lead tags decisions for a second look. `allocationId` is the publication's that they follow from, so that they aren't tagged where it is
 * refused; an id of their own otherwise. `basedOn` names the rubric by which they were found.
 */
export const LookAgainCommandSchema = z.object({
  ...base,
  type: z.literal('decision.look-again'),
  /** Of decisions that the feed shows as past ones, all of one achievement. */
  submissionIds: z.array(IdSchema).min(1).max(MOST_LOOKED_AT_AGAIN),
  reason: z.string().trim().min(1).max(MOST_LOOK_CHARACTERS),
})

/** A lead says what they found, which settles the tag. `allocationId` is the submission's id: a lead has no allocation of it. */
export const LookedAtSchema = z.object({
  ...base,
  type: z.literal('decision.looked-at'),
  finding: FindingSchema,
  words: z.string().trim().min(1).max(MOST_LOOK_CHARACTERS),
})

/** Says something in the thread of a criterion: by the lead of the round, or by a member of its panel who may read it. */
export const CommentSchema = z.object({
  ...base,
  type: z.literal('round.comment'),
  criterionId: IdSchema,
  words: CommentWordsSchema,
  /** An exemplar of the round, by its submission, that the writer may see; null: none. */
  about: IdSchema.nullable(),
})

/** The lead of a round says how a criterion is read from now on. What was agreed before is replaced, and stays in the thread. */
export const AgreeSchema = z.object({
  ...base,
  type: z.literal('round.agree'),
  criterionId: IdSchema,
  /** Null: what was agreed holds no more. */
  words: ReadingWordsSchema.nullable(),
})

/** The lead of a round that seeds has everybody told, in a report of their own, how they scored what has come together since their last one. */
export const HandOutReportsSchema = z.object({ ...base, type: z.literal('round.report') })

/** Its reader has opened a report: from then on the lead of its round sees what it is made of. `allocationId` is the report's. */
export const ReadReportSchema = z.object({ ...base, type: z.literal('report.read') })

export const CommandSchema = z.discriminatedUnion('type', [
  SubmitAssessmentSchema,
  TakeBackSchema,
  BeginReviewSchema,
  HandOverDraftSchema,
  DeclareConflictSchema,
  ClaimSchema,
  ReturnDecisionSchema,
  CreateRoundSchema,
  OpenRoundSchema,
  CloseRoundSchema,
  QualifySchema,
  GiveQualificationSchema,
  EndQualificationSchema,
  PublishRubricSchema,
  LookAgainCommandSchema,
  LookedAtSchema,
  CommentSchema,
  AgreeSchema,
  HandOutReportsSchema,
  ReadReportSchema,
  MoveWorkSchema,
  GiveBackSchema,
  SetPromiseSchema,
  PauseIntakeSchema,
  ResumeIntakeSchema,
  SendMessageSchema,
  AnswerMessageSchema,
  SetAbsenceSchema,
  EndAbsenceSchema,
  SetAlertSchema,
  EndAlertSchema,
  SetReportMailSchema,
  EndReportMailSchema,
  SendReportMailSchema,
])
export type Command = z.infer<typeof CommandSchema>
export type CommandType = Command['type']
/** A command about work that one has, or had. */
export type WorkCommand = Extract<
  Command,
  {
    type:
      | 'assessment.submit'
      | 'decision.take-back'
      | 'allocation.begin'
      | 'draft.hand-over'
      | 'allocation.declare-conflict'
      | 'allocation.give-back'
  }
>

/** Body of `POST /api/v1/commands`: applied in this order; each is judged by itself. */
export const CommandBatchSchema = z.object({ commands: z.array(CommandSchema).min(1).max(50) })

/** Why a command was rejected; stable codes with their meaning in `docs/protocol.md`. */
export const RejectionCodeSchema = z.enum([
  'id-reused',
  'not-allocated',
  'wrong-state',
  'incomplete',
  'too-late',
  'unknown-level',
  'version-too-old',
  'no-receiver',
  'not-independent',
  'not-open',
  'already-handed-over',
  'no-decision',
  'no-round',
  'no-exemplar',
  'not-a-lead',
  'id-moved',
  'no-change',
  'no-seeding',
  'too-few',
  'no-report',
  'not-an-admin',
  'no-work',
  'no-message',
  'no-mail',
  'too-many',
])

/** Why a command met a conflict; each has its own dialog in the workbench. */
export const ConflictCodeSchema = z.enum([
  'submission-withdrawn',
  'submission-revised',
  'allocation-moved',
  'rubric-superseded',
  'already-decided',
])

export const CommandResultSchema = z.discriminatedUnion('status', [
  z.object({ id: IdSchema, status: z.literal('accepted'), receipt: ReceiptSchema.nullable() }),
  /** The same id and body came before: the same answer as then. */
  z.object({ id: IdSchema, status: z.literal('duplicate'), receipt: ReceiptSchema.nullable() }),
  z.object({ id: IdSchema, status: z.literal('rejected'), code: RejectionCodeSchema, message: z.string() }),
  z.object({
    id: IdSchema,
    status: z.literal('conflict'),
    code: ConflictCodeSchema,
    message: z.string(),
    /** The state as it is now, as far as this reader may see it. */
    current: z.object({
      allocationState: z.string().nullable(),
      submissionRevision: z.int().nullable(),
      rubricVersion: z.int().nullable(),
    }),
  }),
  /** An earlier command of the same allocation was refused; send it again once that is settled. */
  z.object({ id: IdSchema, status: z.literal('held'), because: IdSchema }),
])
export type CommandResult = z.infer<typeof CommandResultSchema>

export const CommandAnswerSchema = z.object({ results: z.array(CommandResultSchema), hubTime: InstantSchema })
export type CommandAnswer = z.infer<typeof CommandAnswerSchema>
