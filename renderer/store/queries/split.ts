import type { Split } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { AllocationRow, SplitRow } from '../rows'

/** What is to be settled with this allocation; null where that is nothing. @throws StoreError `damaged`, `key-destroyed` */
export async function readSplit(context: StoreContext, { id, keyId }: AllocationRow): Promise<Split | null> {
  const row = await context.db.splits.get(id)
  return row ? openSplit(context, keyId, row) : null
}

/** @param keyId the allocation's. */
export function openSplit(context: StoreContext, keyId: string, { allocationId, version, sealed }: SplitRow): Promise<Split> {
  const place = sealedAs.split(keyId, allocationId, version)
  return openValue<Split>(context, place.keyId, place.context, sealed)
}
