import { candidateKeys } from '../candidates'
import type { HubContext } from '../context'
import { PLACES, type Trx } from '../store'
import { roundKeys } from './keys'

type Keeper = Pick<HubContext, 'secrets'>
type Kept = { id: string; round_id: string; sealed: Uint8Array }

/** The words of these comments by id; what was said about an erased candidate's work is absent. */
export async function openComments(
  context: Keeper,
  trx: Trx,
  rows: readonly (Kept & { about_candidate_id: string | null })[],
): Promise<Map<string, string>> {
  const candidates = await candidateKeys(
    context,
    trx,
    rows.flatMap(({ about_candidate_id }) => about_candidate_id ?? []),
  )
  const rounds = await roundKeys(
    context,
    trx,
    rows.map(({ round_id }) => round_id),
  )
  return new Map(
    rows.flatMap(({ id, round_id, about_candidate_id, sealed }) => {
      const key = about_candidate_id === null ? rounds.get(round_id) : candidates.get(about_candidate_id)
      return key ? [[id, context.secrets.openRecord<string>(PLACES.comment(id), key, sealed)] as const] : []
    }),
  )
}

/** The words of these readings by id. */
export async function openReadings(context: Keeper, trx: Trx, rows: readonly Kept[]): Promise<Map<string, string>> {
  const keys = await roundKeys(
    context,
    trx,
    rows.map(({ round_id }) => round_id),
  )
  return new Map(
    rows.flatMap(({ id, round_id, sealed }) => {
      const key = keys.get(round_id)
      return key ? [[id, context.secrets.openRecord<string>(PLACES.reading(id), key, sealed)] as const] : []
    }),
  )
}
