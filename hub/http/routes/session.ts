import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Person } from '../../../shared/domain'
import { CLIENT_HEADER, ROUTES, SamplePeopleSchema, type Session, SessionSchema, SignInSchema } from '../../../shared/protocol'
import { endSession, isSameOrigin, listSamplePeople, openSession, SESSION_COOKIE } from '../../auth'
import type { App, HttpContext } from '../app'
import { requireLoopback, requireSession, signedIn } from '../guard'
import { ProblemError, refusals } from '../problems'

const COOKIE = { httpOnly: true, sameSite: 'strict', path: '/api' } as const

/** Signing in as one of the sample people, asking who is signed in, and signing out. */
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
        summary: 'Sign in as a sample person',
        body: SignInSchema,
        response: { 200: SessionSchema, ...refusals('invalid', 'forbidden', 'notFound', 'tooLarge', 'tooMany') },
      },
      onRequest: requireSampleSignIn,
      config: { rateLimit: { max: Math.ceil(settings.requestsPerMinute / 20) } },
    },
    async (request, reply) => {
      const isDesktop = request.headers[CLIENT_HEADER] === 'desktop'
      if (!isDesktop && !isSameOrigin(request)) {
        throw new ProblemError('forbidden', 'Signing in is open to pages of this hub and to the desktop app.')
      }
      const people = await listSamplePeople(context)
      const found = people.find(({ id }) => id === request.body.personId)
      if (!found) throw new ProblemError('notFound', 'There is no such person.')
      const { about: _, ...person } = found
      const { token, expiresAt } = await openSession(context, person.id, settings.sessionSeconds)
      if (!isDesktop) setCookie(reply, token, settings.sessionSeconds)
      return { ...(await describe(context, person, expiresAt)), ...(isDesktop && { token }) }
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
      return describe(context, person, expiresAt)
    },
  )

  app.delete(
    ROUTES.session,
    {
      schema: {
        tags: ['session'],
        summary: 'Sign out',
        response: {
          204: z.undefined().describe('Signed out'),
          ...refusals('unauthenticated', 'forbidden', 'tooMany'),
        },
      },
      onRequest: requireSession(context, { ofAnyVersion: true }),
    },
    async (request, reply) => {
      await endSession(context, signedIn(request).tokenHash)
      reply.clearCookie(SESSION_COOKIE, COOKIE)
      return reply.code(204).send()
    },
  )
}

function setCookie(reply: FastifyReply, token: string, seconds: number): void {
  reply.setCookie(SESSION_COOKIE, token, { ...COOKIE, secure: 'auto', maxAge: seconds })
}

async function describe({ db }: HttpContext, person: Person, expiresAt: Date): Promise<Session> {
  const hub = await db.selectFrom('hub').selectAll().executeTakeFirstOrThrow()
  return { person, expiresAt: expiresAt.toISOString(), hub: { id: hub.id, name: hub.name, timeZone: hub.time_zone } }
}
