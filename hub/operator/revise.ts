import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { changeAllocation, giveAgain, type LockedSubmission, lockSubmission } from '../allocations'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { cancelAdjudication, findEarlierDecision } from '../decisions'
import { writeOpening, writePastDecisionsGone, writeSubmissionChange } from '../feed'
import { storeRevision } from '../intake'
import { addDays } from '../policy'
import { PLACES, type PreparedRevision, type Trx, writeAudit } from '../store'
import { findSubmissionId, OperatorError } from './find'

/** The candidate hands in the revision that waits: work that goes on is from now on about it; ended work begins anew. */
export async function revise(context: HubContext, target: string): Promise<string> {
  const id = await findSubmissionId(context.db, target)
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const locked = await lockSubmission(trx, id)
    const { submission } = locked
    const waiting = await trx
      .deleteFrom('waiting_revisions')
      .where('submission_id', '=', id)
      .returning('sealed')
      .executeTakeFirst()
    if (!waiting) throw new OperatorError(`Submission ${id} has no revision waiting. "list" shows which have one.`)
    if (submission.state !== 'submitted' && !findArrow(SUBMISSION_LIFE, submission.state, 'submission.revise')) {
      throw new OperatorError(`Submission ${id} is "${submission.state}"; nothing can be handed in for it any more.`)
    }
    await refuseWhileDecided(trx, id, submission.revision)
    const { time_zone: timeZone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
    const key = await candidateKey(context, trx, submission.candidate_id)
    const prepared = context.secrets.openRecord<PreparedRevision>(PLACES.waiting(id), key, waiting.sealed)
    const earlierDecision =
      (await findEarlierDecision(context, trx, submission, locked.achievement, timeZone)) ?? prepared.earlierDecision
    await storeRevision(context, trx, submission, { ...prepared, earlierDecision }, at)
    await trx.updateTable('submissions').set({ revision: prepared.revision }).where('id', '=', id).execute()
    const count = await turnToRevision(context, trx, locked, prepared.revision)
    await trx
      .updateTable('submissions')
      .set({ state: count > 0 ? 'open' : 'submitted' })
      .where('id', '=', id)
      .execute()
    await writeSubmissionChange(trx, id)
    await writeOpening(trx, id, locked.achievement)
    await writePastDecisionsGone(trx, [id])
    const detail = { revision: prepared.revision }
    await writeAudit(trx, {
      at,
      actor: 'operator',
      action: 'submission.revise',
      subjectKind: 'submission',
      subjectId: id,
      detail,
    })
    return `Submission ${id} is now at revision ${prepared.revision}, with ${count} allocation(s).`
  })
}

/** A decision that came first holds, even while it waits for its release. */
async function refuseWhileDecided(trx: Trx, id: string, revision: number): Promise<void> {
  const pending = await trx
    .selectFrom('decisions')
    .select('id')
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  if (pending) throw new OperatorError(`Submission ${id} is decided and waits for its release; try again after it.`)
}

/** Turns open allocations to the new revision, and gives it out anew where none is open. */
async function turnToRevision(
  context: HubContext,
  trx: Trx,
  { submission, achievement, allocations }: LockedSubmission,
  revision: number,
): Promise<number> {
  const at = context.clock()
  const cause = { by: 'submission.revise', actor: 'operator', at } as const
  await cancelAdjudication(trx, submission.id, { at, actor: 'hub' })
  const assessing = allocations.filter(({ task }) => task === 'assess')
  const open = assessing.filter(({ state }) => ['offered', 'accepted', 'in-review', 'assessed'].includes(state))
  const rebase = { submission_revision: revision, lease_until: addDays(at, achievement.policy.leaseDays), lease_renewals: 0 }
  for (const allocation of open) await changeAllocation(trx, allocation, cause, rebase)
  if (open.length > 0) return open.length
  return giveAgain(context, trx, { submission: { ...submission, revision }, decided: submission.revision, achievement })
}
