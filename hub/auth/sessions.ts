import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Person } from '../../shared/domain'
import type { HubContext } from '../context'
import type { PeopleTable, Trx } from '../store'

/** Somebody who is signed in. */
export type SignedIn = {
  person: Person
  expiresAt: Date
  tokenHash: string
  /** The provider that vouched for the person; null for a sample person. */
  issuer: string | null
}

/** Channel on which a hub tells the others that a session has ended; the payload is the token's hash. */
export const SESSION_CHANNEL = 'assay_session'

/**
 * Opens a session. The token is 256 random bits; only its hash is stored.
 * @param issuer the provider that vouched for the person
 */
export async function openSession(
  { db, clock, random }: Pick<HubContext, 'db' | 'clock' | 'random'>,
  personId: string,
  seconds: number,
  issuer: string | null = null,
): Promise<{ token: string; expiresAt: Date }> {
  const token = random(32).toString('base64url')
  const now = clock()
  const expiresAt = new Date(now.getTime() + seconds * 1000)
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await db
    .insertInto('sessions')
    .values({ token_hash: hashToken(token), person_id: personId, created_at: now, expires_at: expiresAt, issuer })
    .execute()
  return { token, expiresAt }
}

/** Whose token this is, or null where it is unknown or has expired. */
export async function findSession({ db, clock }: HubContext, token: string): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select(['people.id', 'people.name', 'people.roles', 'people.panels', 'people.competences'])
    .select(['sessions.expires_at', 'sessions.token_hash', 'sessions.issuer'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', clock())
    .executeTakeFirst()
  if (!row) return null
  return { person: toPerson(row), expiresAt: row.expires_at, tokenHash: row.token_hash, issuer: row.issuer }
}

/** Ends a session; streams that belong to it end too, on whichever hub they are. */
export async function endSession({ db }: HubContext, tokenHash: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    await announceEnd(trx, tokenHash)
  })
}

/** Ends all sessions of a person, in the transaction that takes their rights away. */
export async function endSessionsOf(trx: Trx, personId: string): Promise<void> {
  const ended = await trx.deleteFrom('sessions').where('person_id', '=', personId).returning('token_hash').execute()
  for (const { token_hash } of ended) await announceEnd(trx, token_hash)
}

async function announceEnd(trx: Trx, tokenHash: string): Promise<void> {
  await sql`select pg_notify(${SESSION_CHANNEL}, ${tokenHash})`.execute(trx)
}

/** A person as the protocol has them. */
export function toPerson({
  id,
  name,
  roles,
  panels,
  competences,
}: Pick<Selectable<PeopleTable>, 'id' | 'name' | 'roles' | 'panels' | 'competences'>): Person {
  return { id, name, roles, panels, competences }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
