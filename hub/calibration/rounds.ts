import type { Person } from '../../shared/domain'
import type { RoundRow, Trx } from '../store'

/**
 * A round that this person set up, and leads still, locked: whoever opens, closes or scores in it waits. Rounds are locked before the copies
 * that they are made of.
 */
export async function lockOwnRound(trx: Trx, person: Person, id: string): Promise<RoundRow | undefined> {
  if (!person.roles.includes('lead')) return undefined
  return trx
    .selectFrom('rounds')
    .selectAll()
    .where('id', '=', id)
    .where('lead_id', '=', person.id)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
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
