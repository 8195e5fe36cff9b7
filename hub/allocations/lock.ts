import type { Achievement } from '../../shared/domain'
import type { AllocationRow, SubmissionRow, Trx } from '../store'

export type LockedSubmission = { submission: SubmissionRow; achievement: Achievement; allocations: AllocationRow[] }

/** A submission with its visible allocations, locked in the order that everybody locks in. */
export async function lockSubmission(trx: Trx, id: string): Promise<LockedSubmission> {
  const submission = await trx.selectFrom('submissions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const allocations = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', '=', id)
    .where('hidden_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const { body } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', submission.achievement_id)
    .executeTakeFirstOrThrow()
  return { submission, achievement: body, allocations }
}
