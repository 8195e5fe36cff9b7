import { STATUS_LIST_LENGTH, type StatusPlace } from '../../shared/badges'
import { type HubContext, makeId } from '../context'
import type { Trx } from '../store'
import { addressOf } from './status-list'

/** From then on a list is closed and the next one begun: so a free place is found within a few draws, and half of the places tell nothing. */
const MOST_TAKEN = STATUS_LIST_LENGTH / 2

type Asker = {
  credentialId: string
  issuer: string
  /** Where lists that are begun now can be found. */
  origin: string
}

/**
 * A place for this credential in a status list of its issuer, drawn at random among those that no credential has ever had: neighbours say
 * nothing about each other. Whoever else wants a place waits until this transaction ends.
 */
export async function drawStatusPlace(context: HubContext, trx: Trx, asker: Asker): Promise<StatusPlace> {
  const list = (await findOpenList(trx, asker)) ?? (await beginList(context, trx, asker))
  let index = drawIndex(context)
  while (await isTaken(trx, list.id, index)) index = drawIndex(context)
  await trx
    .updateTable('status_lists')
    .set((expression) => ({ taken: expression('taken', '+', 1) }))
    .where('id', '=', list.id)
    .execute()
  await trx
    .updateTable('credentials')
    .set({ status_list_id: list.id, status_index: index })
    .where('id', '=', asker.credentialId)
    .execute()
  return { list: addressOf(list), index }
}

/** No more places are given away in the lists that there are; the next badge begins a new one. */
export async function closeStatusLists(trx: Trx): Promise<void> {
  await trx.updateTable('status_lists').set({ taken: STATUS_LIST_LENGTH }).execute()
}

async function findOpenList(trx: Trx, { issuer, origin }: Asker) {
  return trx
    .selectFrom('status_lists')
    .select(['id', 'origin'])
    .where('issuer', '=', issuer)
    .where('origin', '=', origin)
    .where('taken', '<', MOST_TAKEN)
    .orderBy('made_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

async function beginList(context: HubContext, trx: Trx, { issuer, origin }: Asker) {
  const id = makeId(context)
  await trx
    .insertInto('status_lists')
    .values({ id, origin, issuer, made_at: context.clock(), taken: 0, document: null, signed_at: null })
    .execute()
  return { id, origin }
}

/** Each with the same chance: the list's length is 2 to the power of 17, so 17 random bits are one. */
function drawIndex({ random }: HubContext): number {
  return Buffer.from(random(3)).readUIntBE(0, 3) % STATUS_LIST_LENGTH
}

async function isTaken(trx: Trx, listId: string, index: number): Promise<boolean> {
  const row = await trx
    .selectFrom('credentials')
    .select('id')
    .where('status_list_id', '=', listId)
    .where('status_index', '=', index)
    .executeTakeFirst()
  return row !== undefined
}
