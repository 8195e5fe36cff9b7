import { sql } from 'kysely'
import { findArrow, SUBMISSION_LIFE } from '../../../shared/domain'
import { changeAllocation } from '../../allocations'
import type { HubContext } from '../../context'
import { writeRound, writeSubmissionChange } from '../../feed'
import { mayHaveSecond } from '../../policy'
import type { Trx } from '../../store'

/**
 * Has one seed look decided whose time for it has come: its assessor sees what they would see of live work, and the seed leaves their machine
 * when live work would. Nothing was decided. It waits for decisions that are due before it: behind all of them, seeds would stand out by their
 * place in the feed.
 * @returns false where there is none that another hub isn't working on already
 */
export async function settleNextSeed(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const seed = await trx
      .selectFrom('seeds')
      .innerJoin('submissions', 'submissions.id', 'seeds.submission_id')
      .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
      .innerJoin('rounds', 'rounds.id', 'seeds.round_id')
      .select(['submissions.id', 'submissions.state', 'seeds.allocation_id', 'achievements.body as achievement'])
      .select(['rounds.id as round_id', 'rounds.lead_id'])
      .where('seeds.settles_at', '<=', at)
      .where(sql<boolean>`not exists (select from decisions where state = 'pending' and release_at < seeds.settles_at)`)
      .orderBy('seeds.settles_at')
      .limit(1)
      .forUpdate(['submissions', 'seeds'])
      .skipLocked()
      .executeTakeFirst()
    if (!seed || seed.allocation_id === null) return false
    await trx.updateTable('seeds').set({ settles_at: null }).where('submission_id', '=', seed.id).execute()
    const allocation = await trx
      .selectFrom('allocations')
      .selectAll()
      .where('id', '=', seed.allocation_id)
      .where('state', '=', 'assessed')
      .forUpdate()
      .executeTakeFirst()
    if (!allocation) return true
    const outcome = await findOutcome(trx, seed.id, allocation.id, mayHaveSecond(seed.achievement.policy))
    const decided = findArrow(SUBMISSION_LIFE, seed.state, 'decision.release')?.to ?? seed.state
    const state = outcome === 'not-yet' ? (findArrow(SUBMISSION_LIFE, decided, 'decision.not-yet')?.to ?? decided) : decided
    await trx.updateTable('submissions').set({ state }).where('id', '=', seed.id).execute()
    await changeAllocation(trx, allocation, { by: 'decision.release', actor: 'hub', at })
    await writeSubmissionChange(trx, seed.id)
    // How many there are now the lead may know, not what they are.
    await writeRound(trx, { id: seed.round_id, lead_id: seed.lead_id })
    return true
  })
}

/**
 * What would have been decided: what the assessor recommended where one decides; where there may be another one, what was decided about the work
 * that it is a copy of.
 */
async function findOutcome(trx: Trx, seedId: string, allocationId: string, hasSecond: boolean): Promise<string | undefined> {
  if (!hasSecond) {
    const receipt = await trx.selectFrom('receipts').select('body').where('allocation_id', '=', allocationId).executeTakeFirst()
    return receipt?.body.handedIn?.recommendation
  }
  const decision = await trx
    .selectFrom('copies')
    .innerJoin('decisions', (join) =>
      join
        .onRef('decisions.submission_id', '=', 'copies.source_submission_id')
        .onRef('decisions.submission_revision', '=', 'copies.source_revision'),
    )
    .select('decisions.outcome')
    .where('copies.submission_id', '=', seedId)
    .where('decisions.state', '=', 'final')
    .executeTakeFirst()
  return decision?.outcome
}
