import { z } from 'zod'
import { IdSchema } from './identifiers'
import { findUnsoundText } from './sound-text'

export const RoleSchema = z.enum(['assessor', 'lead', 'admin', 'intake'])
export type Role = z.infer<typeof RoleSchema>

/** What somebody is competent in, such as "Public health". It is compared word for word. */
export const CompetenceSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((name) => findUnsoundText(name) === null, 'must be text that can be stored')

/** A person who works with Assay (never a candidate). */
export const PersonSchema = z.object({
  id: IdSchema,
  /** Name as colleagues see it. */
  name: z.string().min(1).max(200),
  /** What the person may do; several are possible. */
  roles: z.array(RoleSchema).min(1),
  /** Ids of the panels that the person belongs to. */
  panels: z.array(IdSchema),
  /** What the person is competent in; absent: nothing that is known. */
  competences: z.array(CompetenceSchema).optional(),
})
export type Person = z.infer<typeof PersonSchema>
