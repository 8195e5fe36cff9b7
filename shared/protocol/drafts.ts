import { z } from 'zod'
import { IdSchema, Sha256Schema } from '../domain'
import { ProblemSchema } from './problem'

/** Largest sealed draft, in bytes: five thousand annotations with long comments. */
export const MOST_DRAFT_BYTES = 8 * 1024 * 1024

/** Characters of that in base 64. */
const MOST_DRAFT_CHARACTERS = Math.ceil(MOST_DRAFT_BYTES / 3) * 4

/** A hash of the key that seals a person's drafts, by which a wrong key is told from a damaged envelope. */
export const DraftKeyNameSchema = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hexadecimal digits')

/** That there is a draft, without what is in it: one line of the list of a person's drafts. */
export const DraftNoteSchema = z.object({
  allocationId: IdSchema,
  keyName: DraftKeyNameSchema,
  /** 1, 2, … with each that was stored; begins anew where the draft was deleted. */
  version: z.int().min(1),
  /** SHA-256 of the sealed bytes: on a hub that was restored the same version may be another draft. */
  sha256: Sha256Schema,
})
export type DraftNote = z.infer<typeof DraftNoteSchema>

/** `GET /api/v1/drafts/{allocationId}`: an envelope that only its person's devices can open. */
export const DraftEnvelopeSchema = DraftNoteSchema.extend({
  /** AES-256-GCM: nonce, ciphertext and tag; base 64. */
  sealed: z
    .string()
    .min(1)
    .max(MOST_DRAFT_CHARACTERS)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base 64'),
})
export type DraftEnvelope = z.infer<typeof DraftEnvelopeSchema>

/** `PUT /api/v1/drafts/{allocationId}`. `version` is the one after what the hub has, which it was sealed for. */
export const DraftPutSchema = DraftEnvelopeSchema.omit({ allocationId: true, sha256: true })
export type DraftPut = z.infer<typeof DraftPutSchema>

/** Answer to a draft that was stored, or had been. */
export const DraftStoredSchema = z.object({ version: z.int().min(1) })

/** 409: somebody was first. `current` is what the hub has; null where it has none. */
export const DraftConflictSchema = ProblemSchema.extend({ current: DraftEnvelopeSchema.nullable() })

/** Answer to `GET /api/v1/drafts`, and to `PUT`, which says by which key this person's drafts travel from now on. */
export const TravelSchema = z.object({
  /** Null where they don't travel. */
  keyName: DraftKeyNameSchema.nullable(),
  /** What the hub keeps, of allocations that are still open. */
  drafts: z.array(DraftNoteSchema),
})
export type Travel = z.infer<typeof TravelSchema>
export const TravelPutSchema = z.object({ keyName: DraftKeyNameSchema })
/** 409: they travel by another key already. */
export const TravelConflictSchema = ProblemSchema.extend({ keyName: DraftKeyNameSchema.nullable() })
