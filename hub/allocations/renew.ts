import { isRenewalDue, leaseTerms, type Person } from '../../shared/domain'
import type { LeaseAnswer } from '../../shared/protocol'
import type { HubContext } from '../context'
import { addDays } from '../policy'
import { changeAllocation } from './change'

/**
 * Extends the lease of an allocation that its assessor works on, in good time and as often as policy allows. Asking again changes
 * nothing: more than half of the new lease is left then.
 */
export async function renewLease(context: HubContext, person: Pick<Person, 'id'>, allocationId: string): Promise<LeaseAnswer> {
  return context.db.transaction().execute(async (trx): Promise<LeaseAnswer> => {
    const found = await trx
      .selectFrom('allocations')
      .innerJoin('submissions', 'submissions.id', 'allocations.submission_id')
      .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
      .selectAll('allocations')
      .select('achievements.body as achievement')
      .where('allocations.id', '=', allocationId)
      .where('allocations.assessor_id', '=', person.id)
      .where('allocations.hidden_at', 'is', null)
      .where('allocations.state', 'in', ['offered', 'accepted', 'in-review'])
      .forUpdate('allocations')
      .executeTakeFirst()
    if (!found) return { allocationId, status: 'not-allocated', leaseUntil: null }
    const { achievement, ...allocation } = found
    const at = context.clock()
    const answer = (status: LeaseAnswer['status'], until: Date) => ({ allocationId, status, leaseUntil: until.toISOString() })
    if (!isRenewalDue(achievement.policy, allocation.lease_until, at)) return answer('not-yet', allocation.lease_until)
    const { leaseDays, leaseRenewals } = leaseTerms(achievement.policy)
    if (allocation.lease_renewals >= leaseRenewals) return answer('exhausted', allocation.lease_until)
    const until = addDays(at, leaseDays)
    const change = { lease_until: until, lease_renewals: allocation.lease_renewals + 1 }
    await changeAllocation(trx, allocation, { by: 'lease.renew', actor: `person:${person.id}`, at }, change)
    return answer('renewed', until)
  })
}
