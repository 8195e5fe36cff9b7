import { sql } from 'kysely'
import { type Achievement, leaseTerms } from '../../shared/domain'
import type { HubContext } from '../context'
import { addDays, chooseLeastBusy } from '../policy'
import type { AllocationRow, Trx } from '../store'
import { findAvailable } from './available'
import { changeAllocation, hideAllocation } from './change'
import { createAllocation } from './create'

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
      .select('achievements.body as achievement')
      .where('allocations.task', '=', 'assess')
      .where('allocations.state', 'in', ['offered', 'accepted', 'in-review'])
      .where('allocations.hidden_at', 'is', null)
      .where('allocations.lease_until', '<=', at)
      .where(sql<boolean>`allocations.lease_until + ${days} <= ${at}::timestamptz`)
      .limit(1)
      .forUpdate(['submissions', 'allocations'])
      .skipLocked()
      .executeTakeFirst()
    if (!found) return false
    const { achievement, ...allocation } = found
    await lapse(context, trx, allocation, achievement, at)
    return true
  })
}

async function lapse(
  context: HubContext,
  trx: Trx,
  allocation: AllocationRow,
  achievement: Achievement,
  at: Date,
): Promise<void> {
  const assessorId = await chooseNext(trx, allocation.submission_id)
  if (assessorId === undefined) {
    const lease = { lease_until: addDays(at, achievement.policy.leaseDays) }
    await changeAllocation(trx, allocation, { by: 'lease.keep', actor: 'hub', at }, lease)
    return
  }
  await hideAllocation(trx, allocation, { by: 'allocation.lapse', actor: 'hub', at }, 'moved')
  await createAllocation(context, trx, {
    submission: { id: allocation.submission_id, revision: allocation.submission_revision },
    achievement,
    assessorId,
    purpose: allocation.purpose,
    dueOn: allocation.due_on,
    by: 'hub',
  })
}

/** Whoever has least to do and never had this submission. */
async function chooseNext(trx: Trx, submissionId: string): Promise<string | undefined> {
  const rows = await trx.selectFrom('allocations').select('assessor_id').where('submission_id', '=', submissionId).execute()
  const before = new Set(rows.map((row) => row.assessor_id))
  return chooseLeastBusy((await findAvailable(trx, 'assessor')).filter(({ id }) => !before.has(id)))
}
