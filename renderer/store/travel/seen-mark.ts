import { SeenMarkSchema } from '../../../shared/domain'
import { join, openSeen, type Seen, sealSeen } from '../../../shared/travel'
import type { StoreContext } from '../context'
import type { AllocationRow } from '../rows'
import { openOwnKey, travelKey } from './own-key'
import { orSetAside } from './set-aside'
import { openPart } from './travel-rows'

/**
 * What this device has seen of the other devices' words, to go with what it hands in: by that they tell whether theirs are in it.
 * Undefined where the draft doesn't travel, or where there is more to say than the hub takes; then they keep what they have.
 */
export async function makeSeenMark(
  context: StoreContext,
  { id: allocationId, keyId }: Pick<AllocationRow, 'id' | 'keyId'>,
): Promise<string | undefined> {
  const [own, row] = await Promise.all([openOwnKey(context), context.db.travel.get(allocationId)])
  if (!own || !row) return undefined
  const known = await orSetAside(context, allocationId, () => openPart(context, keyId, row, 'known'), null)
  // What it published itself is in its draft, whether or not an answer said that it had arrived.
  const seen = join(known?.seen ?? {}, row.published > 0 ? { [own.device]: row.published } : {})
  if (Object.keys(seen).length === 0) return undefined
  const place = { personId: context.account.person.id, allocationId }
  return SeenMarkSchema.safeParse(await sealSeen(crypto, await travelKey(own), place, seen)).data
}

/** What the device that handed in had seen; null where its mark isn't there or doesn't open with this device's key. */
export async function openSeenMark(context: StoreContext, allocationId: string, mark: string | undefined): Promise<Seen | null> {
  const own = await openOwnKey(context)
  if (!own || mark === undefined) return null
  return openSeen(crypto, await travelKey(own), { personId: context.account.person.id, allocationId }, mark)
}
