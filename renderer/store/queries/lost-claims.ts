import type { StoreContext } from '../context'
import type { LostClaim } from '../contract'
import { isRefused } from '../status'
import { labelKept } from './work-labels'

/** What I asked for and somebody else had first, as long as I haven't been told. */
export async function readLostClaims(context: StoreContext): Promise<LostClaim[]> {
  const entries = await context.db.outbox.filter((entry) => entry.type === 'submission.claim' && isRefused(entry)).toArray()
  const labels = await labelKept(
    context,
    entries.map(({ allocationId }) => allocationId),
  )
  return entries.map(({ commandId, allocationId }) => ({ commandId, about: labels.get(allocationId) ?? null }))
}

/** The person was told. */
export async function settleLostClaims({ db }: StoreContext, commandIds: readonly string[]): Promise<void> {
  await db.transaction('rw', db.outbox, async () => {
    const entries = await db.outbox.where('commandId').anyOf(commandIds).toArray()
    await db.outbox.bulkPut(entries.map((entry) => ({ ...entry, settled: true })))
  })
}
