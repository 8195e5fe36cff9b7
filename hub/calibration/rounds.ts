import type { Person, Rubric } from '../../shared/domain'
import type { RoundRow, Trx } from '../store'

/**
 * A round that this person set up, and leads still, locked: whoever opens, closes or scores in it waits. Rounds are locked before the copies
 * that they are made of.
 */
export async function lockOwnRound(trx: Trx, person: Person, id: string): Promise<RoundRow | undefined> {
  if (!person.roles.includes('lead')) return undefined
  return selectKept(trx, id).where('lead_id', '=', person.id).forUpdate().executeTakeFirst()
}

/** A round, whoever set it up, locked likewise. */
export async function lockRound(trx: Trx, id: string): Promise<RoundRow | undefined> {
  return selectKept(trx, id).forUpdate().executeTakeFirst()
}

function selectKept(trx: Trx, id: string) {
  return trx.selectFrom('rounds').selectAll().where('id', '=', id).where('dropped_at', 'is', null)
}

/** The version of the rubric by which a round goes. */
export async function findRubric(trx: Trx, round: RoundRow): Promise<Rubric | null> {
  const row = await trx
    .selectFrom('rubrics')
    .select('body')
    .where('id', '=', round.rubric_id)
    .where('version', '=', round.rubric_version)
    .executeTakeFirst()
  return row?.body ?? null
}

/** The exemplars of a round in their order, each with how far its reference is. */
export async function listExemplars(trx: Trx, roundId: string) {
  return trx
    .selectFrom('round_exemplars')
    .innerJoin('allocations', 'allocations.id', 'round_exemplars.allocation_id')
    .select(['round_exemplars.submission_id', 'allocations.state'])
    .where('round_exemplars.round_id', '=', roundId)
    .orderBy('round_exemplars.position')
    .execute()
}
