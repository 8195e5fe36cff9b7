import type { StoreContext } from '../context'
import type { RoomPlan } from '../contract'
import { type Estimate, evidenceRoom, lessNeeded } from './room'

/**
 * What `makeRoom` would let go of if so many more bytes were fetched for these allocations. Changes nothing.
 * @param allocationIds all that is wanted, what is here already with it: none of it goes to make room for the rest
 */
export async function planRoom(
  context: StoreContext,
  allocationIds: readonly string[],
  bytes: number,
  estimate: Estimate,
): Promise<RoomPlan> {
  const { used, most } = await evidenceRoom(context, estimate)
  const letGo = { allocations: 0, bytes: 0 }
  if (most === null) return { left: null, letGo, fits: true }
  const left = Math.max(0, most - used)
  let missing = used + bytes - most
  if (missing <= 0) return { left, letGo, fits: true }
  const rows = await context.db.allocations.bulkGet([...allocationIds])
  const dueLast = rows.reduce((latest, row) => (row && row.dueOn > latest ? row.dueOn : latest), '')
  for (const { offline } of await lessNeeded(context, dueLast, new Set(allocationIds))) {
    if (missing <= 0) break
    letGo.allocations += 1
    letGo.bytes += offline.bytesDone
    missing -= offline.bytesDone
  }
  return { left, letGo, fits: missing <= 0 }
}
