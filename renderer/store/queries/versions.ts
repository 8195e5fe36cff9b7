import type { Annotation } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'

/** All versions of an annotation, the first one first, whether or not it was removed. @throws StoreError `damaged`, `key-destroyed` */
export async function readVersions(context: StoreContext, allocationId: string, annotationId: string): Promise<Annotation[]> {
  const [allocation, rows] = await Promise.all([
    context.db.allocations.get(allocationId),
    context.db.annotations.where('[id+version]').between([annotationId, 0], [annotationId, Number.MAX_SAFE_INTEGER]).toArray(),
  ])
  if (!allocation) return []
  return Promise.all(
    rows
      .filter((row) => row.allocationId === allocationId)
      .map((row) => {
        const place = sealedAs.annotation(allocation.keyId, allocationId, row.id, row.version)
        return openValue<Annotation>(context, place.keyId, place.context, row.sealed)
      }),
  )
}
