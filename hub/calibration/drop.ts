import { eraseCopy, type Erasure } from '../erasure'
import type { HubContext } from '../context'
import { writeReports, writeRound, writeThreadsGone } from '../feed'
import { addDays } from '../policy'
import { type Trx, writeAudit } from '../store'
import { KEPT_DAYS } from './times'

/**
 * Lets go of one round that was closed a year ago: its exemplars are erased, on the lead's machines too, and with them what was scored and said. Which
 * levels were given stays for the figures.
 * @returns false where there is none that another hub isn't working on already
 */
export async function dropNextRound(context: HubContext): Promise<boolean> {
  const isDone = await context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const round = await trx
      .selectFrom('rounds')
      .select(['id', 'lead_id'])
      .where('dropped_at', 'is', null)
      .where('closed_at', '<=', addDays(at, -KEPT_DAYS))
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!round) return false
    const copies = await trx
      .selectFrom('round_exemplars')
      .innerJoin('submissions', 'submissions.id', 'round_exemplars.submission_id')
      .select(['submissions.id', 'submissions.candidate_id'])
      .where('round_exemplars.round_id', '=', round.id)
      .orderBy('submissions.id')
      .execute()
    const seeds = await trx
      .selectFrom('seeds')
      .innerJoin('submissions', 'submissions.id', 'seeds.submission_id')
      .select(['submissions.id', 'submissions.candidate_id'])
      .where('seeds.round_id', '=', round.id)
      .orderBy('submissions.id')
      .execute()
    const erasure: Erasure = { reason: 'retention', keepBadges: false, actor: 'hub', at }
    for (const { id, candidate_id } of [...seeds, ...copies]) await eraseCopy(trx, id, candidate_id, erasure)
    await dropThreads(trx, round.id)
    await dropReports(trx, round.id)
    await trx.deleteFrom('round_panel').where('round_id', '=', round.id).execute()
    await trx.updateTable('rounds').set({ dropped_at: at }).where('id', '=', round.id).execute()
    await writeRound(trx, round, 'remove')
    await writeAudit(trx, { at, actor: 'hub', action: 'round.drop', subjectKind: 'round', subjectId: round.id })
    return true
  })
  if (isDone) await context.forget(['candidate_keys', 'round_keys'])
  return isDone
}

/** What was told of how people scored goes from their machines, too; the pieces are erased by now. */
async function dropReports(trx: Trx, roundId: string): Promise<void> {
  const gone = await trx.deleteFrom('reports').where('round_id', '=', roundId).returning(['id', 'person_id']).execute()
  await writeReports(
    trx,
    gone.map(({ id, person_id }) => ({ id, personId: person_id })),
    'remove',
  )
}

/** What was said in a round goes from the machines that have it, and its key with it. */
async function dropThreads(trx: Trx, roundId: string): Promise<void> {
  const idsIn = async (table: 'round_comments' | 'round_readings') =>
    (await trx.deleteFrom(table).where('round_id', '=', roundId).returning('id').execute()).map(({ id }) => id)
  await writeThreadsGone(trx, 'round-comment', await idsIn('round_comments'))
  await writeThreadsGone(trx, 'round-reading', await idsIn('round_readings'))
  await writeThreadsGone(trx, 'panel-round', [roundId])
  await trx.deleteFrom('round_keys').where('round_id', '=', roundId).execute()
}
