import { z } from 'zod'
import { IdSchema, InstantSchema, PersonSchema } from '../domain'

/** `GET /api/v1/sample-people`: who can be signed in as on a hub with the sample panel (loopback only). */
export const SamplePeopleSchema = z.object({
  people: z.array(PersonSchema.extend({ /** A line that says what this person is there to try. */ about: z.string() })),
})
export type SamplePeople = z.infer<typeof SamplePeopleSchema>

/** `GET /api/v1/sign-in`: how people sign in with this hub. */
export const SignInWaysSchema = z.object({
  /** Whether the sample people can be signed in as; only from the hub's own machine. */
  sample: z.boolean(),
  /** The OpenID provider; null where the hub has none. */
  provider: z
    .object({
      issuer: z.url(),
      /** What people call it, such as the name of their university. */
      name: z.string(),
      /** The desktop app's client id there. A browser signs in through the hub, as the hub's own client. */
      clientId: z.string(),
      scope: z.string(),
    })
    .nullable(),
})
export type SignInWays = z.infer<typeof SignInWaysSchema>

/** `POST /api/v1/session`: sign in as a sample person, or (the desktop) with what the provider says of somebody. */
export const SignInSchema = z.union([
  z.strictObject({ personId: IdSchema }),
  z.strictObject({
    /** An ID token that was made for the desktop app. It opens one session. */
    idToken: z.string().min(20).max(32_768),
    /** Whether the desktop can renew it with the provider: such a session is short. */
    renewable: z.boolean(),
  }),
])

/** `GET /api/v1/sign-in/start`: sends a browser to the provider. */
export const SignInStartSchema = z.object({
  /** Whether the provider must ask who it is, though somebody may be signed in there. */
  otherPerson: z.stringbool().default(false),
})

/** `GET /api/v1/sign-in/callback`: where the provider sends a browser back to. What else it adds is its own. */
export const SignInCallbackSchema = z.object({ state: z.string().max(2000).optional() })

/** Why a sign-in with the provider came to nothing; in a browser as `signIn` in the workbench's address. */
export const SignInFailureSchema = z.enum([
  /** The person didn't want to, or the provider didn't let them. */
  'cancelled',
  /** It took too long, or was begun elsewhere. */
  'expired',
  /** The hub or the provider doesn't answer. */
  'unreachable',
  /** What came back doesn't hold. */
  'refused',
  /** The provider knows the person, but they have no role here. */
  'no-role',
])
export type SignInFailure = z.infer<typeof SignInFailureSchema>

/** Answer to `DELETE /api/v1/session` (200) where a browser has to end its session with the provider too. */
export const SignOutSchema = z.object({ /** Where to send the browser. */ continueAt: z.url() })

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
