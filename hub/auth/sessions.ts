import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Person } from '../../shared/domain'
import type { HubContext } from '../context'
import type { PeopleTable } from '../store'

/** Somebody who is signed in. */
export type SignedIn = { person: Person; expiresAt: Date; tokenHash: string }

/** Channel on which a hub tells the others that a session has ended; the payload is the token's hash. */
export const SESSION_CHANNEL = 'assay_session'

/** Opens a session. The token is 256 random bits; only its hash is stored. */
export async function openSession(
  { db, clock, random }: HubContext,
  personId: string,
  seconds: number,
): Promise<{ token: string; expiresAt: Date }> {
  const token = random(32).toString('base64url')
  const now = clock()
  const expiresAt = new Date(now.getTime() + seconds * 1000)
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await db
    .insertInto('sessions')
    .values({ token_hash: hashToken(token), person_id: personId, created_at: now, expires_at: expiresAt })
    .execute()
  return { token, expiresAt }
}

/** Whose token this is, or null where it is unknown or has expired. */
export async function findSession({ db, clock }: HubContext, token: string): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select(['people.id', 'people.name', 'people.roles', 'people.panels', 'sessions.expires_at', 'sessions.token_hash'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', clock())
    .executeTakeFirst()
  return row ? { person: toPerson(row), expiresAt: row.expires_at, tokenHash: row.token_hash } : null
}

/** Ends a session; streams that belong to it end too, on whichever hub they are. */
export async function endSession({ db }: HubContext, tokenHash: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    await sql`select pg_notify(${SESSION_CHANNEL}, ${tokenHash})`.execute(trx)
  })
}

/** A person as the protocol has them. */
export function toPerson({
  id,
  name,
  roles,
  panels,
}: Pick<PeopleTable, 'id' | 'name'> & Pick<Person, 'roles' | 'panels'>): Person {
  return { id, name, roles, panels }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
