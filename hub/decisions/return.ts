import type { Achievement, Receipt } from '../../shared/domain'
import { changeAllocation } from '../allocations'
import { keepReason } from '../candidates'
import type { HubContext } from '../context'
import type { Actor, AllocationRow, SubmissionRow, Trx } from '../store'
import { cancelPendingDecision } from './cancel'
import { listLiveParts } from './judged'
import { writeReceipt } from './receipts'

type Return = { at: Date; actor: Actor; words: string }

/**
 * Gives a decision that waits for its release back to those whose assessments made it, with the reason: the adjudicator where one settled
 * it, otherwise everybody who agreed. Their reviews go on, against the rubric that is in force now.
 * @returns how many reviews go on
 */
export async function returnDecision(
  context: HubContext,
  trx: Trx,
  submission: SubmissionRow,
  achievement: Achievement,
  { at, actor, words }: Return,
): Promise<number> {
  const live = await listLiveParts(trx, submission.id, submission.revision)
  const settling = live.filter(({ purpose }) => purpose === 'adjudication')
  const returned = settling.length > 0 ? settling : live
  const reason = await keepReason(context, trx, submission.candidate_id, words)
  await trx
    .updateTable('assessments')
    .set({ taken_back_at: at })
    .where(
      'command_id',
      'in',
      returned.map(({ commandId }) => commandId),
    )
    .execute()
  await cancelPendingDecision(trx, submission, achievement, { at, actor })
  for (const { allocationId, commandId } of returned) {
    const allocation = await lockAllocation(trx, allocationId)
    const cause = { by: 'decision.return', actor, at, detail: { reason } }
    await changeAllocation(trx, allocation, cause, { rubric_version: achievement.rubricVersion })
    const receipt: Omit<Receipt, 'returned'> = {
      commandId,
      allocationId,
      submissionId: submission.id,
      stage: 'returned',
      outcome: null,
      acceptedAt: at.toISOString(),
      releaseAt: null,
      credentialId: null,
    }
    await writeReceipt(trx, allocation.assessor_id, receipt, reason)
  }
  return returned.length
}

function lockAllocation(trx: Trx, id: string): Promise<AllocationRow> {
  return trx.selectFrom('allocations').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}
