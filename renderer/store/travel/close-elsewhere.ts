import type { Receipt } from '../../../shared/domain'
import { holds, type Seen } from '../../../shared/travel'
import { openValue, sealedAs, type StoreContext } from '../context'
import { restate, restateTables } from '../restate'
import type { AllocationRow, TravelRow } from '../rows'
import { openWork, readWorkRows } from '../work'
import { nameRows, saysTheSame } from './local-work'
import { openSeenMark } from './seen-mark'
import { orSetAside } from './set-aside'
import { openPart } from './travel-rows'

/**
 * Closes drafts that another device of mine has handed in, where that device had seen all that is here. One with words that it hadn't seen
 * stays open, be they written here since or with the hub only: the work then needs me, and both sides are shown.
 */
export async function closeHandedIn(context: StoreContext): Promise<void> {
  for (const row of await context.db.travel.toArray()) {
    await orSetAside(context, row.allocationId, () => closeOne(context, row), undefined)
  }
}

async function closeOne(context: StoreContext, row: TravelRow): Promise<void> {
  const { db } = context
  const rows = await readWorkRows(context, row.allocationId)
  if (!rows || rows.draft?.phase !== 'open') return
  if (rows.allocation.state !== 'assessed' && rows.allocation.state !== 'ended') return
  const seen = await readSeen(context, rows.allocation)
  if (!seen) return
  const { assessment, annotations } = await openWork(context, rows)
  const { keyId } = rows.allocation
  // What was sent may have arrived although no answer said so: the other device's mark tells.
  const told = await Promise.all([openPart(context, keyId, row, 'known'), openPart(context, keyId, row, 'sent')])
  const isIn = told.some((one) => one && holds(seen, one.seen) && saysTheSame(one, { assessment, annotations }))
  if (!isIn) return
  await db.transaction('rw', [...restateTables(db), db.annotations], async () => {
    const [draft, now] = await Promise.all([
      db.drafts.get(row.allocationId),
      db.annotations.where('allocationId').equals(row.allocationId).toArray(),
    ])
    if (!draft || nameRows({ draft, annotations: now }) !== nameRows(rows)) return
    await db.drafts.put({ ...draft, phase: 'closed' })
    await restate(db, row.allocationId)
  })
}

/** What the device that handed in had seen of this draft, as the hub's receipt says it; null where it says nothing. */
async function readSeen(context: StoreContext, { id, keyId }: AllocationRow): Promise<Seen | null> {
  const row = await context.db.receipts.get(id)
  if (!row) return null
  const place = sealedAs.receipt(keyId, id, row.version)
  const receipt = await openValue<Receipt>(context, place.keyId, place.context, row.sealed)
  return openSeenMark(context, id, receipt.handedIn?.seen)
}
