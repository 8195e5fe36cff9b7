import { z } from 'zod'
import { type Bytes, fromUtf8, toHex, utf8, type VaultCrypto } from './web-crypto'

/**
 * The vault's file, version 1:
 *
 *     "ASSAYKEY" | version, 2 bytes | length of the header, 4 bytes | header, JSON | key table, sealed | SHA-256 of all before
 *
 * Numbers have their high byte first. The header says how the account key is wrapped; the table is sealed beneath the account
 * key with everything before it as associated data, so that a header can't be exchanged. The closing hash tells a damaged file
 * from a wrong secret before anything is asked of a person.
 */
export const VAULT_FILE_VERSION = 1

const MAGIC = utf8('ASSAYKEY')
const FIXED_BYTES = MAGIC.length + 2 + 4
const SUM_BYTES = 32

const HexSchema = z.string().regex(/^([0-9a-f]{2})+$/)

export const WrapsSchema = z.object({
  /** The account key as the operating system's keychain wrapped it. */
  keychain: z.object({ wrapped: HexSchema }).optional(),
  passphrase: z
    .object({
      kdf: z.literal('argon2id'),
      // Bounds keep a file that somebody altered from taking all memory or hours.
      memoryKiB: z.int().min(8).max(2_097_152),
      passes: z.int().min(1).max(64),
      lanes: z.int().min(1).max(16),
      salt: HexSchema,
      wrapped: HexSchema,
    })
    .optional(),
  'recovery-code': z.object({ kdf: z.literal('hkdf-sha256'), salt: HexSchema, wrapped: HexSchema }).optional(),
})
export type Wraps = z.infer<typeof WrapsSchema>

const HeaderSchema = z.object({ wraps: WrapsSchema })

export type VaultFile = {
  wraps: Wraps
  /** Everything before the table: its associated data. */
  preamble: Bytes
  sealedTable: Bytes
  /** The closing hash in hex: names this state of the file. */
  sum: string
}

/** The bytes that stand before the key table. */
export function writePreamble(wraps: Wraps): Bytes {
  const header = utf8(JSON.stringify({ wraps }))
  const preamble = new Uint8Array(FIXED_BYTES + header.length)
  preamble.set(MAGIC)
  const view = new DataView(preamble.buffer)
  view.setUint16(MAGIC.length, VAULT_FILE_VERSION)
  view.setUint32(MAGIC.length + 2, header.length)
  preamble.set(header, FIXED_BYTES)
  return preamble
}

/** The whole file, with its closing hash. */
export async function writeVaultFile(
  crypto: VaultCrypto,
  preamble: Bytes,
  sealedTable: Bytes,
): Promise<{ bytes: Bytes; sum: string }> {
  const bytes = new Uint8Array(preamble.length + sealedTable.length + SUM_BYTES)
  bytes.set(preamble)
  bytes.set(sealedTable, preamble.length)
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice(0, -SUM_BYTES)))
  bytes.set(sum, bytes.length - SUM_BYTES)
  return { bytes, sum: toHex(sum) }
}

/** Takes a file apart. `newer`: made by a later version of Assay; `damaged`: not a whole vault file. */
export async function readVaultFile(crypto: VaultCrypto, bytes: Bytes): Promise<VaultFile | 'newer' | 'damaged'> {
  if (bytes.length < FIXED_BYTES + SUM_BYTES || !MAGIC.every((byte, at) => bytes[at] === byte)) return 'damaged'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(MAGIC.length) > VAULT_FILE_VERSION) return 'newer'
  const sum = toHex(bytes.slice(-SUM_BYTES))
  if (sum !== toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice(0, -SUM_BYTES))))) return 'damaged'
  const tableAt = FIXED_BYTES + view.getUint32(MAGIC.length + 2)
  try {
    const { wraps } = HeaderSchema.parse(JSON.parse(fromUtf8(bytes.slice(FIXED_BYTES, tableAt))))
    return { wraps, preamble: bytes.slice(0, tableAt), sealedTable: bytes.slice(tableAt, -SUM_BYTES), sum }
  } catch {
    return 'damaged'
  }
}
