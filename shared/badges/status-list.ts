/**
 * Bits of a Bitstring Status List (W3C, version 1.0, sections 3.3, 3.4 and 7.1): the first index is the left-most bit.
 */

/** Entries of a list, the fewest that the specification allows: the more there are, the less an index says about anybody. */
export const STATUS_LIST_LENGTH = 131_072

/** A list in which exactly these are set. */
export function setStatuses(indexes: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(STATUS_LIST_LENGTH / 8)
  for (const index of indexes) {
    const at = index >> 3
    bits[at] = (bits[at] ?? 0) | (0b1000_0000 >> (index & 7))
  }
  return bits
}

/** Whether this one is set; undefined where the list doesn't reach so far. */
export function readStatus(bits: Uint8Array, index: number): boolean | undefined {
  const byte = bits[Math.floor(index / 8)]
  return byte === undefined ? undefined : (byte & (0b1000_0000 >> (index % 8))) !== 0
}
