import type { Achievement } from '../../shared/domain'
import type { AllocationRow, Purpose, SubmissionRow, Trx } from '../store'
import { HELD_STATES } from './eligible'

/** A part in assessing a submission that nobody has. */
export type OpenPart = {
  purpose: Purpose
  /** Who had it last, where it went back to the pool; undefined where nobody was found for it yet. */
  before: AllocationRow | undefined
}

/**
 * Parts in assessing a submission's current revision that nobody has: what a purge took, what found nobody at the time, and an
 * adjudication that two assessments ask for. None once it is decided, by fewer assessors than policy asks for, too.
 */
export async function findOpenParts(
  trx: Trx,
  { id, revision, state }: SubmissionRow,
  { policy }: Pick<Achievement, 'policy'>,
): Promise<OpenPart[]> {
  if (state !== 'submitted' && state !== 'open') return []
  const decision = await trx
    .selectFrom('decisions')
    .select('id')
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('state', '!=', 'void')
    .executeTakeFirst()
  if (decision) return []
  const rows = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .orderBy('ended_at')
    .execute()
  return neededParts(rows, policy)
    .filter((purpose) => !rows.some((row) => row.purpose === purpose && HELD_STATES.includes(row.state)))
    .map((purpose) => ({ purpose, before: rows.filter((row) => row.purpose === purpose && row.state === 'returned').at(-1) }))
}

/** Two assessments without a decision are two that differ. */
function neededParts(rows: readonly AllocationRow[], { assessors }: Pick<Achievement['policy'], 'assessors'>): Purpose[] {
  if (assessors === 1) return ['first']
  const assessed = rows.filter(({ task, state }) => task === 'assess' && state === 'assessed')
  return assessed.length < 2 ? ['first', 'second'] : ['first', 'second', 'adjudication']
}
