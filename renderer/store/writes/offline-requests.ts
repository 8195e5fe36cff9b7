import { newId } from '../../../shared/domain'
import type { StoreContext } from '../context'
import { destroyDoomedKeys } from '../doomed-keys'
import { totalsOf } from '../evidence/totals'
import { newKeyId } from '../keyring'
import { dropEvidence } from '../replica/end-allocation'
import type { OfflineRow } from '../rows'
import { isGiven } from '../status'
import { openSubmission } from '../work'

/** Wishes for evidence, as rows that sync finds: they survive a restart. */

/**
 * Asks for the evidence of these allocations, where the hub gives it; what has arrived before is kept.
 * @param chosenIds all that was chosen with them, what is here already too: they belong together from then on, and go last where room is
 * made for the others of them. Left out where what was asked for before is only asked for again.
 */
export async function takeOffline(
  context: StoreContext,
  allocationIds: readonly string[],
  chosenIds: readonly string[] = [],
): Promise<void> {
  const together = chosenIds.length > 0 ? { choice: newId() } : {}
  // First those that are known: the fetching of the others begins with the wish.
  await context.db.offline.bulkUpdate(chosenIds.map((key) => ({ key, changes: together })))
  await wish(context, allocationIds, together)
}

async function wish(
  context: StoreContext,
  allocationIds: readonly string[],
  together: Pick<OfflineRow, 'choice'>,
): Promise<void> {
  const { db } = context
  const totals = new Map(await Promise.all(allocationIds.map(async (id) => [id, await findTotals(context, id)] as const)))
  const outdated: string[] = []
  await db.transaction('rw', db.offline, db.allocations, async () => {
    for (const allocationId of allocationIds) {
      const total = totals.get(allocationId)
      const allocation = await db.allocations.get(allocationId)
      // What the hub doesn't give me any more it would only refuse.
      if (!total || !allocation || !isGiven(allocation)) continue
      if (allocation.submissionRevision !== total.revision) {
        outdated.push(allocationId)
        continue
      }
      const before = await db.offline.get(allocationId)
      if (before?.state === 'verified') continue
      const fresh = { ...wishedFor(allocationId, { ...total, keyId: newKeyId('evidence') }), ...together }
      await db.offline.put(before ? { ...before, ...total, wanted: 1, state: 'waiting', reason: null } : fresh)
    }
  })
  // The candidate handed in another revision between the look and the wish.
  if (outdated.length > 0) await wish(context, outdated, together)
}

/** A wish of which nothing has come yet. */
export function wishedFor(
  allocationId: string,
  wish: Required<Pick<OfflineRow, 'keyId' | 'revision' | 'bytesTotal' | 'itemsTotal'>>,
): OfflineRow {
  return {
    allocationId,
    wanted: 1,
    state: 'waiting',
    reason: null,
    bytesDone: 0,
    itemsDone: 0,
    verifiedAt: null,
    ...wish,
  }
}

async function findTotals(context: StoreContext, allocationId: string) {
  const submission = await openSubmission(context, allocationId)
  return submission && { revision: submission.revision, ...totalsOf(submission.evidence) }
}

/** Stops fetching; what has arrived stays, and asking again goes on from there. */
export async function cancelOffline({ db }: StoreContext, allocationIds: readonly string[]): Promise<void> {
  await db.transaction('rw', db.offline, async () => {
    for (const row of await db.offline.bulkGet([...allocationIds])) {
      if (row && row.state !== 'verified') await db.offline.put({ ...row, wanted: 0, state: 'paused', reason: null })
    }
  })
}

/** Lets the evidence go. Its key is destroyed, so it is gone even where the file still holds bytes. */
export async function releaseOffline(context: StoreContext, allocationIds: readonly string[]): Promise<void> {
  const { db } = context
  await db.transaction('rw', [db.offline, db.files, db.chunks, db.meta], async () => {
    for (const id of allocationIds) await dropEvidence(db, id)
  })
  await destroyDoomedKeys(context)
}
