import type { Achievement } from '../../shared/domain'
import { createAllocation, findEligible } from '../allocations'
import type { HubContext } from '../context'
import { writeCredentialChange } from '../feed'
import { chooseLeastBusy, type DecisionNews, findConsequence } from '../policy'
import { type Actor, type AllocationRow, type Trx, writeAudit } from '../store'
import { derivedIds } from './ids'
import { loadLiveAssessments } from './judged'
import { updateReceipts } from './receipts'

export type Accepted = {
  submission: { id: string; revision: number }
  achievement: Achievement
  allocation: AllocationRow
  commandId: string
  at: Date
  /** Until when the assessment just accepted can be taken back. */
  releaseAt: Date
  actor: Actor
}

/**
 * Draws the consequence of an assessment that was just stored: a decision with its badge order, an adjudication, or nothing yet.
 * @returns what the decision says, or null where there is none
 */
export async function concludeAssessment(context: HubContext, trx: Trx, accepted: Accepted): Promise<DecisionNews | null> {
  const { submission, achievement, allocation, at } = accepted
  const live = await loadLiveAssessments(trx, submission.id, submission.revision)
  const consequence = findConsequence(achievement.policy, live, await countParts(trx, submission))
  if (consequence.kind === 'wait') return null
  if (consequence.kind === 'adjudicate') {
    await askAdjudicator(context, trx, accepted)
    return null
  }
  const { decisionId, credentialId } = derivedIds(accepted.commandId)
  await trx
    .insertInto('decisions')
    .values({
      id: decisionId,
      submission_id: submission.id,
      submission_revision: submission.revision,
      command_id: accepted.commandId,
      outcome: consequence.outcome,
      feedback: consequence.feedback,
      levels: JSON.stringify(consequence.levels),
      state: 'pending',
      made_at: at,
      release_at: accepted.releaseAt,
      final_at: null,
    })
    .execute()
  const detail = { submission: submission.id, outcome: consequence.outcome, allocation: allocation.id }
  await writeAudit(trx, {
    at,
    actor: accepted.actor,
    action: 'decision.make',
    subjectKind: 'decision',
    subjectId: decisionId,
    detail,
  })
  const isAwarded = consequence.outcome === 'awarded'
  if (isAwarded) await orderBadge(trx, accepted, decisionId, credentialId)
  const news = { outcome: consequence.outcome, credentialId: isAwarded ? credentialId : null }
  const others = live.map((assessment) => assessment.allocationId).filter((id) => id !== allocation.id)
  await updateReceipts(trx, achievement.policy, others, news)
  return news
}

/**
 * How many are to assess this revision independently: policy's number, or fewer where too few were found. A part that somebody had
 * and that a purge took is waited for: policy asks for two, and an operator can give it to somebody.
 */
async function countParts(trx: Trx, { id, revision }: Accepted['submission']): Promise<number> {
  const rows = await trx
    .selectFrom('allocations')
    .select('purpose')
    .distinct()
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('task', '=', 'assess')
    .execute()
  return rows.length
}

async function orderBadge(
  trx: Trx,
  { submission, achievement, at, releaseAt, actor }: Accepted,
  decisionId: string,
  id: string,
): Promise<void> {
  await trx
    .insertInto('credentials')
    .values({
      id,
      decision_id: decisionId,
      submission_id: submission.id,
      achievement_id: achievement.id,
      state: 'ordered',
      ordered_at: at,
      released_at: null,
      document: null,
      image_sha256: null,
    })
    .execute()
  await trx
    .insertInto('badge_orders')
    .values({ credential_id: id, try_after: releaseAt, last_error: null, done_at: null })
    .execute()
  await writeCredentialChange(trx, { id, submissionId: submission.id }, achievement.policy.blind)
  await writeAudit(trx, {
    at,
    actor,
    action: 'credential.order',
    subjectKind: 'credential',
    subjectId: id,
    detail: { decision: decisionId },
  })
}

/** Without a lead who had no part in it, the split waits until there is one; the trail says so. */
async function askAdjudicator(context: HubContext, trx: Trx, accepted: Accepted): Promise<void> {
  const { submission, achievement, allocation, at } = accepted
  const lead = chooseLeastBusy(await findEligible(trx, submission, 'adjudication'))
  await writeAudit(trx, {
    at,
    actor: 'hub',
    action: 'adjudication.need',
    subjectKind: 'submission',
    subjectId: submission.id,
    detail: { lead: lead ?? null },
  })
  if (lead === undefined) return
  const assignment = {
    submission,
    achievement,
    assessorId: lead,
    purpose: 'adjudication',
    dueOn: allocation.due_on,
    by: 'hub',
  } as const
  await createAllocation(context, trx, assignment)
}
