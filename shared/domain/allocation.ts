import { z } from 'zod'
import { CalendarDateSchema, derivedId, IdSchema, InstantSchema } from './identifiers'
import { AllocationStateSchema } from './lives'

/** Submission × assessor. The purpose (first, second, second look, seed) stays on the hub. */
export const AllocationSchema = z.object({
  id: IdSchema,
  submissionId: IdSchema,
  /** The submission revision that is to be assessed. */
  submissionRevision: z.int().min(1),
  assessorId: IdSchema,
  task: z.enum(['assess', 'adjudicate', 'calibrate']),
  state: AllocationStateSchema,
  /** Counts changes of this allocation; commands name the revision that they were based on. */
  revision: z.int().min(1),
  /** A date in the provider's time zone. */
  dueOn: CalendarDateSchema,
  /** Until when evidence may stay on the machine. */
  leaseUntil: InstantSchema,
  /** Which rubric the assessor is to use. */
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
})
export type Allocation = z.infer<typeof AllocationSchema>

/**
 * The allocation that comes of moving a part by this command: whoever moved it can name it before they have heard of it, and move it back. It looks
 * as random as others (UUIDv4): what was moved is live work, and mustn't be told from seeds.
 */
export function movedAllocationId(commandId: string): string {
  const id = derivedId(`moved by ${commandId}`)
  return `${id.slice(0, 14)}4${id.slice(15)}`
}
