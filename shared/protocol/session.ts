import { z } from 'zod'
import { IdSchema, InstantSchema, PersonSchema } from '../domain'

/** `GET /api/v1/sample-people`: who can be signed in as on a hub with the sample panel (loopback only). */
export const SamplePeopleSchema = z.object({
  people: z.array(PersonSchema.extend({ /** A line that says what this person is there to try. */ about: z.string() })),
})
export type SamplePeople = z.infer<typeof SamplePeopleSchema>

/** `POST /api/v1/session`: sign in as a sample person. */
export const SignInSchema = z.object({ personId: IdSchema })

/**
 * Answer to a sign-in. A browser gets the token as an http-only, same-site cookie and no `token` here. The desktop's main
 * process asks with the header `assay-client: desktop`, gets `token`, keeps it, and strips it before the answer goes on to the renderer.
 */
export const SessionSchema = z.object({
  person: PersonSchema,
  expiresAt: InstantSchema,
  hub: z.object({
    /** Random id of this hub, which names the local database together with the person. */
    id: IdSchema,
    name: z.string(),
    /** IANA zone of the provider: due dates are dates in it. */
    timeZone: z.string(),
  }),
  token: z.string().min(20).optional(),
})
export type Session = z.infer<typeof SessionSchema>
