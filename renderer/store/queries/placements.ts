import { Dexie } from 'dexie'
import type { Placement } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { AssayDatabase } from '../database'

/** The placements that are kept for an allocation. */
export function placementsOf(db: AssayDatabase, allocationId: string) {
  return db.placements
    .where('[allocationId+annotationId+annotationVersion]')
    .between([allocationId, Dexie.minKey, Dexie.minKey], [allocationId, Dexie.maxKey, Dexie.maxKey])
}

/** Where annotations were found in files that aren't those that they were made on. @throws StoreError `damaged`, `key-destroyed` */
export async function readPlacements(context: StoreContext, allocationId: string): Promise<Placement[]> {
  const [allocation, rows] = await Promise.all([
    context.db.allocations.get(allocationId),
    placementsOf(context.db, allocationId).toArray(),
  ])
  if (!allocation) return []
  return Promise.all(
    rows.map((row) => {
      const place = sealedAs.placement(allocation.keyId, row, row.version)
      return openValue<Placement>(context, place.keyId, place.context, row.sealed)
    }),
  )
}
