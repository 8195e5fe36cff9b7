import { z } from 'zod'
import {
  AbsenceSchema,
  AchievementSchema,
  AlertRuleSchema,
  AlertSchema,
  AllocationSchema,
  AssessorDifferenceSchema,
  CalibrationRoundSchema,
  ColleagueSchema,
  CredentialSummarySchema,
  HandedDraftSchema,
  IdSchema,
  InstantSchema,
  MessageSchema,
  OpeningSchema,
  PanelRoundSchema,
  PastDecisionSchema,
  PendingDecisionSchema,
  QualificationSchema,
  ReceiptSchema,
  ReportMailSchema,
  ReportSchema,
  RoundCommentSchema,
  RoundReadingSchema,
  RoundReferenceSchema,
  RoundScoreSchema,
  RubricSchema,
  SplitSchema,
  SubmissionSchema,
} from '../domain'

/**
 * One entry of the change feed. A put carries the record's body as it is when it is delivered; a remove says that this reader
 * may no longer see it. Applying an entry twice changes nothing.
 */
export const ChangeSchema = z.union([
  z.object({ op: z.literal('put'), kind: z.literal('achievement'), id: IdSchema, body: AchievementSchema }),
  /** `id` is the rubric's; several versions arrive as several puts. Store by (id, version). */
  z.object({ op: z.literal('put'), kind: z.literal('rubric'), id: IdSchema, body: RubricSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('submission'), id: IdSchema, body: SubmissionSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('allocation'), id: IdSchema, body: AllocationSchema }),
  /** `id` is the allocation's: the latest receipt of an allocation replaces the one before. */
  z.object({ op: z.literal('put'), kind: z.literal('receipt'), id: IdSchema, body: ReceiptSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('credential'), id: IdSchema, body: CredentialSummarySchema }),
  z.object({ op: z.literal('put'), kind: z.literal('handed-draft'), id: IdSchema, body: HandedDraftSchema }),
  /** `id` is the submission's. */
  z.object({ op: z.literal('put'), kind: z.literal('opening'), id: IdSchema, body: OpeningSchema }),
  /** `id` is the adjudicator's allocation's: what they are to settle. */
  z.object({ op: z.literal('put'), kind: z.literal('split'), id: IdSchema, body: SplitSchema }),
  /** `id` is the decision's. */
  z.object({ op: z.literal('put'), kind: z.literal('pending-decision'), id: IdSchema, body: PendingDecisionSchema }),
  /** To the lead who set it up. */
  z.object({ op: z.literal('put'), kind: z.literal('round'), id: IdSchema, body: CalibrationRoundSchema }),
  /** To the same lead; `id` is the allocation's on which it was made. */
  z.object({ op: z.literal('put'), kind: z.literal('round-score'), id: IdSchema, body: RoundScoreSchema }),
  /** To a member of the panel; `id` is their allocation's. */
  z.object({ op: z.literal('put'), kind: z.literal('round-reference'), id: IdSchema, body: RoundReferenceSchema }),
  /** To leads; `id` is the submission's. */
  z.object({ op: z.literal('put'), kind: z.literal('past-decision'), id: IdSchema, body: PastDecisionSchema }),
  /** To leads; `id` is the person's. */
  z.object({ op: z.literal('put'), kind: z.literal('colleague'), id: IdSchema, body: ColleagueSchema }),
  /** To leads of the achievement. */
  z.object({ op: z.literal('put'), kind: z.literal('qualification'), id: IdSchema, body: QualificationSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('assessor-difference'), id: IdSchema, body: AssessorDifferenceSchema }),
  /** To a member of the panel who may read its threads; `id` is the round's. */
  z.object({ op: z.literal('put'), kind: z.literal('panel-round'), id: IdSchema, body: PanelRoundSchema }),
  /** To the lead of the round and to whoever has its `panel-round`. */
  z.object({ op: z.literal('put'), kind: z.literal('round-comment'), id: IdSchema, body: RoundCommentSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('round-reading'), id: IdSchema, body: RoundReadingSchema }),
  /** To the one whom it is about. */
  z.object({ op: z.literal('put'), kind: z.literal('report'), id: IdSchema, body: ReportSchema }),
  /** To whoever wrote it and to those to whom it was written. */
  z.object({ op: z.literal('put'), kind: z.literal('message'), id: IdSchema, body: MessageSchema }),
  /** To the one who is away, and to admins. */
  z.object({ op: z.literal('put'), kind: z.literal('absence'), id: IdSchema, body: AbsenceSchema }),
  /** To admins, as the two that follow. */
  z.object({ op: z.literal('put'), kind: z.literal('alert-rule'), id: IdSchema, body: AlertRuleSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('alert'), id: IdSchema, body: AlertSchema }),
  z.object({ op: z.literal('put'), kind: z.literal('report-mail'), id: IdSchema, body: ReportMailSchema }),
  z.object({
    op: z.literal('remove'),
    kind: z.enum([
      'achievement',
      'rubric',
      'submission',
      'allocation',
      'receipt',
      'credential',
      'handed-draft',
      'split',
      'opening',
      'pending-decision',
      'round',
      'round-score',
      'round-reference',
      'past-decision',
      'colleague',
      'qualification',
      'assessor-difference',
      'panel-round',
      'round-comment',
      'round-reading',
      'report',
      'message',
      'absence',
      'alert-rule',
      'alert',
      'report-mail',
    ]),
    id: IdSchema,
    /**
     * Why it went, where that helps the reader. `purged`: an administrator wants it gone from the machine at once, but for work that was
     * never sent; `purged-unsent`: that too. `conflict`: this person declared an interest, and nothing of it stays with them.
     */
    reason: z
      .enum(['withdrawn', 'revised', 'moved', 'superseded', 'ended', 'access', 'purged', 'purged-unsent', 'conflict'])
      .optional(),
  }),
])
export type Change = z.infer<typeof ChangeSchema>

export const ChangesQuerySchema = z.object({
  /** Where the last page ended; absent to read from the beginning. Opaque. */
  cursor: z.string().max(200).optional(),
  /** Most entries in the page. */
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})

export const ChangesPageSchema = z.object({
  changes: z.array(ChangeSchema),
  /** Store it in the same transaction as the changes. */
  cursor: z.string().max(200),
  /** True where another page can be read at once. */
  more: z.boolean(),
  /** The hub's clock, for leases. */
  hubTime: InstantSchema,
  /** Names this history of the hub; another value after a restore. */
  lineage: IdSchema,
})
export type ChangesPage = z.infer<typeof ChangesPageSchema>
