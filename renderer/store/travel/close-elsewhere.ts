import type { StoreContext } from '../context'
import { restate, restateTables } from '../restate'
import { openWork, readWorkRows } from '../work'
import { nameRows, saysTheSame } from './local-work'
import { openPart } from './travel-rows'

/**
 * Closes drafts that another device of mine has handed in: all that is here had gone there, so nothing here is to be kept for its own sake.
 * One in which something more was written stays open.
 */
export async function closeHandedIn(context: StoreContext): Promise<void> {
  const { db } = context
  for (const row of await db.travel.toArray()) {
    const rows = await readWorkRows(context, row.allocationId)
    if (!rows || rows.draft?.phase !== 'open') continue
    if (rows.allocation.state !== 'assessed' && rows.allocation.state !== 'ended') continue
    const known = await openPart(context, rows.allocation.keyId, row, 'known')
    const { assessment, annotations } = await openWork(context, rows)
    if (!known || !saysTheSame(known, { assessment, annotations })) continue
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
}
