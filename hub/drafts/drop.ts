import type { HubContext } from '../context'
import { nudge } from '../feed'
import type { Trx } from '../store'

/** Deletes an allocation's draft: it was handed in, or the work has ended here. Its person's devices are told to look. */
export async function dropDraft(trx: Trx, allocationId: string): Promise<void> {
  const dropped = await trx
    .deleteFrom('drafts')
    .where('allocation_id', '=', allocationId)
    .returning('person_id')
    .executeTakeFirst()
  if (dropped) await nudge(trx, [`user:${dropped.person_id}`])
}

/** Deletes everybody's: the provider doesn't want drafts to travel. */
export async function dropAllDrafts({ db }: Pick<HubContext, 'db'>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Keys first, as everybody locks: a draft that is just being stored by another hub goes too.
    await trx.deleteFrom('draft_keys').execute()
    await trx.deleteFrom('drafts').execute()
  })
}
