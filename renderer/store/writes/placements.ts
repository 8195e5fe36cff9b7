import type { Placement } from '../../../shared/domain'
import { sealedAs, type StoreContext } from '../context'
import type { PlacementRow } from '../rows'
import { sealJson } from '../sealing'

/**
 * Keeps where annotations were found. They can always be found again, so that of two windows that look at the same time the last one
 * counts, and an allocation that has ended keeps none.
 */
export function putPlacements(context: StoreContext, allocationId: string, placements: readonly Placement[]): Promise<void> {
  const { db, keyring, lanes } = context
  return lanes.run(`placements ${allocationId}`, async () => {
    const allocation = await db.allocations.get(allocationId)
    if (!allocation || placements.length === 0) return
    const keys = placements.map(({ annotationId, annotationVersion }) => ({ allocationId, annotationId, annotationVersion }))
    const before = await db.placements.bulkGet(keys.map((key) => [allocationId, key.annotationId, key.annotationVersion]))
    const key = await keyring.need(allocation.keyId)
    const rows = await Promise.all(
      placements.map(async (placement, at): Promise<PlacementRow> => {
        const row = keys[at] as Omit<PlacementRow, 'version' | 'sealed'>
        const version = (before[at]?.version ?? 0) + 1
        const { context: bound } = sealedAs.placement(allocation.keyId, row, version)
        return { ...row, version, sealed: await sealJson(key, bound, placement) }
      }),
    )
    await db.transaction('rw', db.placements, db.allocations, async () => {
      // Ended in the meantime, and perhaps come back: its key is another one now.
      if ((await db.allocations.get(allocationId))?.keyId === allocation.keyId) await db.placements.bulkPut(rows)
    })
  })
}
