import { writePanelRound, writeRound, writeRoundScores, writeThreadsGone } from '../feed'
import type { FeedReason, Trx } from '../store'

/**
 * Takes a copy out of the round that it is part of, with what was scored in it, and what was said about it. Its allocations are for the caller to end.
 * @param reason why what was scored is to go from the lead's machines at once, where it is
 */
export async function takeOut(trx: Trx, copyId: string, reason?: FeedReason): Promise<void> {
  const exemplar = await trx
    .deleteFrom('round_exemplars')
    .where('submission_id', '=', copyId)
    .returning('round_id')
    .executeTakeFirst()
  if (!exemplar) return takeOutSeed(trx, copyId, reason)
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
  const said = await trx.deleteFrom('round_comments').where('about_submission_id', '=', copyId).returning('id').execute()
  await writeThreadsGone(
    trx,
    'round-comment',
    said.map(({ id }) => id),
    reason,
  )
  await writePanelRound(trx, round.id)
  await writeRound(trx, round)
}

/** The lead lets go of what was scored on a seed, where they saw it; nobody else knows that it was one. */
async function takeOutSeed(trx: Trx, seedId: string, reason?: FeedReason): Promise<void> {
  const seed = await trx
    .selectFrom('seeds')
    .innerJoin('rounds', 'rounds.id', 'seeds.round_id')
    .leftJoin('reports', 'reports.id', 'seeds.report_id')
    .select(['rounds.id', 'rounds.lead_id', 'seeds.allocation_id', 'reports.opened_at'])
    .where('seeds.submission_id', '=', seedId)
    .executeTakeFirst()
  if (!seed) return
  await trx.deleteFrom('seeds').where('submission_id', '=', seedId).execute()
  if (seed.allocation_id === null) return
  if (seed.opened_at) await writeRoundScores(trx, seed, [seed.allocation_id], reason)
  else await writeRound(trx, seed)
}
