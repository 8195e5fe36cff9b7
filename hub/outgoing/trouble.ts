import type { SendingTrouble } from '../../shared/domain'
import type { Trx } from '../store'

/** By what it is sent for: what couldn't be sent last, and how much waits because of that. */
export async function loadTroubles(trx: Trx, ids: readonly string[]): Promise<Map<string, SendingTrouble>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('outgoing')
    .select(['of_id', 'channel', 'tried_at', 'code', 'attempts'])
    .where('of_id', 'in', [...ids])
    .where('tried_at', 'is not', null)
    .orderBy('tried_at', 'desc')
    .execute()
  const troubles = new Map<string, SendingTrouble>()
  for (const { of_id, channel, tried_at, code, attempts } of rows) {
    const known = troubles.get(of_id)
    if (known) known.waiting += 1
    else troubles.set(of_id, { at: tried_at?.toISOString() ?? '', channel, code: code ?? '', attempts, waiting: 1 })
  }
  return troubles
}
