import type { Achievement } from '../../../shared/domain'
// Not by its room's index, which gives seeds in the place of live work.
import { createAllocation } from '../../allocations/create'
import type { HubContext } from '../../context'
import { chanceOfSeed, mayScoreCopy } from '../../policy'
import type { Purpose, RoundRow, SeedRow, Trx } from '../../store'
import { findToday } from '../../today'
import { aboutSource } from '../about-source'

/** A part of live work that somebody is about to be given. */
type Part = {
  submission: { id: string; revision: number }
  achievement: Achievement
  assessorId: string
  purpose: Purpose
  /** Calendar date in the provider's zone. */
  dueOn: string
}

/**
 * Gives somebody a seed in the place of a part of live work that they were just chosen for: now and then, by lot, where a round seeds this
 * achievement and they may have one of its seeds. It comes when the part would have come, due when that would be, of the day on which that came in.
 * There is one seed for a part at most, so the part itself is given next.
 * @returns whether they got one
 */
export async function giveSeed(context: HubContext, trx: Trx, part: Part): Promise<boolean> {
  const { submission, achievement, assessorId, purpose, dueOn } = part
  if (purpose === 'adjudication' || achievement.policy.seeding !== true) return false
  const place = `${submission.id} ${submission.revision} ${purpose}`
  const before = await trx.selectFrom('seeds').select('submission_id').where('instead_of', '=', place).executeTakeFirst()
  if (before) return false
  const seed = await findSeed(context, trx, part, place)
  if (!seed) return false
  const { received_at } = await trx
    .selectFrom('submission_revisions')
    .select('received_at')
    .where('submission_id', '=', submission.id)
    .where('revision', '=', submission.revision)
    .executeTakeFirstOrThrow()
  await trx.updateTable('submission_revisions').set({ received_at }).where('submission_id', '=', seed.submission_id).execute()
  const allocation = await createAllocation(context, trx, {
    submission: { id: seed.submission_id, revision: 1 },
    achievement,
    assessorId,
    purpose: 'seed',
    dueOn,
    by: 'hub',
  })
  const given = { person_id: assessorId, allocation_id: allocation.id, given_at: context.clock(), instead_of: place }
  await trx.updateTable('seeds').set(given).where('submission_id', '=', seed.submission_id).execute()
  return true
}

/** A seed of the first round whose lot this part draws. */
async function findSeed(context: HubContext, trx: Trx, part: Part, place: string): Promise<SeedRow | undefined> {
  const rounds = await trx
    .selectFrom('rounds')
    .innerJoin('round_panel', 'round_panel.round_id', 'rounds.id')
    .selectAll('rounds')
    .where('rounds.achievement_id', '=', part.achievement.id)
    .where('rounds.mode', '=', 'seeding')
    .where('rounds.state', '=', 'open')
    .where('rounds.closes_on', '>=', await findToday(context, trx))
    .where('round_panel.person_id', '=', part.assessorId)
    .orderBy('rounds.id')
    // A round before its copies, as everybody locks: it isn't closed in the meantime.
    .forUpdate('rounds')
    .execute()
  for (const round of rounds) {
    const chance = chanceOfSeed(round.seed_share ?? 0)
    if (context.secrets.draw(`seed ${round.id} ${place}`) >= chance) continue
    const seed = await chooseSeed(context, trx, round, part.assessorId)
    if (seed) return seed
  }
  return undefined
}

/** One of those that wait to be given and that this person may have, by lot. */
async function chooseSeed(context: HubContext, trx: Trx, round: RoundRow, personId: string): Promise<SeedRow | undefined> {
  const { secrets } = context
  const waiting = await trx
    .selectFrom('seeds')
    .selectAll()
    .where('round_id', '=', round.id)
    .where('given_at', 'is', null)
    .forUpdate()
    .execute()
  const lots = waiting.map((seed) => ({ seed, lot: secrets.draw(`seed ${seed.exemplar_id} ${personId}`) }))
  for (const { seed } of lots.sort((a, b) => a.lot - b.lot)) {
    if (await mayHave(context, trx, seed, personId)) return seed
  }
  return undefined
}

/** Nobody gets a copy of work that they had, as it was or as another copy, nor of whom something keeps them from. */
async function mayHave({ secrets }: HubContext, trx: Trx, seed: SeedRow, personId: string): Promise<boolean> {
  const { submission_id } = seed
  const had = await trx
    .selectFrom('copies as mine')
    .innerJoin('allocations', (join) => join.on('allocations.assessor_id', '=', personId))
    .leftJoin('copies as other', 'other.submission_id', 'allocations.submission_id')
    .select('allocations.id')
    .where('mine.submission_id', '=', submission_id)
    .where(({ eb, or }) =>
      or([
        eb('allocations.submission_id', '=', eb.ref('mine.source_submission_id')),
        eb('other.source_submission_id', '=', eb.ref('mine.source_submission_id')),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  if (had) return false
  const person = await trx
    .selectFrom('people')
    .select(['id', 'name', 'panels', 'competences'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return mayScoreCopy({ ...person, mark: secrets.markOfName(person.name) }, await aboutSource(trx, submission_id))
}
