import { z } from 'zod'
import { BadgeReportSchema } from '../badges/check/report'
import { InstantSchema } from '../domain'

/** Most bytes of a badge's file: a large picture with a large credential in it. */
export const MOST_BADGE_BYTES = 8 * 1024 * 1024

/** Asks whether a badge holds, whoever issued it. */
export const VerificationRequestSchema = z.object({
  /** The badge as it came, in base 64: a baked PNG or SVG picture, a credential as JSON, or a VC-JWT. */
  file: z.base64().max(Math.ceil((MOST_BADGE_BYTES * 4) / 3) + 4),
})

/** What came of it, check by check. */
export const VerificationSchema = BadgeReportSchema.extend({ checkedAt: InstantSchema })
export type VerificationAnswer = z.infer<typeof VerificationSchema>
