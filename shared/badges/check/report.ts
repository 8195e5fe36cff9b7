import { z } from 'zod'
import { RevocationSchema } from '../../domain'

/** What a badge is looked at for, in this order. */
export const CHECK_NAMES = ['file', 'schema', 'issuer', 'signature', 'dates', 'status', 'achievement', 'endorsements'] as const

/**
 * - `holds`: looked at and in order;
 * - `fails`: looked at and not in order;
 * - `unknown`: could not be looked at, or nothing can be said;
 * - `none`: the badge has nothing of the kind.
 */
export const CheckStateSchema = z.enum(['holds', 'fails', 'unknown', 'none'])
export type CheckState = z.infer<typeof CheckStateSchema>

/** One thing that was looked at, and what came of it. */
export const BadgeCheckSchema = z.object({
  name: z.enum(CHECK_NAMES),
  state: CheckStateSchema,
  /** What came of it, for programs and translations; more may come. */
  code: z.string().max(60),
  /** The same in an English sentence, without content of the badge. */
  reason: z.string().max(300),
})
export type BadgeCheck = z.infer<typeof BadgeCheckSchema>

const Words = z.string().max(1000)

/** What a badge says of itself, for people to know it by. Nothing of it counts unless the checks hold. */
export const BadgeFactsSchema = z.object({
  /** The credential's own id, such as `urn:uuid:…`; null where it says none. */
  id: Words.nullable().default(null),
  name: Words,
  issuer: z.object({ id: Words, name: Words.nullable() }),
  /** The earner's name where the badge says it. */
  earner: Words.nullable(),
  validFrom: Words.nullable(),
  validUntil: Words.nullable(),
  /** Who endorses it. */
  endorsers: z.array(Words).max(50),
})
export type BadgeFacts = z.infer<typeof BadgeFactsSchema>

/** All that can be said of a badge's file. */
export const BadgeReportSchema = z.object({
  /**
   * `fails` where something that counts isn't in order; else `unknown` where something that counts could not be looked at, such as who holds
   * the issuer's key. Endorsements are words of others: they don't count.
   */
  verdict: z.enum(['holds', 'fails', 'unknown']),
  /** What it came as; null where there is no badge in the file. */
  form: z.enum(['png', 'svg', 'json', 'jwt']).nullable(),
  /** In the order of `CHECK_NAMES`; only the first where there is no badge. */
  checks: z.array(BadgeCheckSchema).min(1),
  badge: BadgeFactsSchema.nullable(),
  /** When and why it was revoked, where whoever checked knows that. */
  revocation: RevocationSchema.optional(),
})
export type BadgeReport = z.infer<typeof BadgeReportSchema>

/** `GET /badges/{id}/status.json`: whether a badge that is out was revoked, in words; its status list says so signed. */
export const BadgeStatusSchema = z.object({ /** Null while it holds. */ revocation: RevocationSchema.nullable() })
