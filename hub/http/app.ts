import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { IdentityProvider } from '../auth'
import type { HubContext } from '../context'
import type { Door } from '../door'
import type { Nudges } from '../feed'
import type { Issuer } from '../issuer'
import type { Patience } from './patience'

/** The server as routes see it: requests typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What the routes need beside the request. */
export type HttpContext = HubContext & {
  nudges: Nudges
  settings: HttpSettings
  issuer: Issuer
  /** By which documents of other issuers are fetched; null where nobody elsewhere is asked. */
  door: Door | null
  /** Whom people sign in with; null where there are only sample people. */
  provider: IdentityProvider | null
  /** The hub's own address, or the configured public one. */
  origin: () => string
}

export type HttpSettings = {
  /** Whether the sample people can be signed in as, from this machine. */
  sampleSignIn: boolean
  sessionSeconds: number
  /** How long a session lasts that the desktop can renew with the provider. */
  renewalSeconds: number
  /** Whether drafts may travel between a person's devices. */
  draftsTravel: boolean
  /** Folder with the workbench's bundle. */
  appFolder: string
  /** Lets the operator's commands in; null where there are none over HTTP. */
  operatorToken: string | null
  /** Requests that one client may make in a minute. */
  requestsPerMinute: number
  /** How long slow clients are waited for. */
  patience: Patience
  /** The least version of the workbench that is served; 0 serves every client, also one that says none. */
  leastClient: number
  /** Milliseconds between heartbeats of event streams. */
  heartbeatMs: number
}
