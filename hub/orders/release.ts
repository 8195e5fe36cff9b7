import { findArrow, SUBMISSION_LIFE, type SubmissionState } from '../../shared/domain'
import { changeAllocation } from '../allocations'
import type { HubContext } from '../context'
import { listLiveParts, noteDifferences, updateReceipts } from '../decisions'
import { writeDecisionGone, writeDifferences, writePastDecisions, writeSubmissionChange } from '../feed'
import { type DecisionRow, type Trx, writeAudit } from '../store'

/**
 * Makes one decision final whose release delay is over.
 * @returns false where there is none that another hub isn't working on already
 */
export async function releaseNextDecision(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock()
    // Locking the submission, as commands do, makes a take-back and a release wait for each other.
    const claimed = await trx
      .selectFrom('decisions')
      .innerJoin('submissions', 'submissions.id', 'decisions.submission_id')
      .selectAll('decisions')
      .select(['submissions.state as submission_state', 'submissions.achievement_id'])
      .where('decisions.state', '=', 'pending')
      .where('decisions.release_at', '<=', now)
      .orderBy('decisions.release_at')
      .limit(1)
      .forUpdate(['submissions', 'decisions'])
      .skipLocked()
      .executeTakeFirst()
    if (!claimed) return false
    await releaseDecision(context, trx, claimed, now)
    return true
  })
}

type Claimed = DecisionRow & { submission_state: SubmissionState; achievement_id: string }

async function releaseDecision(context: HubContext, trx: Trx, decision: Claimed, at: Date): Promise<void> {
  const { id, submission_id, submission_revision, outcome } = decision
  await trx.updateTable('decisions').set({ state: 'final', final_at: at }).where('id', '=', id).execute()
  const decided = findArrow(SUBMISSION_LIFE, decision.submission_state, 'decision.release')?.to ?? decision.submission_state
  const state = outcome === 'not-yet' ? (findArrow(SUBMISSION_LIFE, decided, 'decision.not-yet')?.to ?? decided) : decided
  await trx.updateTable('submissions').set({ state }).where('id', '=', submission_id).execute()
  const allocations = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', submission_id)
    .where('state', '=', 'assessed')
    .forUpdate()
    .execute()
  for (const allocation of allocations) await changeAllocation(trx, allocation, { by: 'decision.release', actor: 'hub', at })
  await writeSubmissionChange(trx, submission_id)
  await writeDecisionGone(trx, id)
  await writePastDecisions(context, trx, [submission_id])
  await noteDifferences(trx, decision, at)
  await writeDifferences(trx, submission_id)
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', decision.achievement_id)
    .executeTakeFirstOrThrow()
  const credential = await trx.selectFrom('credentials').select('id').where('decision_id', '=', id).executeTakeFirst()
  const live = await listLiveParts(trx, submission_id, submission_revision)
  const news = { outcome, credentialId: credential?.id ?? null }
  await updateReceipts(
    trx,
    achievement.policy,
    live.map((part) => part.allocationId),
    news,
    'final',
  )
  await writeAudit(trx, {
    at,
    actor: 'hub',
    action: 'decision.release',
    subjectKind: 'decision',
    subjectId: id,
    detail: { outcome },
  })
}
