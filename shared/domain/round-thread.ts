import { z } from 'zod'
import { CalibrationRoundSchema, ExemplarSchema, MOST_EXEMPLARS, PanelMemberSchema } from './calibration'
import { IdSchema, InstantSchema } from './identifiers'
import { CriterionSchema } from './rubric'

/** Most characters of one comment: a long paragraph or two. */
export const MOST_COMMENT_CHARACTERS = 4000
/** Most characters of an agreed reading, which stands beside a criterion while people work. */
export const MOST_READING_CHARACTERS = 2000

export const CommentWordsSchema = z.string().trim().min(1).max(MOST_COMMENT_CHARACTERS)
export const ReadingWordsSchema = z.string().trim().min(1).max(MOST_READING_CHARACTERS)

/**
 * A round to whose panel the reader belongs, once they may read its threads: nothing that stands there could move what they give any more.
 * It names nobody.
 */
export const PanelRoundSchema = CalibrationRoundSchema.pick({
  id: true,
  name: true,
  achievementId: true,
  rubricId: true,
  rubricVersion: true,
  mode: true,
}).extend({
  /** The reader's own. */
  code: PanelMemberSchema.shape.code,
  /** Of the round's rubric, in its order: threads outlive what else is known of it on the reader's machine. */
  criteria: z.array(CriterionSchema.pick({ id: true, code: true, title: true })),
  /** What they handed in, in the round's order. */
  exemplars: z.array(ExemplarSchema.pick({ submissionId: true, pseudonym: true })).max(MOST_EXEMPLARS),
})
export type PanelRound = z.infer<typeof PanelRoundSchema>

/** What somebody said of how a criterion is to be read, in the thread of that criterion of a round. */
export const RoundCommentSchema = z.object({
  /** The id of the command that brought it. */
  id: IdSchema,
  roundId: IdSchema,
  criterionId: IdSchema,
  /** The writer's code in the panel; null: the lead of the round. */
  by: PanelMemberSchema.shape.code.nullable(),
  /** Whether the reader wrote it. */
  isMine: z.boolean(),
  words: z.string().max(MOST_COMMENT_CHARACTERS),
  /** The exemplar that it speaks of, by its submission; null: none. Who hasn't scored that one doesn't see the comment. */
  about: IdSchema.nullable(),
  /** When the hub received it. */
  writtenAt: InstantSchema,
})
export type RoundComment = z.infer<typeof RoundCommentSchema>

/** How the lead of a round says that a criterion is read from now on. */
export const RoundReadingSchema = z.object({
  /** The id of the command that brought it. */
  id: IdSchema,
  roundId: IdSchema,
  /** The round's, by which it is shown where nothing else of the round is known. */
  roundName: z.string(),
  achievementId: IdSchema,
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  criterionId: IdSchema,
  words: z.string().max(MOST_READING_CHARACTERS),
  agreedAt: InstantSchema,
  /** Since when it holds no more, and why; null while it holds. */
  ended: z.object({ at: InstantSchema, by: z.enum(['replaced', 'withdrawn']) }).nullable(),
})
export type RoundReading = z.infer<typeof RoundReadingSchema>
