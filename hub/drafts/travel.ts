import type { Person } from '../../shared/domain'
import type { Travel } from '../../shared/protocol'
import type { HubContext } from '../context'
import { nudge } from '../feed'
import { type Trx, writeAudit } from '../store'
import { OPEN_STATES } from './open-states'

/** By which key this person's drafts travel, and which there are. */
export async function readTravel({ db }: Pick<HubContext, 'db'>, person: Person): Promise<Travel> {
  const row = await db.selectFrom('draft_keys').select('key_name').where('person_id', '=', person.id).executeTakeFirst()
  const drafts = await db
    .selectFrom('drafts')
    .innerJoin('allocations', 'allocations.id', 'drafts.allocation_id')
    .select(['drafts.allocation_id', 'drafts.key_name', 'drafts.version', 'drafts.sha256'])
    .where('allocations.assessor_id', '=', person.id)
    .where('allocations.hidden_at', 'is', null)
    .where('allocations.state', 'in', OPEN_STATES)
    .orderBy('drafts.allocation_id')
    .execute()
  return {
    keyName: row?.key_name ?? null,
    drafts: drafts.map((draft) => ({
      allocationId: draft.allocation_id,
      keyName: draft.key_name,
      version: draft.version,
      sha256: draft.sha256,
    })),
  }
}

/**
 * From now on this person's drafts travel by this key.
 * @returns the key by which they do: another one where another device was first
 */
export async function beginTravel(context: HubContext, person: Person, keyName: string): Promise<string> {
  return context.db.transaction().execute(async (trx) => {
    const isNew = await trx
      .insertInto('draft_keys')
      .values({ person_id: person.id, key_name: keyName })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key_name')
      .executeTakeFirst()
    if (!isNew) return (await lockKey(trx, person)) ?? keyName
    await audit(context, trx, person, 'drafts.begin')
    return keyName
  })
}

/** Drafts of this person don't travel any more; what the hub has of them goes. */
export async function endTravel(context: HubContext, person: Person): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    if ((await lockKey(trx, person)) === null) return
    await trx.deleteFrom('drafts').where('person_id', '=', person.id).execute()
    await trx.deleteFrom('draft_keys').where('person_id', '=', person.id).execute()
    await audit(context, trx, person, 'drafts.end')
    await nudge(trx, [`user:${person.id}`])
  })
}

/** The key by which they travel, locked: nothing is stored by a key that is being given up. Null where they don't. */
export async function lockKey(trx: Trx, person: Person): Promise<string | null> {
  const row = await trx
    .selectFrom('draft_keys')
    .select('key_name')
    .where('person_id', '=', person.id)
    .forUpdate()
    .executeTakeFirst()
  return row?.key_name ?? null
}

async function audit({ clock }: HubContext, trx: Trx, { id }: Person, action: string): Promise<void> {
  await writeAudit(trx, { at: clock(), actor: `person:${id}`, action, subjectKind: 'person', subjectId: id })
}
