import { writeRound, writeRoundScores } from '../feed'
import type { FeedReason, Trx } from '../store'

/**
 * Takes a copy out of the round that it is part of, with what was scored in it. Its allocations are for the caller to end.
 * @param reason why what was scored is to go from the lead's machines at once, where it is
 */
export async function takeOut(trx: Trx, copyId: string, reason?: FeedReason): Promise<void> {
  const exemplar = await trx
    .deleteFrom('round_exemplars')
    .where('submission_id', '=', copyId)
    .returning('round_id')
    .executeTakeFirst()
  if (!exemplar) return
  const round = await trx
    .selectFrom('rounds')
    .select(['id', 'lead_id'])
    .where('id', '=', exemplar.round_id)
    .executeTakeFirstOrThrow()
  const scored = await trx.selectFrom('assessments').select('allocation_id').where('submission_id', '=', copyId).execute()
  await writeRoundScores(
    trx,
    round,
    scored.map(({ allocation_id }) => allocation_id),
    reason,
  )
  await writeRound(trx, round)
}
