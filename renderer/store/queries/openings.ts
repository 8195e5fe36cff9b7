import type { Opening } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { QueueOpening } from '../contract'
import type { OpeningRow } from '../rows'

/** Work that waits for an assessor and that I may claim, what is due first before the rest. */
export async function readOpenings(context: StoreContext): Promise<QueueOpening[]> {
  const { db } = context
  const rows = await db.openings.toArray()
  const claimed = await db.outbox
    .where('allocationId')
    .anyOf(rows.flatMap(({ claimId }) => claimId ?? []))
    .toArray()
  const states = new Map(claimed.map((entry) => [entry.allocationId, entry.state]))
  const opened = await Promise.all(
    rows.map(async (row) => ({ ...(await openOpening(context, row)), claim: claimOf(states.get(row.claimId ?? '')) })),
  )
  return opened.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.receivedAt.localeCompare(b.receivedAt))
}

export function openOpening(context: StoreContext, row: OpeningRow): Promise<Opening> {
  const place = sealedAs.opening(row.keyId, row.submissionId, row.version)
  return openValue<Opening>(context, place.keyId, place.context, row.sealed)
}

/** What the hub took is on its way: the feed brings the allocation, and takes the opening. */
function claimOf(state: string | undefined): QueueOpening['claim'] {
  if (state === undefined) return 'none'
  return state === 'rejected' || state === 'conflict' ? 'refused' : 'waiting'
}
