import { z } from 'zod'
import { AnnotationSchema, AssessmentSchema, BasisSchema, IdSchema } from '../domain'

/** How often each device had published, as far as a draft holds it: by the device's id. */
export const SeenSchema = z.record(IdSchema, z.int().min(1))
export type Seen = z.infer<typeof SeenSchema>

/** What an envelope holds: one draft as one device had it. */
export const TravellingDraftSchema = z.object({
  format: z.literal('assay-draft/1'),
  assessment: AssessmentSchema,
  /** The latest version of each; removed ones are absent. */
  annotations: z.array(AnnotationSchema),
  /** The revision and the rubric that it was written on. */
  basis: BasisSchema,
  seen: SeenSchema,
})
export type TravellingDraft = z.infer<typeof TravellingDraftSchema>
