import type { StoreContext } from '../context'
import { noteHistory } from '../history'
import type { TravelRow } from '../rows'
import { StoreError } from '../store-error'
import { openPart, type TravelPart } from './travel-rows'

const PARTS: readonly TravelPart[] = ['known', 'sent', 'arrived']

/**
 * Does something with one allocation's travelling draft. Where something of it doesn't open, that is set aside, `otherwise` stands for what
 * would have come of it, and all other drafts go on travelling.
 */
export async function orSetAside<Value, Otherwise>(
  context: StoreContext,
  allocationId: string,
  work: () => Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await work()
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await setAside(context, allocationId)
    return otherwise
  }
}

/**
 * Lets go of the parts of a travel row that don't open. The draft itself isn't among them: the row only says what was agreed on with the hub.
 * Without that, what the hub has is fetched anew and counts as new, as what is here does: nothing is taken back.
 */
async function setAside(context: StoreContext, allocationId: string): Promise<void> {
  const { db } = context
  const [row, allocation] = await Promise.all([db.travel.get(allocationId), db.allocations.get(allocationId)])
  if (!row || !allocation) return
  const change: Partial<TravelRow> = {}
  for (const part of PARTS) {
    const isSound = await openPart(context, allocation.keyId, row, part).then(() => true, isSoundAfter)
    if (!isSound) change[part] = null
  }
  if (Object.keys(change).length === 0) return
  // As if it had never been looked at: what the hub has is taken in before anything takes its place there.
  const again = { hubVersion: 0, hubSha256: null, rowsName: '', turn: row.turn + 1 }
  await db.transaction('rw', [db.travel, db.history, db.meta], async () => {
    if ((await db.travel.get(allocationId))?.turn !== row.turn) return
    await db.travel.put({ ...row, ...change, ...again })
    await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
    await noteHistory(context, { kind: 'travel-damaged', allocationId, count: null, code: null })
  })
}

function isSoundAfter(error: unknown): false {
  if (!isUnreadable(error)) throw error
  return false
}

/** Whether something that was stored here doesn't open, and won't. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof StoreError && (error.reason === 'damaged' || error.reason === 'key-destroyed')
}
