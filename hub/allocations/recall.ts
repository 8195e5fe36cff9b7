import { writeFeed } from '../feed'
import { type Actor, type AllocationRow, type Trx, writeAudit } from '../store'
import { hideAllocation } from './change'

type Recall = {
  /** The event, as the lives name it. */
  by: string
  actor: Actor
  at: Date
  reason: NonNullable<AllocationRow['purged']>
}

/**
 * Has machines let go of allocations: those that their assessors see, and those that they don't see any more, of which a machine may still
 * keep a draft, or what it sent.
 */
export async function recallAllocations(trx: Trx, allocations: readonly AllocationRow[], recall: Recall): Promise<void> {
  if (allocations.length === 0) return
  const { reason, ...cause } = recall
  for (const allocation of allocations) {
    if (allocation.hidden_at === null) await hideAllocation(trx, allocation, cause, reason)
    else await tellAgain(trx, allocation, recall)
  }
  await trx
    .updateTable('allocations')
    .set({ purged: reason })
    .where(
      'id',
      'in',
      allocations.map(({ id }) => id),
    )
    .execute()
}

/** What its assessor sees no more leaves them once more, for this reason. */
async function tellAgain(trx: Trx, { id, assessor_id }: AllocationRow, { by, actor, at, reason }: Recall): Promise<void> {
  await writeFeed(trx, [{ audience: `user:${assessor_id}`, kind: 'allocation', id, op: 'remove', reason }])
  await writeAudit(trx, { at, actor, action: by, subjectKind: 'allocation', subjectId: id })
}
