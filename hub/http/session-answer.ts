import type { FastifyReply } from 'fastify'
import type { Person } from '../../shared/domain'
import type { Session } from '../../shared/protocol'
import { SESSION_COOKIE } from '../auth'
import type { HttpContext } from './app'

const COOKIE = { httpOnly: true, sameSite: 'strict', path: '/api' } as const

/** What a signed-in person is told about themselves and the hub. */
export async function describeSession({ db }: HttpContext, person: Person, expiresAt: Date): Promise<Session> {
  const hub = await db.selectFrom('hub').selectAll().executeTakeFirstOrThrow()
  return { person, expiresAt: expiresAt.toISOString(), hub: { id: hub.id, name: hub.name, timeZone: hub.time_zone } }
}

/** Gives a browser its session: out of reach of scripts, and sent by nothing but the hub's own pages. */
export function setSessionCookie(context: HttpContext, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { ...COOKIE, secure: isSecure(context), maxAge: context.settings.sessionSeconds })
}

export function clearSessionCookie(context: HttpContext, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { ...COOKIE, secure: isSecure(context) })
}

/** A hub behind a proxy that speaks TLS sees plain requests itself; its public address tells. */
export function isSecure({ origin }: Pick<HttpContext, 'origin'>): boolean {
  return origin().startsWith('https:')
}
