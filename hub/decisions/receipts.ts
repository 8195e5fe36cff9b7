import type { Achievement, Receipt } from '../../shared/domain'
import { writeFeed } from '../feed'
import { type DecisionNews, tellDecision, tellFinal } from '../policy'
import type { Trx } from '../store'

/**
 * Makes this the allocation's receipt, and tells its assessor.
 * @param reason names the words with which somebody returned the work (`keepReason`); null where nobody did
 */
export async function writeReceipt(
  trx: Trx,
  assessorId: string,
  receipt: Omit<Receipt, 'returned'>,
  reason: string | null = null,
): Promise<void> {
  const content = { body: JSON.stringify(receipt), reason_id: reason }
  await trx
    .insertInto('receipts')
    .values({ allocation_id: receipt.allocationId, ...content })
    .onConflict((conflict) => conflict.column('allocation_id').doUpdateSet(content))
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
  stage?: 'final' | 'released',
): Promise<void> {
  if (allocationIds.length === 0) return
  const rows = await trx
    .selectFrom('receipts')
    .innerJoin('allocations', 'allocations.id', 'receipts.allocation_id')
    .select(['receipts.body', 'receipts.reason_id', 'allocations.assessor_id', 'allocations.task'])
    .where('receipts.allocation_id', 'in', [...allocationIds])
    .execute()
  for (const { body, reason_id, assessor_id, task } of rows) {
    const next = {
      ...body,
      ...tellDecision(policy, task, news),
      stage: stage === 'final' ? tellFinal(policy, task) : (stage ?? body.stage),
    }
    const isSame = next.stage === body.stage && next.outcome === body.outcome && next.credentialId === body.credentialId
    if (!isSame) await writeReceipt(trx, assessor_id, next, reason_id)
  }
}
