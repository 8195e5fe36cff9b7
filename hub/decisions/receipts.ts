import type { Achievement, Receipt } from '../../shared/domain'
import { writeFeed } from '../feed'
import { type DecisionNews, tellDecision } from '../policy'
import type { Trx } from '../store'

/** Makes this the allocation's receipt, and tells its assessor. */
export async function writeReceipt(trx: Trx, assessorId: string, receipt: Receipt): Promise<void> {
  const body = JSON.stringify(receipt)
  await trx
    .insertInto('receipts')
    .values({ allocation_id: receipt.allocationId, body })
    .onConflict((conflict) => conflict.column('allocation_id').doUpdateSet({ body }))
    .execute()
  await writeFeed(trx, [{ audience: `user:${assessorId}`, kind: 'receipt', id: receipt.allocationId, op: 'put' }])
}

/**
 * Brings the receipts of everybody whose assessment counted up to date with what became of it, as far as each may know. Where that
 * changes nothing for a reader, nothing is written: an entry in their feed would tell by itself that something happened.
 */
export async function updateReceipts(
  trx: Trx,
  policy: Achievement['policy'],
  allocationIds: readonly string[],
  news: DecisionNews | null,
  stage?: Receipt['stage'],
): Promise<void> {
  if (allocationIds.length === 0) return
  const rows = await trx
    .selectFrom('receipts')
    .innerJoin('allocations', 'allocations.id', 'receipts.allocation_id')
    .select(['receipts.body', 'allocations.assessor_id'])
    .where('receipts.allocation_id', 'in', [...allocationIds])
    .execute()
  for (const { body, assessor_id } of rows) {
    const told = tellDecision(policy, news)
    const next = { ...body, ...told, stage: stage ?? body.stage }
    const isSame = next.stage === body.stage && next.outcome === body.outcome && next.credentialId === body.credentialId
    if (!isSame) await writeReceipt(trx, assessor_id, next)
  }
}
