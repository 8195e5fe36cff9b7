import { z } from 'zod'

/**
 * The outcome of a submission: `awarded`, `not-yet` (with feedback to act on), `referred` (integrity), `withdrawn`
 * (by the candidate; never chosen by an assessor).
 */
export const OutcomeSchema = z.enum(['awarded', 'not-yet', 'referred', 'withdrawn'])
export type Outcome = z.infer<typeof OutcomeSchema>

/** What an assessor can recommend. */
export const RecommendationSchema = OutcomeSchema.exclude(['withdrawn'])
export type Recommendation = z.infer<typeof RecommendationSchema>
