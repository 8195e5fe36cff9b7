import { sql } from 'kysely'
import { isLive } from '../copies'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

/**
 * Has an assessor (or who was one until now) look again at what waits to be claimed, because what they may claim changed: by their rights, or
 * by a qualification. Where they have or had a part they hear nothing, as with `writeOpening`.
 * @param achievementId of this achievement alone, where given
 */
export async function writeOpeningsOf(trx: Trx, personId: string, achievementId?: string): Promise<void> {
  let waiting = trx
    .selectFrom('submissions')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .select('submissions.id')
    .where('submissions.state', 'in', ['submitted', 'open'])
    .where(isLive)
    .where(sql<boolean>`achievements.body #>> '{policy,allocation}' = 'claim'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('allocations')
            .select('allocations.id')
            .whereRef('allocations.submission_id', '=', 'submissions.id')
            .where('allocations.assessor_id', '=', personId)
            .where(({ eb, or }) =>
              or([
                eb('allocations.submission_revision', '=', eb.ref('submissions.revision')),
                eb('allocations.state', '!=', 'ended'),
              ]),
            ),
        ),
      ),
    )
  if (achievementId !== undefined) waiting = waiting.where('submissions.achievement_id', '=', achievementId)
  const rows = await waiting.execute()
  await writeFeed(
    trx,
    rows.map(({ id }): FeedEntry => ({ audience: `user:${personId}`, kind: 'opening', id, op: 'put' })),
  )
}
