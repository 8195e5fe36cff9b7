import type { SeedProgress } from '../../shared/domain'
import { mayReport } from '../policy'
import type { Trx } from '../store'
import { findLiveTimes, findSettledSeeds, type Piece } from './pieces'

type Seeding = { id: string; achievement_id: string }

/** What somebody has of settled seeds in no report, and whether a report of them may be handed out. */
export type Settled = { pieces: Piece[]; isReady: boolean }

/** By person; whoever has none is absent. */
export async function findSettled(trx: Trx, { id, achievement_id }: Seeding): Promise<Map<string, Settled>> {
  const byPerson = new Map<string, Piece[]>()
  for (const piece of await findSettledSeeds(trx, id)) {
    const pieces = byPerson.get(piece.personId)
    if (pieces) pieces.push(piece)
    else byPerson.set(piece.personId, [piece])
  }
  const live = await findLiveTimes(trx, achievement_id, [...byPerson.keys()])
  return new Map(
    [...byPerson].map(([personId, pieces]) => {
      const times = pieces.map(({ acceptedAt }) => acceptedAt)
      return [personId, { pieces, isReady: mayReport(times, live.get(personId) ?? []) }]
    }),
  )
}

/** How far the seeds of a round have come, for its lead: of everybody of its panel, in this order. */
export async function loadSeedProgress(trx: Trx, round: Seeding, panelIds: readonly string[]): Promise<SeedProgress[]> {
  const settled = await findSettled(trx, round)
  const unread = await trx
    .selectFrom('reports')
    .select(['person_id', 'pieces', 'private_until'])
    .where('round_id', '=', round.id)
    .where('opened_at', 'is', null)
    .orderBy('handed_out_at')
    .execute()
  return panelIds.map((personId) => {
    const own = settled.get(personId)
    return {
      personId,
      settled: own?.pieces.length ?? 0,
      isReady: own?.isReady ?? false,
      unread: unread.flatMap(({ person_id, pieces, private_until }) =>
        person_id === personId && private_until !== null ? { pieces, seenFrom: private_until } : [],
      ),
    }
  })
}
