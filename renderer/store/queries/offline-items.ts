import type { StoreContext } from '../context'
import type { OfflineItem } from '../contract'
import { isLeaseRefused, readLeaseRefusals } from '../lease-refusals'
import { hasKeptWork } from '../replica/end-allocation'
import { isGiven } from '../status'
import { toOfflineState } from './offline-state'
import { labelWork } from './work-labels'

/** All evidence that is here or on its way: what needs me first, then by due date. */
export async function listOfflineItems(context: StoreContext): Promise<OfflineItem[]> {
  const wishes = await context.db.offline.toArray()
  const ids = wishes.map((wish) => wish.allocationId)
  const [rows, labels, kept, refusals] = await Promise.all([
    context.db.allocations.bulkGet(ids),
    labelWork(context, ids),
    Promise.all(ids.map((id) => hasKeptWork(context.db, id))),
    readLeaseRefusals(context.db),
  ])
  const items = wishes.flatMap((wish, at): OfflineItem[] => {
    const [row, about] = [rows[at], labels.get(wish.allocationId)]
    if (!row || !about) return []
    // A wish that the hub refused, and will refuse again, is none.
    if (wish.state !== 'verified' && !isGiven(row)) return []
    const { status, dueOn, leaseUntil } = row
    const bytesHere = wish.state === 'verified' ? wish.bytesTotal : wish.bytesDone
    const offline = toOfflineState(wish, wish, row)
    const hasUnsentWork = kept[at] ?? false
    const isRefused = isLeaseRefused(row, refusals)
    return [
      { allocationId: row.id, about, offline, bytesHere, status, dueOn, leaseUntil, isLeaseRefused: isRefused, hasUnsentWork },
    ]
  })
  return items.sort((a, b) => rank(a) - rank(b) || a.dueOn.localeCompare(b.dueOn))
}

function rank({ offline, status }: OfflineItem): number {
  if (offline.state === 'failed') return 0
  if (offline.state === 'fetching') return 1
  if (offline.state === 'waiting' || offline.state === 'paused') return 2
  return status === 'accepted' || status === 'decided' || status === 'released' ? 4 : 3
}
