import type { AllocationRow, Trx } from '../store'

type Part = Pick<AllocationRow, 'submission_id' | 'purpose' | 'assessor_id'>

/**
 * Who has the work now that was moved away with this allocation, and hasn't handed it in yet. Work goes on in the same part of the
 * assessment that it was begun in (the first of a pair stays the first), so the other assessor of a pair is never the one.
 */
export async function findReceiver(trx: Trx, moved: Part): Promise<AllocationRow | undefined> {
  return trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', moved.submission_id)
    .where('purpose', '=', moved.purpose)
    .where('assessor_id', '!=', moved.assessor_id)
    .where('state', 'in', ['offered', 'accepted', 'in-review'])
    .where('hidden_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Whether whoever had it before has a part in assessing this submission now: then they and whoever has that part must not know of each
 * other's work. What has ended was about a revision before.
 */
export async function holdsPart(trx: Trx, moved: Part): Promise<boolean> {
  const held = await trx
    .selectFrom('allocations')
    .select('id')
    .where('submission_id', '=', moved.submission_id)
    .where('assessor_id', '=', moved.assessor_id)
    .where('hidden_at', 'is', null)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  return held !== undefined
}
