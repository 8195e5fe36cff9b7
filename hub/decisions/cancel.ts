import type { Achievement } from '../../shared/domain'
import { hideAllocation } from '../allocations'
import { writeCredentialChange, writeDecisionGone } from '../feed'
import { type Actor, type FeedReason, type Trx, writeAudit } from '../store'
import { listLiveParts } from './judged'
import { updateReceipts } from './receipts'

type Cause = { at: Date; actor: Actor }
/** `reason`: why nothing of it may stay on the leads' machines; absent where something may. */
type Cancelling = Cause & { reason?: FeedReason }

/** Makes a decision that waits for its release void, with its badge order; does nothing where none waits. */
export async function cancelPendingDecision(
  trx: Trx,
  submission: { id: string; revision: number },
  achievement: Achievement,
  { at, actor, reason }: Cancelling,
): Promise<void> {
  const decision = await trx
    .updateTable('decisions')
    .set({ state: 'void' })
    .where('submission_id', '=', submission.id)
    .where('submission_revision', '=', submission.revision)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  if (!decision) return
  await writeAudit(trx, { at, actor, action: 'decision.cancel', subjectKind: 'decision', subjectId: decision.id })
  await writeDecisionGone(trx, decision.id, reason)
  const credential = await trx
    .updateTable('credentials')
    .set({ state: 'taken-back' })
    .where('decision_id', '=', decision.id)
    .where('state', '=', 'ordered')
    .returning('id')
    .executeTakeFirst()
  if (credential) {
    await trx.updateTable('badge_orders').set({ done_at: at }).where('credential_id', '=', credential.id).execute()
    await writeCredentialChange(trx, { id: credential.id, submissionId: submission.id }, achievement.policy.blind)
  }
  const others = await listLiveParts(trx, submission.id, submission.revision)
  await updateReceipts(
    trx,
    achievement.policy,
    others.map((assessment) => assessment.allocationId),
    null,
  )
}

/** Ends an adjudication that nobody needs any more, because an assessment that it was to settle is gone. */
export async function cancelAdjudication(trx: Trx, submissionId: string, { at, actor }: Cause): Promise<void> {
  const rows = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('purpose', '=', 'adjudication')
    .where('state', 'in', ['offered', 'accepted', 'in-review'])
    .where('hidden_at', 'is', null)
    .forUpdate()
    .execute()
  for (const row of rows) await hideAllocation(trx, row, { by: 'adjudication.cancel', actor, at }, 'ended')
}
