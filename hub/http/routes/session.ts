import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Person } from '../../../shared/domain'
import { CLIENT_HEADER, ROUTES, SamplePeopleSchema, SessionSchema, SignInSchema, SignOutSchema } from '../../../shared/protocol'
import {
  endSession,
  isSameOrigin,
  listSamplePeople,
  openSession,
  presentedToken,
  ProviderError,
  provision,
  readStanding,
  useOnce,
} from '../../auth'
import { writeLeadSight } from '../../feed'
import type { App, HttpContext } from '../app'
import { requireLoopback, requireSession, signedIn } from '../guard'
import { ProblemError, refusals } from '../problems'
import { clearSessionCookie, describeSession, setSessionCookie } from '../session-answer'

/** Whom a sign-in is for, how long, and which provider vouched for them. */
type Admitted = { person: Person; seconds: number; issuer: string | null }

/** Opening a session, asking whose it is, and ending it. */
export function sessionRoutes(app: App, context: HttpContext): void {
  const { settings } = context
  const requireSampleSignIn = async (request: FastifyRequest) => {
    if (!settings.sampleSignIn) throw new ProblemError('forbidden', 'This hub has no sample sign-in.')
    await requireLoopback(request)
  }

  app.get(
    ROUTES.samplePeople,
    {
      schema: {
        tags: ['session'],
        summary: 'Who can be signed in as on a hub with the sample panel',
        response: { 200: SamplePeopleSchema, ...refusals('forbidden', 'tooMany') },
      },
      onRequest: requireSampleSignIn,
    },
    async () => ({ people: await listSamplePeople(context) }),
  )

  app.post(
    ROUTES.session,
    {
      schema: {
        tags: ['session'],
        summary: 'Sign in as a sample person, or with an ID token of the provider',
        body: SignInSchema,
        response: {
          200: SessionSchema,
          ...refusals('invalid', 'unauthenticated', 'forbidden', 'notFound', 'tooLarge', 'tooMany', 'providerAway'),
        },
      },
      // Before the body is looked at.
      onRequest: async (request) => {
        if (!isDesktop(request) && !isSameOrigin(request)) {
          throw new ProblemError('forbidden', 'Signing in is open to pages of this hub and to the desktop app.')
        }
        // Without a provider only sample people remain, and those are for this machine.
        if (context.provider === null) await requireSampleSignIn(request)
      },
      config: { rateLimit: { max: Math.ceil(settings.requestsPerMinute / 20) } },
    },
    async (request, reply) => {
      const { body } = request
      if ('personId' in body) await requireSampleSignIn(request)
      else if (!isDesktop(request)) throw new ProblemError('forbidden', 'An ID token is for the desktop app alone.')
      const admitted = 'personId' in body ? await admitSample(context, body.personId) : await admitVouched(context, body)
      const { person, seconds, issuer } = admitted
      const { token, expiresAt } = await openSession(context, person.id, seconds, issuer)
      if (!isDesktop(request)) setSessionCookie(context, reply, token)
      return { ...(await describeSession(context, person, expiresAt)), ...(isDesktop(request) && { token }) }
    },
  )

  app.get(
    ROUTES.session,
    {
      schema: {
        tags: ['session'],
        summary: 'Who is signed in',
        response: { 200: SessionSchema, ...refusals('unauthenticated', 'clientTooOld', 'tooMany') },
      },
      onRequest: requireSession(context),
    },
    async (request) => {
      const { person, expiresAt } = signedIn(request)
      return describeSession(context, person, expiresAt)
    },
  )

  app.delete(
    ROUTES.session,
    {
      schema: {
        tags: ['session'],
        summary: 'Sign out',
        response: {
          200: SignOutSchema.describe('Signed out here; the browser has a session with the provider too'),
          204: z.undefined().describe('Signed out'),
          ...refusals('invalid', 'unauthenticated', 'forbidden', 'tooLarge', 'tooMany'),
        },
      },
      onRequest: requireSession(context, { ofAnyVersion: true }),
    },
    async (request, reply) => {
      const { tokenHash, issuer } = signedIn(request)
      await endSession(context, tokenHash)
      clearSessionCookie(context, reply)
      const isBrowser = presentedToken(request)?.by === 'cookie'
      const continueAt = isBrowser && issuer !== null ? await leavingAddress(context) : null
      return continueAt === null ? reply.code(204).send() : { continueAt }
    },
  )
}

/** Whether the desktop's main process says that it is it; no page can send this header to us without being asked first. */
function isDesktop({ headers }: FastifyRequest): boolean {
  return headers[CLIENT_HEADER] === 'desktop'
}

async function admitSample(context: HttpContext, personId: string): Promise<Admitted> {
  const people = await listSamplePeople(context)
  const found = people.find(({ id }) => id === personId)
  if (!found) throw new ProblemError('notFound', 'There is no such person.')
  const { about: _, ...person } = found
  // As at a provider's sign-in: what a lead sees may be older than that the hub tells of it.
  await context.db.transaction().execute((trx) => writeLeadSight(context, trx, person))
  return { person, seconds: context.settings.sessionSeconds, issuer: null }
}

async function admitVouched(
  context: HttpContext,
  { idToken, renewable }: { idToken: string; renewable: boolean },
): Promise<Admitted> {
  const { provider, settings } = context
  if (provider === null) throw new ProblemError('forbidden', 'This hub has no sign-in provider.')
  const { issuer, subject, claims, expiresAt } = await provider.verify(idToken).catch(refuse)
  if (!(await useOnce(context, idToken, expiresAt))) {
    throw new ProblemError('unauthenticated', 'This ID token has opened a session already.')
  }
  const person = await provision(context, { issuer, subject }, readStanding(claims, provider.settings.claims))
  if (person === null) throw new ProblemError('noRole')
  return { person, seconds: renewable ? settings.renewalSeconds : settings.sessionSeconds, issuer }
}

function refuse(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error
  if (error.reason === 'unreachable') throw new ProblemError('providerAway')
  throw new ProblemError('unauthenticated', 'The ID token does not hold.')
}

/** Signing out must not fail because the provider is away. */
async function leavingAddress({ provider, origin }: HttpContext): Promise<string | null> {
  const address = await provider?.leavingAddress(`${origin()}/app/`).catch(() => null)
  return address?.href ?? null
}
