import type { Achievement } from '../../shared/domain'
import { type HubContext, makeId } from '../context'
import { writeGrant } from '../feed'
import { addDays } from '../policy'
import { type Actor, type AllocationRow, type Purpose, type Trx, writeAudit } from '../store'

export type Assignment = {
  submission: { id: string; revision: number }
  achievement: Achievement
  assessorId: string
  purpose: Purpose
  /** Calendar date in the provider's zone. */
  dueOn: string
  by: Actor
}

/** Gives a submission to an assessor, with everything that this reveals to them. */
export async function createAllocation(context: HubContext, trx: Trx, assignment: Assignment): Promise<AllocationRow> {
  const { submission, achievement, assessorId, purpose, dueOn, by } = assignment
  const now = context.clock()
  const row: AllocationRow = {
    id: makeId(context),
    submission_id: submission.id,
    submission_revision: submission.revision,
    assessor_id: assessorId,
    task: purpose === 'adjudication' ? 'adjudicate' : 'assess',
    purpose,
    state: 'offered',
    revision: 1,
    due_on: dueOn,
    lease_until: addDays(now, achievement.policy.leaseDays),
    lease_renewals: 0,
    rubric_id: achievement.rubricId,
    rubric_version: achievement.rubricVersion,
    ended_at: null,
    hidden_at: null,
    handed_over_at: null,
    purged: null,
  }
  await trx.insertInto('allocations').values(row).execute()
  await writeGrant(trx, row)
  const detail = { submission: submission.id, assessor: assessorId }
  await writeAudit(trx, { at: now, actor: by, action: 'allocation.create', subjectKind: 'allocation', subjectId: row.id, detail })
  return row
}
