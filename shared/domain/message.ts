import { z } from 'zod'
import { IdSchema, InstantSchema } from './identifiers'
import { findUnsoundText } from './sound-text'

/** Most characters of what is written to somebody, and of what it is called. */
export const MOST_MESSAGE_CHARACTERS = 4000
export const MOST_SUBJECT_CHARACTERS = 160
/** Most people to whom one message goes. */
export const MOST_ADDRESSED = 200

const sound = (words: string) => findUnsoundText(words) === null

/** What a message is called. */
export const MessageSubjectSchema = z
  .string()
  .trim()
  .min(1)
  .max(MOST_SUBJECT_CHARACTERS)
  .refine(sound, 'must be text that can be stored')

/** What it says. */
export const MessageWordsSchema = z
  .string()
  .trim()
  .min(1)
  .max(MOST_MESSAGE_CHARACTERS)
  .refine(sound, 'must be text that can be stored')

/**
 * What is asked of whoever reads it. `message`: nothing; `invitation`: to assess an achievement's work; `return`: to give back work that they
 * have, which they do or don't by a command of its own.
 */
export const MessagePurposeSchema = z.enum(['message', 'invitation', 'return'])
export type MessagePurpose = z.infer<typeof MessagePurposeSchema>

/** Something that somebody who leads wrote to people who assess; never to candidates. */
export const MessageSchema = z.object({
  id: IdSchema,
  purpose: MessagePurposeSchema,
  /** Who wrote it, as colleagues see them. */
  from: z.object({ personId: IdSchema, name: z.string() }),
  sentAt: InstantSchema,
  subject: z.string(),
  words: z.string(),
  /** What it is about; null: nothing in particular. An invitation is about one always. */
  achievementId: IdSchema.nullable(),
  /** Work that is asked for; null in all but `return`, and to its sender where they may not see it. */
  allocationId: IdSchema.nullable(),
  /** To the one who wrote it everybody; to others themselves alone. */
  to: z.array(
    z.object({
      personId: IdSchema,
      name: z.string(),
      /** When they opened it; null: not yet. */
      readAt: InstantSchema.nullable(),
      /** What they answered to an invitation, or (`no`) to being asked for work; null: nothing yet. */
      answer: z.enum(['yes', 'no']).nullable(),
    }),
  ),
})
export type Message = z.infer<typeof MessageSchema>
