import type { Achievement } from '../../shared/domain'
import { type HubContext, makeId } from '../context'
import { writeGrant } from '../feed'
import { addDays } from '../policy'
import { type Actor, type AllocationRow, type Purpose, type Trx, writeAudit } from '../store'

const HOUR_MS = 3_600_000

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
  /** The calibration round that it is a part of, by the rubric of the round and with a lease of its own. */
  round?: { id: string; rubricId: string; rubricVersion: number; leaseUntil: Date }
  /** What the trail calls it, where it wasn't given but taken. */
  action?: 'submission.claim'
  /** What the trail is to say of it beside what it is. */
  detail?: Record<string, string>
}

/** Gives a submission to an assessor, with everything that this reveals to them. */
export async function createAllocation(context: HubContext, trx: Trx, assignment: Assignment): Promise<AllocationRow> {
  const { submission, achievement, assessorId, purpose, dueOn, by, round, action = 'allocation.create' } = assignment
  const now = context.clock()
  const row: AllocationRow = {
    id: assignment.id ?? makeId(context),
    submission_id: submission.id,
    submission_revision: submission.revision,
    assessor_id: assessorId,
    task: taskOf(purpose),
    purpose,
    state: 'offered',
    revision: 1,
    due_on: dueOn,
    lease_until: round?.leaseUntil ?? leaseEnd(now, achievement.policy),
    lease_renewals: 0,
    rubric_id: round?.rubricId ?? achievement.rubricId,
    rubric_version: round?.rubricVersion ?? achievement.rubricVersion,
    ended_at: null,
    hidden_at: null,
    handed_over_at: null,
    purged: null,
    round_id: round?.id ?? null,
  }
  await trx.insertInto('allocations').values(row).execute()
  await writeGrant(trx, row)
  const basis = { submissionRevision: submission.revision, rubricVersion: row.rubric_version }
  const detail = { ...assignment.detail, submission: submission.id, assessor: assessorId, purpose, ...basis }
  await writeAudit(trx, { at: now, actor: by, action, subjectKind: 'allocation', subjectId: row.id, detail })
  return row
}

/** Where work may be seeded, at a full hour: how long the hub took over one part after another would tell when it was busy with a seed. */
function leaseEnd(now: Date, { leaseDays, seeding }: Achievement['policy']): Date {
  const end = addDays(now, leaseDays)
  return seeding === true ? new Date(Math.ceil(end.getTime() / HOUR_MS) * HOUR_MS) : end
}

function taskOf(purpose: Purpose): AllocationRow['task'] {
  if (purpose === 'reference' || purpose === 'calibration') return 'calibrate'
  return purpose === 'adjudication' ? 'adjudicate' : 'assess'
}
