import { fromHex, fromUtf8, open, seal, toHex, utf8, type VaultCrypto } from '../vault'
import { type Seen, SeenSchema } from './content'
import type { TravelKey } from './key'

/** Whose draft of which allocation a mark speaks of; bound to it. */
export type SeenMarkPlace = { personId: string; allocationId: string }

/** What a device had seen of a draft when it handed it in, as text that goes by way of the hub and that the hub can't read. */
export async function sealSeen(crypto: VaultCrypto, key: TravelKey, place: SeenMarkPlace, seen: Seen): Promise<string> {
  return toHex(await seal(crypto, key.key, boundTo(key, place), utf8(JSON.stringify(seen))))
}

/** What the mark says; null where key, place or bytes differ, or where it isn't what this Assay understands. */
export async function openSeen(crypto: VaultCrypto, key: TravelKey, place: SeenMarkPlace, mark: string): Promise<Seen | null> {
  if (!/^([0-9a-f]{2})+$/.test(mark)) return null
  const plain = await open(crypto, key.key, boundTo(key, place), fromHex(mark))
  if (plain === null) return null
  try {
    return SeenSchema.parse(JSON.parse(fromUtf8(plain)))
  } catch {
    return null
  }
}

function boundTo({ name }: TravelKey, { personId, allocationId }: SeenMarkPlace) {
  return utf8(`assay/seen/1|${personId}|${allocationId}|${name}`)
}
