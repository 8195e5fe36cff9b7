import { z } from 'zod'
import { IdSchema } from './identifiers'

export const RoleSchema = z.enum(['assessor', 'lead', 'admin', 'intake'])
export type Role = z.infer<typeof RoleSchema>

/** A person who works with Assay (never a candidate). */
export const PersonSchema = z.object({
  id: IdSchema,
  /** Name as colleagues see it. */
  name: z.string().min(1).max(200),
  /** What the person may do; several are possible. */
  roles: z.array(RoleSchema).min(1),
  /** Ids of the panels that the person belongs to. */
  panels: z.array(IdSchema),
})
export type Person = z.infer<typeof PersonSchema>
