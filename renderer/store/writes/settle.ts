import type { StoreContext } from '../context'
import { endAllocations } from '../replica/housekeeping'
import { restate, restateTables } from '../restate'
import { settleRefusals } from './submit'

/**
 * The person has read why the hub refused: the refused commands need them no longer, and the draft goes on where the work is still
 * theirs. What the hub has taken away ends here with all that was kept of it; the interface offers to export it before.
 */
export function settleRefusal(context: StoreContext, allocationId: string): Promise<void> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    await db.transaction('rw', restateTables(db), async () => {
      await settleRefusals(db, allocationId)
      // Commands that were held behind the refusal may go now.
      await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
      await restate(db, allocationId)
    })
    const row = await db.allocations.get(allocationId)
    if (row?.removed) await endAllocations(context, [row], { evenWithWork: true })
  })
}
