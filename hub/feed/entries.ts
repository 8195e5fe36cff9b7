import { sql } from 'kysely'
import type { Person } from '../../shared/domain'
import type { FeedKind, FeedReason, Trx } from '../store'

/** Who an entry is for: one person, the leads of a panel, or the admins. */
export type Audience = `user:${string}` | `panel:${string}` | 'admin'

export type FeedEntry = {
  audience: Audience
  kind: FeedKind
  id: string
  /** Only for rubrics. */
  version?: number
  op: 'put' | 'remove'
  reason?: FeedReason
}

/** Channel on which a committed transaction says whose feed has something new. */
export const FEED_CHANNEL = 'assay_feed'

/** A notification holds less than 8000 bytes; beyond this many audiences everybody is nudged. */
const MOST_AUDIENCES_NAMED = 100

/** Writes entries within the transaction that makes them true; the nudge goes out with its commit. */
export async function writeFeed(trx: Trx, entries: readonly FeedEntry[]): Promise<void> {
  if (entries.length === 0) return
  // A statement takes 65,535 parameters at most.
  for (let at = 0; at < entries.length; at += 1000) {
    const rows = entries.slice(at, at + 1000).map(({ audience, kind, id, version, op, reason }) => ({
      audience,
      kind,
      record_id: id,
      version: version ?? null,
      op,
      reason: reason ?? null,
    }))
    await trx.insertInto('feed').values(rows).execute()
  }
  const audiences = [...new Set(entries.map((entry) => entry.audience))]
  await nudge(trx, audiences)
}

/** Has these look again once the transaction has committed. */
export async function nudge(trx: Trx, audiences: readonly Audience[]): Promise<void> {
  const payload = audiences.length > MOST_AUDIENCES_NAMED ? '*' : audiences.join(',')
  await sql`select pg_notify(${FEED_CHANNEL}, ${payload})`.execute(trx)
}

/** Whose entries this person reads. */
export function audiencesOf(person: Pick<Person, 'id' | 'roles' | 'panels'>): Audience[] {
  const audiences: Audience[] = [`user:${person.id}`]
  if (person.roles.includes('lead')) audiences.push(...person.panels.map((panel) => `panel:${panel}` as const))
  if (person.roles.includes('admin')) audiences.push('admin')
  return audiences
}
