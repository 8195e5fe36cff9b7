import { createHash, timingSafeEqual } from 'node:crypto'
import type { HubContext } from '../context'
import type { Expected } from './identity-provider'

/** Somebody who hasn't come back from the provider by then begins again. */
export const ATTEMPT_SECONDS = 600

/** Keeps what a browser must come back with. @returns a mark for that browser's cookie, by which it is known again */
export async function keepAttempt({ db, clock, random }: HubContext, { state, nonce, verifier }: Expected): Promise<string> {
  const browser = random(32).toString('base64url')
  const now = clock()
  await db.deleteFrom('sign_in_attempts').where('started_at', '<=', startOfValidity(now)).execute()
  await db
    .insertInto('sign_in_attempts')
    .values({ state_hash: hash(state), browser_hash: hash(browser), nonce, verifier, started_at: now })
    .execute()
  return browser
}

/**
 * Takes what was kept for a state: once, and only for the browser that began, so that nobody can be made to finish a sign-in that somebody
 * else began.
 */
export async function takeAttempt({ db, clock }: HubContext, state: string, browser: string): Promise<Expected | null> {
  const row = await db.deleteFrom('sign_in_attempts').where('state_hash', '=', hash(state)).returningAll().executeTakeFirst()
  if (!row || row.started_at <= startOfValidity(clock())) return null
  if (!timingSafeEqual(Buffer.from(row.browser_hash), Buffer.from(hash(browser)))) return null
  return { state, nonce: row.nonce, verifier: row.verifier }
}

function startOfValidity(now: Date): Date {
  return new Date(now.getTime() - ATTEMPT_SECONDS * 1000)
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
