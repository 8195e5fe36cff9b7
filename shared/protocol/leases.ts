import { z } from 'zod'
import { IdSchema, InstantSchema } from '../domain'

/** Body of `POST /api/v1/leases`: allocations that somebody works on, whose evidence is to stay on their machine. */
export const RenewLeasesSchema = z.object({ allocationIds: z.array(IdSchema).min(1).max(200) })

/**
 * Each allocation's answer. Repeating the request changes nothing: a lease that was extended just now has more than half of it left.
 * `not-yet`: enough of it is left; `exhausted`: it was extended as often as policy allows; `not-allocated`: it isn't open, or not this
 * person's.
 */
export const LeaseAnswerSchema = z.object({
  allocationId: IdSchema,
  status: z.enum(['renewed', 'not-yet', 'exhausted', 'not-allocated']),
  /** Null where it isn't this person's. */
  leaseUntil: InstantSchema.nullable(),
})
export type LeaseAnswer = z.infer<typeof LeaseAnswerSchema>

export const LeasesAnswerSchema = z.object({ leases: z.array(LeaseAnswerSchema), hubTime: InstantSchema })
export type LeasesAnswer = z.infer<typeof LeasesAnswerSchema>
