import { sql } from 'kysely'
import type { AlertChannel } from '../../shared/domain'
import { type HubContext, makeId } from '../context'
import type { OutgoingBody, OutgoingTable, Trx } from '../store'

/** What something is sent for: a rule, or a schedule. */
export type Cause = { kind: OutgoingTable['of_kind']; id: string }
/** To one receiver. */
export type Outgoing = { channel: AlertChannel; target: string; body: OutgoingBody }
/** Something that this hub is sending now. */
export type Claimed = { id: string; cause: Cause; channel: AlertChannel; target: string; body: OutgoingBody; attempts: number }

/** While one hub is at it no other takes it up, unless that one went away. */
const CLAIM_MS = 5 * 60_000
/** The first pause after a failure; each is twice the one before. */
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 6 * 3_600_000
/** What couldn't be sent for so long tells nobody anything any more. */
const KEPT_MS = 90 * 86_400_000

/** Has these sent, in the transaction of what they tell. */
export async function enqueue(
  context: Pick<HubContext, 'clock' | 'random'>,
  trx: Trx,
  { kind, id: of_id }: Cause,
  all: readonly Outgoing[],
): Promise<void> {
  if (all.length === 0) return
  const at = context.clock()
  const rows = all.map(({ channel, target, body }) => ({
    id: makeId(context),
    of_kind: kind,
    of_id,
    channel,
    target,
    body: JSON.stringify(body),
    made_at: at,
    attempts: 0,
    try_after: at,
    tried_at: null,
    code: null,
  }))
  await trx.insertInto('outgoing').values(rows).execute()
}

/** Nothing more is sent for this: to nobody, or to nobody but these. */
export async function dropWaiting(trx: Trx, { id }: Cause, but: readonly string[] = []): Promise<void> {
  const all = trx.deleteFrom('outgoing').where('of_id', '=', id)
  await (but.length > 0 ? all.where('target', 'not in', [...but]) : all).execute()
}

/** Takes up to so many that are due; they are this hub's for a while. */
export async function claimDue({ db, clock }: Pick<HubContext, 'db' | 'clock'>, most: number): Promise<Claimed[]> {
  const now = clock()
  const due = db
    .selectFrom('outgoing')
    .select('id')
    .where('try_after', '<=', now)
    .orderBy('try_after')
    .limit(most)
    .forUpdate()
    .skipLocked()
  const rows = await db
    .updateTable('outgoing')
    .set({ try_after: new Date(now.getTime() + CLAIM_MS) })
    .where('id', 'in', due)
    .returningAll()
    .execute()
  return rows.map(({ id, of_kind, of_id, channel, target, body, attempts }) => {
    return { id, cause: { kind: of_kind, id: of_id }, channel, target, body, attempts }
  })
}

/** It is with its receiver. */
export async function noteSent(trx: Trx, { id }: Claimed): Promise<void> {
  await trx.deleteFrom('outgoing').where('id', '=', id).execute()
}

/** It couldn't be sent, and is tried again: after half a minute, a minute, two …, six hours at most; for 90 days. */
export async function noteTrouble({ clock }: Pick<HubContext, 'clock'>, trx: Trx, { id }: Claimed, code: string): Promise<void> {
  const now = clock()
  const row = await trx
    .updateTable('outgoing')
    .set({ attempts: sql`attempts + 1`, tried_at: now, code })
    .where('id', '=', id)
    .returning(['attempts', 'made_at'])
    .executeTakeFirst()
  // Its rule was ended meanwhile.
  if (!row) return
  if (now.getTime() - row.made_at.getTime() > KEPT_MS) {
    await trx.deleteFrom('outgoing').where('id', '=', id).execute()
    return
  }
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (row.attempts - 1), LONGEST_PAUSE_MS)
  await trx
    .updateTable('outgoing')
    .set({ try_after: new Date(now.getTime() + pause) })
    .where('id', '=', id)
    .execute()
}
