import type { AssayDatabase } from '../database'
import type { DraftRow } from '../rows'
import { isUnsent } from '../status'
import { isOpenWork, nameRows } from '../travel/local-work'
import { readTravelMeta } from '../travel/meta'
import { findPlans } from './plans'

/** What is nowhere but here, by plain columns: allocations with work of mine, written and not handed in, or on its way out; what I plan as a lead. */
export async function findOnlyHere(db: AssayDatabase): Promise<string[]> {
  const [drafts, unsent, { joined }] = await Promise.all([
    db.drafts.filter(({ begun, phase }) => begun && phase === 'open').toArray(),
    db.outbox.filter((entry) => isUnsent(entry) && entry.type !== 'allocation.begin').toArray(),
    readTravelMeta(db),
  ])
  const isOnlyHere = await Promise.all(drafts.map(async (draft) => joined !== 'yes' || !(await isWithHub(db, draft))))
  const ids = new Set([...drafts.filter((_, at) => isOnlyHere[at]), ...unsent].map(({ allocationId }) => allocationId))
  const rows = await db.allocations.bulkGet([...ids])
  const plans = await findPlans({ db })
  // What I have let go is gone some minutes later: nobody keeps it.
  return [...rows.flatMap((row) => (row && row.discarded === undefined ? row.id : [])), ...plans.map(({ id }) => id)]
}

/** Whether all that was written into a travelling draft has reached the hub, sealed. What has ended here, the hub keeps no longer. */
async function isWithHub(db: AssayDatabase, draft: DraftRow): Promise<boolean> {
  const { allocationId } = draft
  const [row, allocation] = await Promise.all([db.travel.get(allocationId), db.allocations.get(allocationId)])
  if (!row || !allocation || !isOpenWork({ draft, allocation })) return false
  if (row.hubVersion === 0 || row.state !== 'in-step' || row.sent || row.isAhead) return false
  const annotations = await db.annotations.where('allocationId').equals(allocationId).toArray()
  return row.rowsName === nameRows({ draft, annotations })
}
