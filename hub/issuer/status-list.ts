import { PUBLIC_ROUTES } from '../../shared/protocol'
import { buildStatusList, type Signed, type StatusListCredential, signCredential } from '../badges'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import type { Issuer } from './issuer'

/** A status list as it is handed out. */
export type PublishedList = { document: Signed<StatusListCredential>; signedAt: Date }

/** A signed list is renewed after this time, long before it would stop being valid. */
const RENEW_AFTER_MS = 86_400_000

/** Where everybody finds a list; it stands in every badge of the list, for ever. */
export function addressOf({ id, origin }: { id: string; origin: string }): string {
  return `${origin}${PUBLIC_ROUTES.statusList(id)}`
}

/**
 * The list as it stands, signed; undefined where there is none of this id. It is signed again when something was revoked and once a day,
 * not for each who asks.
 */
export async function publishStatusList(context: HubContext, issuer: Issuer, id: string): Promise<PublishedList | undefined> {
  const now = context.clock()
  const known = await context.db.selectFrom('status_lists').selectAll().where('id', '=', id).executeTakeFirst()
  if (!known) return undefined
  if (isFresh(known, now)) return { document: known.document, signedAt: known.signed_at }
  return context.db.transaction().execute(async (trx) => {
    // Whoever revokes locks the list too: so no list is signed from what was true a moment ago and kept.
    const list = await trx.selectFrom('status_lists').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    if (isFresh(list, now)) return { document: list.document, signedAt: list.signed_at }
    const revoked = await listRevoked(trx, id)
    const unsigned = buildStatusList({ address: addressOf(list), issuer: list.issuer, revoked }, now)
    const signed = await signCredential(unsigned, await issuer.keyOf(list.issuer), now)
    // As the database gives it back: whoever asks next gets the same bytes, its members in the same order.
    const { document } = await trx
      .updateTable('status_lists')
      .set({ document: JSON.stringify(signed), signed_at: now })
      .where('id', '=', id)
      .returning('document')
      .executeTakeFirstOrThrow()
    return { document: document as Signed<StatusListCredential>, signedAt: now }
  })
}

/** The list no longer tells everything and must be signed again before it is next handed out. */
export async function outdateStatusList(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('status_lists').set({ document: null, signed_at: null }).where('id', '=', id).execute()
}

type Kept = { document: object | null; signed_at: Date | null }

function isFresh<Row extends Kept>(
  list: Row,
  now: Date,
): list is Row & { document: Signed<StatusListCredential>; signed_at: Date } {
  return list.document !== null && list.signed_at !== null && now.getTime() - list.signed_at.getTime() < RENEW_AFTER_MS
}

async function listRevoked(trx: Trx, id: string): Promise<number[]> {
  const rows = await trx
    .selectFrom('credentials')
    .select('status_index')
    .where('status_list_id', '=', id)
    .where('state', '=', 'revoked')
    .execute()
  return rows.flatMap(({ status_index }) => (status_index === null ? [] : [status_index]))
}
