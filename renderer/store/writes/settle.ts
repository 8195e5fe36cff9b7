import type { StoreContext } from '../context'
import { endAllocations } from '../replica/housekeeping'
import { restate, restateTables } from '../restate'
import type { AllocationRow, DraftRow } from '../rows'
import { isEnding, isOpenState, isRefused } from '../status'
import { StoreError } from '../store-error'
import { isOutdated } from '../work'
import { settleRefusals } from './submit'

/**
 * The person has read why the hub refused: the refused commands need them no longer, and the draft goes on where the work is still
 * theirs. What is no longer theirs ends here with all that was kept of it; the interface offers to export it before.
 * @throws StoreError `outdated` where the draft was written on something else than is to be assessed now: then `follow` decides
 */
export function settleRefusal(context: StoreContext, allocationId: string): Promise<void> {
  const { db, lanes } = context
  return lanes.run(allocationId, async () => {
    const ended = await db.transaction('rw', restateTables(db), async () => {
      const [row, draft] = await Promise.all([db.allocations.get(allocationId), db.drafts.get(allocationId)])
      const commands = await db.outbox.where('allocationId').equals(allocationId).toArray()
      const isToldOver = commands.some((entry) => isRefused(entry) && isEnding(entry.code))
      const ends = row !== undefined && (isToldOver || isOver(row, draft))
      if (row && !ends && draft?.phase === 'open' && isOutdated({ allocation: row, draft })) {
        throw new StoreError('outdated', 'What this was written on has changed: decide first how it goes on.')
      }
      await settleRefusals(db, allocationId)
      // Commands that were held behind the refusal may go now.
      await db.writeMeta('nudges', (await db.readMeta('nudges', 0)) + 1)
      await restate(db, allocationId)
      return ends ? row : null
    })
    if (ended) await endAllocations(context, [ended], { after: 'discard', evenWithWork: true })
  })
}

/** Whether the hub took it away, or it has ended with my draft not handed in. */
function isOver({ removed, state }: AllocationRow, draft: DraftRow | undefined): boolean {
  if (removed !== null) return true
  return draft?.phase === 'open' && !isOpenState(state) && state !== 'assessed'
}
