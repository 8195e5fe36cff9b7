import { OPEN_STATES } from '../drafts'
import { mayReadThreads } from '../policy'
import type { Trx } from '../store'

/** A member of a panel who may read the threads of a round. */
export type Reader = {
  roundId: string
  personId: string
  code: string
  /** Submissions of the exemplars that they handed in: what is said about others isn't for them. */
  scored: ReadonlySet<string>
}

/** Members who may read the threads of these rounds. @param personId only this one */
export async function findReaders(trx: Trx, roundIds: readonly string[], personId?: string): Promise<Reader[]> {
  if (roundIds.length === 0) return []
  const members = await trx
    .selectFrom('round_panel')
    .innerJoin('rounds', 'rounds.id', 'round_panel.round_id')
    .select(['rounds.id', 'rounds.mode', 'rounds.state', 'rounds.opened_at', 'round_panel.person_id', 'round_panel.code'])
    .where('rounds.id', 'in', [...roundIds])
    .where('rounds.dropped_at', 'is', null)
    .$if(personId !== undefined, (query) => query.where('round_panel.person_id', '=', personId as string))
    .orderBy('round_panel.code')
    .execute()
  if (members.length === 0) return []
  const shares = await trx
    .selectFrom('allocations')
    .leftJoin('assessments', (join) =>
      join.onRef('assessments.allocation_id', '=', 'allocations.id').on('assessments.taken_back_at', 'is', null),
    )
    .select(['allocations.round_id', 'allocations.assessor_id', 'allocations.submission_id', 'allocations.state'])
    .select('assessments.command_id')
    .where('allocations.round_id', 'in', [...roundIds])
    .where('allocations.purpose', '=', 'calibration')
    .$if(personId !== undefined, (query) => query.where('allocations.assessor_id', '=', personId as string))
    .execute()
  return members.flatMap(({ id, mode, state, opened_at, person_id, code }) => {
    const mine = shares.filter(({ round_id, assessor_id }) => round_id === id && assessor_id === person_id)
    const isReader = mayReadThreads(
      { mode, state, wasOpened: opened_at !== null },
      mine.map(({ state: at }) => ({ state: at, isOpen: OPEN_STATES.includes(at) })),
    )
    if (!isReader) return []
    const scored = new Set(mine.flatMap(({ submission_id, command_id }) => (command_id === null ? [] : submission_id)))
    return [{ roundId: id, personId: person_id, code, scored }]
  })
}
