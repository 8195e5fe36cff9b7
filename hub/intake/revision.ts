import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { changeAllocation, giveAgain, type LockedSubmission } from '../allocations'
import type { HubContext } from '../context'
import { cancelAdjudication, findEarlierDecision } from '../decisions'
import { writeOpening, writePastDecisionsGone, writeSubmissionChange } from '../feed'
import { addDays } from '../policy'
import { type PreparedRevision, type SubmissionRow, type Trx, writeAudit } from '../store'
import { storeRevision } from './store-revision'

/** Why nothing new can be handed in for a submission now; null where it can. A decision that came first holds, even while it waits for its release. */
export async function findHindrance(trx: Trx, { id, state, revision }: SubmissionRow): Promise<string | null> {
  if (state !== 'submitted' && !findArrow(SUBMISSION_LIFE, state, 'submission.revise'))
    return `Submission ${id} is "${state}"; nothing can be handed in for it any more.`
  const pending = await trx
    .selectFrom('decisions')
    .select('id')
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return pending ? `Submission ${id} is decided and waits for its release; try again after it.` : null
}

/**
 * A candidate hands in a new revision: work that goes on is from now on about it; ended work begins anew.
 * @returns how many have it to assess
 */
export async function handInRevision(
  context: HubContext,
  trx: Trx,
  locked: LockedSubmission,
  prepared: PreparedRevision,
): Promise<number> {
  const { submission, achievement } = locked
  const { id } = submission
  const at = context.clock()
  const { time_zone: timeZone } = await trx.selectFrom('hub').select('time_zone').executeTakeFirstOrThrow()
  const earlierDecision = (await findEarlierDecision(context, trx, submission, achievement, timeZone)) ?? prepared.earlierDecision
  await storeRevision(context, trx, submission, { ...prepared, earlierDecision }, at)
  await trx.updateTable('submissions').set({ revision: prepared.revision }).where('id', '=', id).execute()
  const count = await turnToRevision(context, trx, locked, prepared.revision)
  await trx
    .updateTable('submissions')
    .set({ state: count > 0 ? 'open' : 'submitted' })
    .where('id', '=', id)
    .execute()
  await writeSubmissionChange(trx, id)
  await writeOpening(trx, id, achievement)
  await writePastDecisionsGone(trx, [id])
  await writeAudit(trx, {
    at,
    actor: 'operator',
    action: 'submission.revise',
    subjectKind: 'submission',
    subjectId: id,
    detail: { revision: prepared.revision },
  })
  return count
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
