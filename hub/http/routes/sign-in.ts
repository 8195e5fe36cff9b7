import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  ROUTES,
  SignInCallbackSchema,
  type SignInFailure,
  SignInStartSchema,
  type SignInWays,
  SignInWaysSchema,
} from '../../../shared/protocol'
import {
  ATTEMPT_SECONDS,
  endSession,
  findSession,
  type IdentityProvider,
  isFromElsewhere,
  isLoopback,
  keepAttempt,
  openSession,
  ProviderError,
  provision,
  readStanding,
  SESSION_COOKIE,
  takeAttempt,
} from '../../auth'
import type { App, HttpContext } from '../app'
import { ProblemError, refusals } from '../problems'
import { isSecure, setSessionCookie } from '../session-answer'

const ATTEMPT_COOKIE = 'assay_sign_in'
/** Lax: the provider, another site, sends the browser back. */
const COOKIE = { httpOnly: true, sameSite: 'lax', path: ROUTES.signIn } as const

/** How people sign in, and a browser's way to the provider and back; the hub is the provider's client, the page never sees a token. */
export function signInRoutes(app: App, context: HttpContext): void {
  const rateLimit = { max: Math.ceil(context.settings.requestsPerMinute / 20) }
  const sentOn = z.undefined().describe('Sends the browser on')

  app.get(
    ROUTES.signIn,
    {
      schema: {
        tags: ['session'],
        summary: 'How people sign in with this hub',
        response: { 200: SignInWaysSchema, ...refusals('tooMany') },
      },
    },
    async (request) => waysFor(context, request),
  )

  app.get(
    ROUTES.signInStart,
    {
      schema: {
        tags: ['session'],
        summary: 'Send a browser to the provider',
        querystring: SignInStartSchema,
        response: { 303: sentOn, ...refusals('invalid', 'forbidden', 'notFound', 'tooMany') },
      },
      config: { rateLimit },
    },
    async (request, reply) => {
      const provider = providerOf(context)
      if (isFromElsewhere(request)) throw new ProblemError('forbidden', 'Signing in begins on a page of this hub.')
      try {
        const { address, expected } = await provider.begin(callbackAddress(context), request.query)
        const browser = await keepAttempt(context, expected)
        reply.setCookie(ATTEMPT_COOKIE, browser, { ...COOKIE, secure: isSecure(context), maxAge: ATTEMPT_SECONDS })
        return await reply.redirect(address.href, 303)
      } catch (error) {
        return backToWorkbench(reply, whyNot(error, request))
      }
    },
  )

  app.get(
    ROUTES.signInCallback,
    {
      schema: {
        tags: ['session'],
        summary: 'Where the provider sends a browser back to',
        querystring: SignInCallbackSchema,
        response: { 303: sentOn, ...refusals('invalid', 'notFound', 'tooMany') },
      },
      config: { rateLimit },
    },
    async (request, reply) => {
      const provider = providerOf(context)
      const browser = request.cookies[ATTEMPT_COOKIE]
      reply.clearCookie(ATTEMPT_COOKIE, { ...COOKIE, secure: isSecure(context) })
      try {
        return backToWorkbench(reply, await finish(context, provider, request, reply, browser))
      } catch (error) {
        return backToWorkbench(reply, whyNot(error, request))
      }
    },
  )
}

async function waysFor({ settings, provider }: HttpContext, request: FastifyRequest): Promise<SignInWays> {
  if (provider === null) return { sample: settings.sampleSignIn && isLoopback(request), provider: null }
  const { issuer, name, desktopClientId, scope } = provider.settings
  return { sample: settings.sampleSignIn && isLoopback(request), provider: { issuer, name, clientId: desktopClientId, scope } }
}

/** Opens a session for whoever came back. @returns why not, or null */
async function finish(
  context: HttpContext,
  provider: IdentityProvider,
  request: FastifyRequest<{ Querystring: z.infer<typeof SignInCallbackSchema> }>,
  reply: FastifyReply,
  browser: string | undefined,
): Promise<SignInFailure | null> {
  const { state } = request.query
  const attempt = state && browser ? await takeAttempt(context, state, browser) : null
  if (attempt === null) return 'expired'
  const { searchParams } = new URL(request.url, context.origin())
  if (searchParams.has('error')) return 'cancelled'
  const { issuer, subject, claims } = await provider.redeem(new URL(`${callbackAddress(context)}?${searchParams}`), attempt)
  const person = await provision(context, { issuer, subject }, readStanding(claims, provider.settings.claims))
  if (person === null) return 'no-role'
  await endOldSession(context, request)
  const { token } = await openSession(context, person.id, context.settings.sessionSeconds, issuer)
  setSessionCookie(context, reply, token)
  return null
}

/** A session from before the sign-in must not go on beside it: somebody may have put it there. */
async function endOldSession(context: HttpContext, request: FastifyRequest): Promise<void> {
  const token = request.cookies[SESSION_COOKIE]
  const old = token ? await findSession(context, token) : null
  if (old) await endSession(context, old.tokenHash)
}

function providerOf({ provider }: HttpContext): IdentityProvider {
  if (provider === null) throw new ProblemError('notFound', 'This hub has no sign-in provider.')
  return provider
}

function callbackAddress({ origin }: HttpContext): string {
  return `${origin()}${ROUTES.signInCallback}`
}

function whyNot(error: unknown, request: FastifyRequest): SignInFailure {
  if (!(error instanceof ProviderError)) throw error
  request.log.warn({ reason: error.reason, err: error.cause }, 'a sign-in with the provider came to nothing')
  return error.reason
}

/** A person looks at this in their browser: they get the workbench, which says it in their language. */
function backToWorkbench(reply: FastifyReply, failure: SignInFailure | null): FastifyReply {
  return reply.redirect(failure === null ? '/app/' : `/app/?signIn=${failure}`, 303)
}
