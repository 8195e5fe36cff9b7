import type { HubContext } from '../context'
import type { Trx } from '../store'

type Keeper = Pick<HubContext, 'secrets'>

/** The key of a round's threads, made where there is none. The caller has the round locked: two would make two. */
export async function roundKey({ secrets }: Keeper, trx: Trx, roundId: string): Promise<Buffer> {
  const known = (await roundKeys({ secrets }, trx, [roundId])).get(roundId)
  if (known) return known
  const { key, wrapped } = secrets.newRoundKey(roundId)
  await trx.insertInto('round_keys').values({ round_id: roundId, wrapped }).execute()
  return key
}

/** The keys of these rounds; those in which nothing was said are absent. */
export async function roundKeys({ secrets }: Keeper, trx: Trx, ids: readonly string[]): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('round_keys')
    .selectAll()
    .where('round_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ round_id, wrapped }) => [round_id, secrets.openRoundKey(round_id, wrapped)]))
}
