import type { StoreContext } from '../context'
import { restate, restateTables } from '../restate'
import { isRefused, isUnsent } from '../status'

/**
 * Decides to keep my work on what isn't mine any more, or lets that be decided about anew. Until the hub says something else of it, it asks
 * for nothing.
 */
export function keep({ db, lanes }: StoreContext, allocationId: string, isKept: boolean): Promise<void> {
  return lanes.run(allocationId, () =>
    db.transaction('rw', restateTables(db), async () => {
      const row = await db.allocations.get(allocationId)
      if (!row) return
      await db.allocations.put({ ...row, kept: isKept || undefined })
      const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
      if (isKept && commands.some(isUnsent)) {
        // What is held behind a review that couldn't begin would wait for ever: it goes, for an answer of its own.
        const begins = commands.filter((entry) => entry.type === 'allocation.begin' && isRefused(entry))
        await db.outbox.bulkPut(begins.map((entry) => ({ ...entry, settled: true })))
        await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
      }
      await restate(db, allocationId)
    }),
  )
}
