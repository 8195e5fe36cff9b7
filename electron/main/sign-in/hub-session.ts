import {
  CLIENT_HEADER,
  PROBLEM,
  ROUTES,
  type Session,
  SessionSchema,
  SignInWaysSchema,
  type SignInWays,
} from '../../../shared/protocol'
import type { Network } from './provider'

export type Presented =
  | { ok: true; session: Session; token: string }
  | { ok: false; reason: 'unreachable' | 'refused' | 'no-role' }

const OPTIONS: RequestInit = { credentials: 'omit', redirect: 'error', cache: 'no-store' }

/** How people sign in with the hub. @throws where it gives no answer */
export async function askWays(network: Network, hubOrigin: string): Promise<SignInWays> {
  const answer = await network(`${hubOrigin}${ROUTES.signIn}`, OPTIONS)
  if (!answer.ok) throw new Error(`the hub answered ${answer.status}`)
  return SignInWaysSchema.parse(await answer.json())
}

/** Shows the hub an ID token, for which it opens a session. */
export async function presentToHub(
  network: Network,
  hubOrigin: string,
  shown: { idToken: string; renewable: boolean },
): Promise<Presented> {
  try {
    const answer = await network(`${hubOrigin}${ROUTES.session}`, {
      ...OPTIONS,
      method: 'POST',
      headers: { 'content-type': 'application/json', [CLIENT_HEADER]: 'desktop' },
      body: JSON.stringify(shown),
    })
    if (answer.status >= 500 || answer.status === 429) return { ok: false, reason: 'unreachable' }
    const body: unknown = await answer.json()
    if (!answer.ok) {
      const isRoleless = (body as { type?: unknown } | null)?.type === PROBLEM.noRole
      return { ok: false, reason: isRoleless ? 'no-role' : 'refused' }
    }
    const { token, ...session } = SessionSchema.parse(body)
    return token === undefined ? { ok: false, reason: 'refused' } : { ok: true, session, token }
  } catch {
    return { ok: false, reason: 'unreachable' }
  }
}
