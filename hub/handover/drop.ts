import { writeFeed } from '../feed'
import type { AllocationRow, Trx } from '../store'

/** A draft that was handed over is gone with the allocation that it was handed to, here and on that assessor's machines. */
export async function dropHandedDrafts(trx: Trx, { id, assessor_id }: AllocationRow): Promise<void> {
  const dropped = await trx.deleteFrom('handed_drafts').where('allocation_id', '=', id).returning('command_id').execute()
  const base = { audience: `user:${assessor_id}`, kind: 'handed-draft', op: 'remove' } as const
  await writeFeed(
    trx,
    dropped.map((row) => ({ ...base, id: row.command_id })),
  )
}
