import { z } from 'zod'
import { CalendarDateSchema, IdSchema } from './identifiers'

/** From when until when somebody takes no new work. What they have stays theirs. */
export const AbsenceSchema = z.object({
  id: IdSchema,
  personId: IdSchema,
  /** First and last calendar date in the provider's zone; `until` null: until further notice. */
  from: CalendarDateSchema,
  until: CalendarDateSchema.nullable(),
})
export type Absence = z.infer<typeof AbsenceSchema>
