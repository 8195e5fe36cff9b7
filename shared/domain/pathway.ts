import { z } from 'zod'
import { AchievementSchema } from './achievement'
import { IdSchema } from './identifiers'

/** A learning pathway: what is earned by earning all of its steps, without being assessed once more. */
export const PathwaySchema = AchievementSchema.pick({
  id: true,
  name: true,
  field: true,
  description: true,
  criteriaNarrative: true,
  tags: true,
}).extend({
  /** The achievements that together earn it, in the order in which they are told. */
  steps: z
    .array(IdSchema)
    .min(2)
    .max(20)
    .refine((steps) => new Set(steps).size === steps.length, 'must name each achievement once'),
})
export type Pathway = z.infer<typeof PathwaySchema>
