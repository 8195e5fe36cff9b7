import { now, type StoreContext } from '../context'
import { restate, restateTables } from '../restate'
import { isRefused } from '../status'
import { needWorkRows } from '../work'

/** How long what a person discarded can be brought back: as long as somebody may still notice a mistake. */
export const KEEP_DISCARDED_MS = 600_000

/**
 * Lets work go that is no longer mine: it leaves every list, and housekeeping ends it for good some minutes later. What was refused is
 * settled with it.
 */
export function discard(context: StoreContext, allocationId: string): Promise<void> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    await needWorkRows(context, allocationId)
    await db.transaction('rw', restateTables(db), async () => {
      const row = await db.allocations.get(allocationId)
      if (!row || row.discarded) return
      const refused = await db.outbox.where('allocationId').equals(allocationId).filter(isRefused).toArray()
      await db.outbox.bulkPut(refused.map((entry) => ({ ...entry, settled: true })))
      const discarded = { at: now(context), settled: refused.map((entry) => entry.commandId) }
      await db.allocations.put({ ...row, discarded })
      // Commands that were held behind the refusal may go now.
      await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
      await restate(db, allocationId)
    })
  })
}

/** Brings it back as it was, with what was refused waiting for a decision again. False where it is gone for good. */
export function undiscard({ db, lanes }: StoreContext, allocationId: string): Promise<boolean> {
  return lanes.run(allocationId, () =>
    db.transaction('rw', restateTables(db), async () => {
      const row = await db.allocations.get(allocationId)
      if (!row?.discarded) return false
      const settled = await db.outbox.where('commandId').anyOf(row.discarded.settled).toArray()
      await db.outbox.bulkPut(settled.map((entry) => ({ ...entry, settled: false })))
      await db.allocations.put({ ...row, discarded: undefined })
      await restate(db, allocationId)
      return true
    }),
  )
}
