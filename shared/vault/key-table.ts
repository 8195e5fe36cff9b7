import { type Bytes, fromUtf8, utf8 } from './web-crypto'

export const KEY_BYTES = 32

/** Raw keys by their ids. */
export type KeyTable = ReadonlyMap<string, Bytes>

/** The table as bytes: for each key the length of its id (one byte), the id in UTF-8, and the key. */
export function writeKeyTable(table: KeyTable): Bytes {
  const ids = [...table.keys()].map(utf8)
  const bytes = new Uint8Array(ids.reduce((sum, id) => sum + 1 + id.length + KEY_BYTES, 0))
  let at = 0
  let index = 0
  for (const key of table.values()) {
    const id = ids[index++] as Bytes
    if (id.length === 0 || id.length > 255) throw new RangeError('a key id has 1 to 255 bytes')
    bytes[at] = id.length
    bytes.set(id, at + 1)
    bytes.set(key, at + 1 + id.length)
    at += 1 + id.length + KEY_BYTES
  }
  return bytes
}

/** The keys in these bytes; null where they aren't a whole table. */
export function readKeyTable(bytes: Uint8Array): Map<string, Bytes> | null {
  const table = new Map<string, Bytes>()
  let at = 0
  while (at < bytes.length) {
    const idAt = at + 1
    const keyAt = idAt + (bytes[at] as number)
    at = keyAt + KEY_BYTES
    if (at > bytes.length || keyAt === idAt) return null
    table.set(fromUtf8(bytes.slice(idAt, keyAt)), Uint8Array.from(bytes.slice(keyAt, at)))
  }
  return table
}
