import type { z } from 'zod'
import {
  CLIENT_VERSION,
  CLIENT_VERSION_HEADER,
  ROUTES,
  type SamplePeople,
  SamplePeopleSchema,
  type Session,
  SessionSchema,
  type SignInStartSchema,
  SignInWaysSchema,
  type SignInWays,
  SignOutSchema,
} from '../../shared/protocol'

/** Why the hub gave no answer that can be used. */
export type SessionFailure = 'unreachable' | 'refused' | 'signed-out'
export type SessionResult<Value> = { ok: true; value: Value } | { ok: false; reason: SessionFailure; message: string }

const OWN_VERSION = { [CLIENT_VERSION_HEADER]: String(CLIENT_VERSION) }

/** A hub that hangs must not keep anybody from the work that is on this machine. */
const LIMIT_MS = 15_000

/** How people sign in with the hub. */
export function signInWays(): Promise<SessionResult<SignInWays>> {
  return ask(SignInWaysSchema, ROUTES.signIn)
}

/** In a browser: where signing in with the provider begins. */
export function providerAddress({ otherPerson }: z.output<typeof SignInStartSchema>): string {
  return `${ROUTES.signInStart}?${new URLSearchParams({ otherPerson: String(otherPerson) })}`
}

/** Who can be signed in as on a hub with the sample panel; `refused` where the hub has none. */
export async function samplePeople(): Promise<SessionResult<SamplePeople['people']>> {
  const result = await ask(SamplePeopleSchema, ROUTES.samplePeople)
  return result.ok ? { ok: true, value: result.value.people } : result
}

/** Signs in as a sample person. */
export function signIn(personId: string): Promise<SessionResult<Session>> {
  return ask(SessionSchema, ROUTES.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  })
}

/** Who is signed in with the hub; `signed-out` where nobody is. */
export function whoAmI(): Promise<SessionResult<Session>> {
  return ask(SessionSchema, ROUTES.session)
}

/**
 * Ends the sign-in. Where the hub can't be reached it ends by itself later; what is here is locked by other means.
 * @returns where a browser goes on to end its session with the provider too; null where there is nothing left to end
 */
export async function signOut(): Promise<string | null> {
  const response = await fetch(ROUTES.session, { method: 'DELETE', headers: OWN_VERSION, credentials: 'same-origin' }).catch(
    () => null,
  )
  const answer = SignOutSchema.safeParse(await response?.json().catch(() => null))
  return answer.success ? answer.data.continueAt : null
}

async function ask<Value>(schema: z.ZodType<Value>, route: string, init: RequestInit = {}): Promise<SessionResult<Value>> {
  try {
    const headers = { ...(init.headers as Record<string, string>), ...OWN_VERSION }
    const signal = AbortSignal.timeout(LIMIT_MS)
    const response = await fetch(route, { ...init, headers, signal, credentials: 'same-origin', cache: 'no-store' })
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok) {
      const reason = response.status === 401 ? 'signed-out' : response.status >= 500 ? 'unreachable' : 'refused'
      return { ok: false, reason, message: `The hub answered ${response.status}.` }
    }
    const parsed = schema.safeParse(body)
    if (!parsed.success) return { ok: false, reason: 'refused', message: 'This is not an answer of an Assay hub.' }
    return { ok: true, value: parsed.data }
  } catch {
    return { ok: false, reason: 'unreachable', message: 'The hub does not answer.' }
  }
}
