import { z } from 'zod'
import type { AssessmentPolicy } from './achievement'
import { AnnotationSchema, MOST_ANNOTATIONS } from './annotation'
import { AssessmentSchema } from './assessment'
import { IdSchema, InstantSchema } from './identifiers'

/**
 * The unfinished work of whoever had a submission before, given to whoever has it now. Nothing of it counts until the new assessor takes
 * it over by hand.
 */
export const HandedDraftSchema = z.object({
  /** The command by which it was handed over. */
  id: IdSchema,
  /** The allocation that it was handed to. */
  allocationId: IdSchema,
  /** Name of whoever wrote it; null where policy doesn't name assessors to each other. */
  from: z.string().nullable(),
  /** The hub's time. */
  handedAt: InstantSchema,
  /** As it was written: on that revision and that version of the rubric, under the allocation that it was written for. */
  draft: AssessmentSchema,
  annotations: z.array(AnnotationSchema).max(MOST_ANNOTATIONS),
})
export type HandedDraft = z.infer<typeof HandedDraftSchema>

/**
 * Whether the name of whoever wrote a draft goes with it. Not under blind marking, and not in a pair, whose two must not come to know who
 * the other is by asking around.
 */
export function namesGiver({ blind, assessors }: Pick<AssessmentPolicy, 'blind' | 'assessors'>): boolean {
  return !blind && assessors === 1
}
