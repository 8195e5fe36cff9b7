import { sql } from 'kysely'
import { type Achievement, leaseTerms } from '../../shared/domain'
import type { HubContext } from '../context'
import { addDays } from '../policy'
import type { AllocationRow, Trx } from '../store'
import { changeAllocation, hideAllocation } from './change'
import { createAllocation } from './create'
import { findNext } from './find-next'

/** What holds where a policy doesn't say; the database works out the day itself, to find what is due by it. */
const { lapseAfterDays: LAPSE_AFTER_DAYS } = leaseTerms({ leaseDays: 1 })

/**
 * Gives one allocation to somebody else whose lease has been over for so long that nobody can be at work on it. Its assessor's draft
 * stays on their machine. Where there is nobody else, it stays with whom it is, on a new lease.
 * @returns false where there is none that another hub isn't working on already
 */
export async function lapseNextAllocation(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const days = sql`make_interval(days => coalesce((achievements.body #>> '{policy,lapseAfterDays}')::int, ${LAPSE_AFTER_DAYS}::int))`
    // Locking the submission first, as commands do, makes an assessment that comes in and the lapse wait for each other.
    const found = await trx
      .selectFrom('allocations')
      .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
      .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
      .selectAll('allocations')
      .select(['achievements.body as achievement', 'submissions.candidate_id'])
      .where('allocations.state', 'in', ['offered', 'accepted', 'in-review'])
      .where('allocations.hidden_at', 'is', null)
      // Nobody else can do somebody's part of a calibration round.
      .where('allocations.round_id', 'is', null)
      .where('allocations.lease_until', '<=', at)
      .where(sql<boolean>`allocations.lease_until + ${days} <= ${at}::timestamptz`)
      .limit(1)
      .forUpdate(['submissions', 'allocations'])
      .skipLocked()
      .executeTakeFirst()
    if (!found) return false
    const { achievement, candidate_id, ...allocation } = found
    await lapse(context, trx, allocation, { achievement, candidate_id, at })
    return true
  })
}

async function lapse(
  context: HubContext,
  trx: Trx,
  allocation: AllocationRow,
  { achievement, candidate_id, at }: { achievement: Achievement; candidate_id: string; at: Date },
): Promise<void> {
  const submission = { id: allocation.submission_id, revision: allocation.submission_revision, candidate_id }
  const { purpose, due_on: dueOn } = allocation
  const assessorId = await findNext(context, trx, { submission, achievement, purpose, dueOn }, await everHad(trx, submission.id))
  if (assessorId === undefined) {
    const lease = { lease_until: addDays(at, achievement.policy.leaseDays) }
    await changeAllocation(trx, allocation, { by: 'lease.keep', actor: 'hub', at }, lease)
    return
  }
  await hideAllocation(trx, allocation, { by: 'allocation.lapse', actor: 'hub', at }, 'moved')
  // A seed is somebody's alone.
  if (purpose === 'seed') return
  await createAllocation(context, trx, {
    submission,
    achievement,
    assessorId,
    purpose: allocation.purpose,
    dueOn,
    by: 'hub',
  })
}

/** Whoever let it lapse once isn't asked again. */
async function everHad(trx: Trx, submissionId: string): Promise<string[]> {
  const rows = await trx.selectFrom('allocations').select('assessor_id').where('submission_id', '=', submissionId).execute()
  return rows.map((row) => row.assessor_id)
}
