import type { Achievement } from '../../../shared/domain'
import type { HubContext } from '../../context'
import { mayHaveSecond } from '../../policy'
import type { RoundRow, SeedRow, Trx } from '../../store'
import { endOf } from './end'

/** A seed with the round that it is of. */
export type RoundSeed = SeedRow & { round: Pick<RoundRow, 'lead_id' | 'state'> }

/** Live decisions by which it is judged how long one takes. */
const LAST_DECISIONS = 50

/** Plans when a seed that was scored is to look decided. The lead hears of it only once its assessor was shown a report. */
export async function noteSeedScored(
  context: HubContext,
  trx: Trx,
  seed: RoundSeed,
  { achievement, at, releaseAt }: { achievement: Achievement; at: Date; releaseAt: Date },
): Promise<void> {
  const settles_at = await settleTime(context, trx, achievement, { at, releaseAt })
  await trx.updateTable('seeds').set({ settles_at, ends_at: null }).where('submission_id', '=', seed.submission_id).execute()
}

/** What was scored on a seed was taken back. Its review goes on, for a while where the round is closed. */
export async function noteSeedTakenBack(context: HubContext, trx: Trx, seed: RoundSeed): Promise<void> {
  const ends_at = seed.round.state === 'closed' ? endOf(context, seed.submission_id) : null
  await trx.updateTable('seeds').set({ settles_at: null, ends_at }).where('submission_id', '=', seed.submission_id).execute()
}

/**
 * When live work would be decided that was handed in at this time: after the release delay where one assessor decides. Where there may be
 * another one it takes as long as one of the latest decisions, drawn by lot, took from an assessor's part in it.
 */
async function settleTime(
  context: HubContext,
  trx: Trx,
  { id, policy }: Achievement,
  { at, releaseAt }: { at: Date; releaseAt: Date },
): Promise<Date> {
  if (!mayHaveSecond(policy)) return releaseAt
  const rows = await trx
    .selectFrom('decisions')
    .innerJoin('assessments', (join) =>
      join
        .onRef('assessments.submission_id', '=', 'decisions.submission_id')
        .onRef('assessments.submission_revision', '=', 'decisions.submission_revision'),
    )
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .innerJoin('submissions', 'submissions.id', 'decisions.submission_id')
    .select(['decisions.final_at', 'assessments.accepted_at'])
    .where('submissions.achievement_id', '=', id)
    .where('decisions.state', '=', 'final')
    .where('allocations.task', '=', 'assess')
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('decisions.final_at', 'desc')
    .limit(LAST_DECISIONS)
    .execute()
  const took = rows.map(({ final_at, accepted_at }) => (final_at?.getTime() ?? 0) - accepted_at.getTime())
  const drawn = took.length === 0 ? 0 : (took[context.random(4).readUInt32BE(0) % took.length] ?? 0)
  return new Date(Math.max(releaseAt.getTime(), at.getTime() + drawn))
}
