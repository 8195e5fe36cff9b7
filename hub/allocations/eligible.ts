import type { AllocationState, Role } from '../../shared/domain'
import type { Available } from '../policy'
import type { Purpose, SubmissionRow, Trx } from '../store'
import { findAvailable } from './available'

/** States in which an assessor has their part, handed in or not. */
export const HELD_STATES: readonly AllocationState[] = ['offered', 'accepted', 'in-review', 'assessed']

/** Who does which part. */
export function roleFor(purpose: Purpose): Role {
  return purpose === 'adjudication' ? 'lead' : 'assessor'
}

/**
 * Who may be given this part of a submission. Nobody who has a part in it, and nobody who had another one: they know what they wrote
 * there, and whoever has that part now may have got it as a draft, so that the two would not be independent. What is decided is over.
 */
export async function findEligible(
  trx: Trx,
  { id, revision }: Pick<SubmissionRow, 'id' | 'revision'>,
  purpose: Purpose,
): Promise<Available[]> {
  const rows = await trx
    .selectFrom('allocations')
    .leftJoin('decisions', (join) =>
      join
        .onRef('decisions.submission_id', '=', 'allocations.submission_id')
        .onRef('decisions.submission_revision', '=', 'allocations.submission_revision')
        .on('decisions.state', '=', 'final'),
    )
    .select([
      'allocations.assessor_id',
      'allocations.purpose',
      'allocations.submission_revision',
      'allocations.state',
      'decisions.id as decision',
    ])
    .where('allocations.submission_id', '=', id)
    .execute()
  const barred = rows.filter((row) => {
    if (row.submission_revision === revision && HELD_STATES.includes(row.state)) return true
    // Whoever had to stop can still hand a draft over after the decision: only what was handed in then is over.
    return row.purpose !== purpose && (row.state !== 'ended' || row.decision === null)
  })
  const names = new Set(barred.map((row) => row.assessor_id))
  return (await findAvailable(trx, roleFor(purpose))).filter((person) => !names.has(person.id))
}
