import { createHash } from 'node:crypto'
import type { Person } from '../../shared/domain'
import type { DraftEnvelope, DraftPut } from '../../shared/protocol'
import type { HubContext } from '../context'
import { nudge } from '../feed'
import type { Db } from '../store'
import { OPEN_STATES } from './open-states'
import { lockKey } from './travel'

/** The draft of one of this person's open allocations; null where there is none, or none that they may see. */
export async function readDraft({ db }: Pick<HubContext, 'db'>, person: Person, id: string): Promise<DraftEnvelope | null> {
  return openAllocation(db, person, id).then(async (isOpen) => (isOpen ? findDraft(db, id) : null))
}

export type PutResult =
  | { result: 'stored' }
  /** It is not the one after what is here. */
  | { result: 'version'; current: DraftEnvelope | null }
  | { result: 'key'; keyName: string | null }
  | { result: 'not-found' }

/**
 * Stores a draft where it is the one after what is here. The same one coming in twice, because its answer was lost, is stored once and
 * answered alike.
 */
export async function putDraft(context: HubContext, person: Person, allocationId: string, put: DraftPut): Promise<PutResult> {
  return context.db.transaction().execute(async (trx): Promise<PutResult> => {
    const keyName = await lockKey(trx, person)
    // Locked, so that nothing is stored of an allocation that is just being handed in or taken away.
    if (!(await openAllocation(trx, person, allocationId, 'lock'))) return { result: 'not-found' }
    if (keyName !== put.keyName) return { result: 'key', keyName }
    const current = await findDraft(trx, allocationId)
    if (current?.version === put.version && current.sealed === put.sealed) return { result: 'stored' }
    if (put.version !== (current?.version ?? 0) + 1) return { result: 'version', current }
    const sealed = Buffer.from(put.sealed, 'base64')
    const content = {
      key_name: put.keyName,
      version: put.version,
      sha256: createHash('sha256').update(sealed).digest('hex'),
      sealed,
      stored_at: context.clock(),
    }
    await trx
      .insertInto('drafts')
      .values({ allocation_id: allocationId, person_id: person.id, ...content })
      .onConflict((conflict) => conflict.column('allocation_id').doUpdateSet(content))
      .execute()
    await nudge(trx, [`user:${person.id}`])
    return { result: 'stored' }
  })
}

async function openAllocation(db: Db, person: Person, id: string, how: 'look' | 'lock' = 'look'): Promise<boolean> {
  const query = db
    .selectFrom('allocations')
    .select('id')
    .where('id', '=', id)
    .where('assessor_id', '=', person.id)
    .where('hidden_at', 'is', null)
    .where('state', 'in', OPEN_STATES)
  return (await (how === 'lock' ? query.forUpdate() : query).executeTakeFirst()) !== undefined
}

async function findDraft(db: Db, allocationId: string): Promise<DraftEnvelope | null> {
  const row = await db.selectFrom('drafts').selectAll().where('allocation_id', '=', allocationId).executeTakeFirst()
  if (!row) return null
  const { key_name: keyName, version, sha256 } = row
  return { allocationId, keyName, version, sha256, sealed: Buffer.from(row.sealed).toString('base64') }
}
