import { writeRevocation } from '../feed'
import type { HubContext } from '../context'
import { dropHandedDrafts } from '../handover'
import { addDays, PURGE_AFTER_DAYS } from '../policy'
import { writeAudit } from '../store'

/**
 * Takes one allocation from its assessor's machine whose time after the end is over.
 * @returns false where there is none that another hub isn't working on already
 */
export async function purgeNextAllocation(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const row = await trx
      .selectFrom('allocations')
      .selectAll()
      .where('state', '=', 'ended')
      .where('hidden_at', 'is', null)
      .where('ended_at', '<=', addDays(at, -PURGE_AFTER_DAYS))
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return false
    await trx.updateTable('allocations').set({ hidden_at: at }).where('id', '=', row.id).execute()
    await dropHandedDrafts(trx, row)
    await writeRevocation(trx, row, 'ended')
    await writeAudit(trx, { at, actor: 'hub', action: 'allocation.purge', subjectKind: 'allocation', subjectId: row.id })
    return true
  })
}
