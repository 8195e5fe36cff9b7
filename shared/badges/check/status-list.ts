import { STATUS_LIST_LENGTH } from '../status-list'
import { decodeBase64Url, unzip } from './platform'

/** A list unfolded is no larger than this, in bytes: 128 times the least that there must be. */
const MAX_BYTES = 2 * 1024 * 1024

/** The bits of an `encodedList` (Bitstring Status List 1.0, section 3.4); undefined where that is no sound list, or one of unreasonable size. */
export async function expandStatusList(encoded: string): Promise<Uint8Array | undefined> {
  // Multibase: `u` is base64url without padding.
  const packed = encoded.startsWith('u') ? decodeBase64Url(encoded.slice(1)) : undefined
  const bits = packed && (await unzip(packed, MAX_BYTES))
  return bits && bits.length * 8 >= STATUS_LIST_LENGTH ? bits : undefined
}
