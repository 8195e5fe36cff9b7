import type { Allocation } from '../../shared/domain'
import type { AllocationRow } from '../store'

/** An allocation as it goes over the wire: without its purpose, which would tell what others do. */
export function toAllocation(row: AllocationRow): Allocation {
  return {
    id: row.id,
    submissionId: row.submission_id,
    submissionRevision: row.submission_revision,
    assessorId: row.assessor_id,
    task: row.task,
    state: row.state,
    revision: row.revision,
    dueOn: row.due_on,
    leaseUntil: row.lease_until.toISOString(),
    rubricId: row.rubric_id,
    rubricVersion: row.rubric_version,
  }
}
