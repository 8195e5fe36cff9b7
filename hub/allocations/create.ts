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
  /** The id that it is to have; a new one where absent. */
  id?: string
  /** Calendar date in the provider's zone. */
  dueOn: string
  by: Actor
  /** What the trail calls it, where it wasn't given but taken. */
  action?: 'submission.claim'
}

/** Gives a submission to an assessor, with everything that this reveals to them. */
export async function createAllocation(context: HubContext, trx: Trx, assignment: Assignment): Promise<AllocationRow> {
  const { submission, achievement, assessorId, purpose, dueOn, by, action = 'allocation.create' } = assignment
  const now = context.clock()
  const row: AllocationRow = {
    id: assignment.id ?? makeId(context),
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
  const basis = { submissionRevision: submission.revision, rubricVersion: achievement.rubricVersion }
  const detail = { submission: submission.id, assessor: assessorId, purpose, ...basis }
  await writeAudit(trx, { at: now, actor: by, action, subjectKind: 'allocation', subjectId: row.id, detail })
  return row
}
