import type { Achievement } from '../../shared/domain'
import { HELD_STATES } from '../allocations'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { writeCredentialChange, writePendingDecision } from '../feed'
import { type DecisionNews, findConsequence, isLookedAtAgain, type SecondLook } from '../policy'
import { type Actor, type AllocationRow, PLACES, type SubmissionRow, type Trx, writeAudit } from '../store'
import { askFor } from './ask'
import { derivedIds } from './ids'
import { loadLiveAssessments } from './judged'
import { updateReceipts } from './receipts'

export type Accepted = {
  submission: Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'>
  achievement: Achievement
  allocation: AllocationRow
  commandId: string
  at: Date
  /** Until when the assessment just accepted can be taken back. */
  releaseAt: Date
  actor: Actor
}

/**
 * Draws the consequence of an assessment that was just stored: a decision with its badge order, a second look, an adjudication, or
 * nothing yet.
 * @returns what the decision says, or null where there is none
 */
export async function concludeAssessment(context: HubContext, trx: Trx, accepted: Accepted): Promise<DecisionNews | null> {
  const { submission, achievement, allocation, at } = accepted
  const live = await loadLiveAssessments(context, trx, submission.id, submission.revision)
  const wanted = { submission, achievement, dueOn: allocation.due_on, at }
  let consequence = findConsequence(achievement.policy, live, await findSecondLook(context, trx, accepted))
  if (consequence.kind === 'look-again') {
    if (await askFor(context, trx, 'second-look', wanted)) return null
    // With nobody there to look, the one who was asked decides; the trail says that somebody was to look.
    consequence = findConsequence(achievement.policy, live)
  }
  // Without a lead who may settle it, a split waits for an admin.
  if (consequence.kind === 'adjudicate') await askFor(context, trx, 'adjudication', wanted)
  if (consequence.kind !== 'decide') return null
  const { decisionId, credentialId } = derivedIds(accepted.commandId)
  const key = await candidateKey(context, trx, submission.candidate_id)
  await trx
    .insertInto('decisions')
    .values({
      id: decisionId,
      submission_id: submission.id,
      submission_revision: submission.revision,
      command_id: accepted.commandId,
      outcome: consequence.outcome,
      sealed_feedback: context.secrets.sealRecord(PLACES.feedback(decisionId), key, consequence.feedback),
      levels: JSON.stringify(consequence.levels),
      state: 'pending',
      made_at: at,
      release_at: accepted.releaseAt,
      final_at: null,
    })
    .execute()
  const detail = {
    submission: submission.id,
    submissionRevision: submission.revision,
    outcome: consequence.outcome,
    allocation: allocation.id,
  }
  await writeAudit(trx, {
    at,
    actor: accepted.actor,
    action: 'decision.make',
    subjectKind: 'decision',
    subjectId: decisionId,
    detail,
  })
  await writePendingDecision(context, trx, { id: decisionId, submission }, achievement)
  const isAwarded = consequence.outcome === 'awarded'
  if (isAwarded) await orderBadge(trx, accepted, decisionId, credentialId)
  const news = { outcome: consequence.outcome, credentialId: isAwarded ? credentialId : null }
  const others = live.map((assessment) => assessment.allocationId).filter((id) => id !== allocation.id)
  await updateReceipts(trx, achievement.policy, others, news)
  return news
}

/** How the second look at this revision stands: who has one keeps it, whatever the policy says now. */
async function findSecondLook({ secrets }: HubContext, trx: Trx, { submission, achievement }: Accepted): Promise<SecondLook> {
  const asked = await trx
    .selectFrom('allocations')
    .select('id')
    .where('submission_id', '=', submission.id)
    .where('submission_revision', '=', submission.revision)
    .where('purpose', '=', 'second-look')
    .where('state', 'in', [...HELD_STATES])
    .executeTakeFirst()
  if (asked) return 'asked'
  const lot = secrets.draw(`second-look ${submission.id} ${submission.revision}`)
  return isLookedAtAgain(achievement.policy, lot) ? 'due' : 'none'
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
