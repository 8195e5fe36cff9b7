import { z } from 'zod'
import {
  CalendarDateSchema,
  IdSchema,
  MessagePurposeSchema,
  MessageSubjectSchema,
  MessageWordsSchema,
  MOST_ADDRESSED,
  MOST_QUALIFYING_CHARACTERS,
} from '../domain'
import { base } from './command-base'

/** Why somebody acts, where they say so; for the audit trail. */
const reason = z.string().trim().max(MOST_QUALIFYING_CHARACTERS)

/**
 * An admin, or a lead of the achievement, gives a part of a submission to somebody else. `allocationId` is that of whoever has it, and the submission's
 * id where nobody has. What one does is undone by moving it back, which names the allocation that came of it: `movedAllocationId` of this command.
 */
export const MoveWorkSchema = z.object({
  ...base,
  type: z.literal('work.move'),
  submissionId: IdSchema,
  /** Null: to whoever policy would choose now, but for the one who has it. */
  toPersonId: IdSchema.nullable(),
  reason,
})

/** Gives back work that one has and won't do. It goes to somebody else; a draft of it can be handed over as after a move. */
export const GiveBackSchema = z.object({ ...base, type: z.literal('allocation.give-back'), reason })

/** An admin changes what candidates of an achievement are promised. `allocationId` is the achievement's id, as in the two that follow. */
export const SetPromiseSchema = z.object({
  ...base,
  type: z.literal('promise.set'),
  achievementId: IdSchema,
  promiseWorkingDays: z.int().min(1).max(365),
  reason,
})

/** An admin has the hub take in no new submissions for an achievement; revisions of those that are there still come in. */
export const PauseIntakeSchema = z.object({
  ...base,
  type: z.literal('intake.pause'),
  achievementId: IdSchema,
  /** Last calendar date of the pause where the provider is; null: until it is resumed. */
  until: CalendarDateSchema.nullable(),
  reason,
})

export const ResumeIntakeSchema = z.object({ ...base, type: z.literal('intake.resume'), achievementId: IdSchema, reason })

/** An admin or a lead writes to people who assess. `allocationId` is the id that the message is to have. */
export const SendMessageSchema = z.object({
  ...base,
  type: z.literal('message.send'),
  purpose: MessagePurposeSchema,
  toPersonIds: z.array(IdSchema).min(1).max(MOST_ADDRESSED),
  subject: MessageSubjectSchema,
  words: MessageWordsSchema,
  /** What it is about. An invitation names one. */
  achievementId: IdSchema.nullable(),
  /** Work that is asked for; `return` names one, and goes to whoever has it alone. */
  aboutAllocationId: IdSchema.nullable(),
})

/** Whom a message came to has opened it (`read`), or answers it. `allocationId` is the message's. */
export const AnswerMessageSchema = z.object({
  ...base,
  type: z.literal('message.answer'),
  answer: z.enum(['read', 'yes', 'no']),
})

/** One says from when until when one takes no new work, or an admin says so of somebody. `allocationId` is the absence's id: the same one changes it. */
export const SetAbsenceSchema = z.object({
  ...base,
  type: z.literal('absence.set'),
  personId: IdSchema,
  from: CalendarDateSchema,
  until: CalendarDateSchema.nullable(),
})

/** That isn't so (any more): before its first date it never was. `allocationId` is the absence's. */
export const EndAbsenceSchema = z.object({ ...base, type: z.literal('absence.end'), personId: IdSchema })
