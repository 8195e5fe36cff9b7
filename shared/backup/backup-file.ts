import { z } from 'zod'
import {
  type Argon2,
  type Bytes,
  deriveKey,
  fromHex,
  fromUtf8,
  open,
  PASSPHRASE_COST,
  type PassphraseCost,
  passphraseBytes,
  seal,
  toHex,
  utf8,
  type VaultCrypto,
} from '../vault'
import { type Backup, BackupSchema } from './content'

/**
 * A backup file, version 1:
 *
 *     "ASSAYBAK" | version, 2 bytes | length of the header, 4 bytes | header, JSON | content, sealed
 *
 * Numbers have their high byte first. The header says how the key follows from the passphrase; everything before the content is bound to
 * it as associated data. The passphrase is the file's own: the file must open on a machine that has none of our keys.
 */
const MAGIC = utf8('ASSAYBAK')
const VERSION = 1
const FIXED_BYTES = MAGIC.length + 2 + 4
const SALT_BYTES = 16
const PURPOSE = 'assay/backup/1'

const HeaderSchema = z.object({
  kdf: z.literal('argon2id'),
  // Bounds keep a file that somebody altered from taking all memory or hours.
  memoryKiB: z.int().min(8).max(2_097_152),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(16),
  salt: z.string().regex(/^([0-9a-f]{2})+$/),
})

export type BackupTools = { crypto: VaultCrypto; argon2: Argon2 /** Tests take a small one. */; cost?: PassphraseCost }

/** Seals a backup under a passphrase. @returns the whole file */
export async function writeBackupFile(tools: BackupTools, passphrase: string, backup: Backup): Promise<Bytes> {
  const { crypto, argon2, cost = PASSPHRASE_COST } = tools
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const header = utf8(JSON.stringify({ kdf: 'argon2id', ...cost, salt: toHex(salt) }))
  const preamble = new Uint8Array(FIXED_BYTES + header.length)
  preamble.set(MAGIC)
  const view = new DataView(preamble.buffer)
  view.setUint16(MAGIC.length, VERSION)
  view.setUint32(MAGIC.length + 2, header.length)
  preamble.set(header, FIXED_BYTES)
  const key = await keyOf({ crypto, argon2 }, passphrase, salt, cost)
  const sealed = await seal(crypto, key, preamble, utf8(JSON.stringify(backup)))
  const file = new Uint8Array(preamble.length + sealed.length)
  file.set(preamble)
  file.set(sealed, preamble.length)
  return file
}

export type OpenedBackup =
  | { ok: true; backup: Backup }
  /** `wrong`: the passphrase, or a changed file: they can't be told apart. `damaged`: not whole. `newer`: by a later Assay. */
  | { ok: false; reason: 'wrong' | 'damaged' | 'newer' | 'no-backup' }

/** Opens a backup file. Whatever the bytes are, this answers; nothing is changed by it. */
export async function readBackupFile(tools: BackupTools, passphrase: string, bytes: Bytes): Promise<OpenedBackup> {
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) return { ok: false, reason: 'no-backup' }
  if (bytes.length < FIXED_BYTES) return { ok: false, reason: 'damaged' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(MAGIC.length) > VERSION) return { ok: false, reason: 'newer' }
  const contentAt = FIXED_BYTES + view.getUint32(MAGIC.length + 2)
  const header = HeaderSchema.safeParse(parseOrNull(bytes.slice(FIXED_BYTES, contentAt)))
  if (!header.success || contentAt >= bytes.length) return { ok: false, reason: 'damaged' }
  const key = await keyOf(tools, passphrase, fromHex(header.data.salt), header.data)
  const plain = await open(tools.crypto, key, bytes.slice(0, contentAt), bytes.slice(contentAt))
  if (plain === null) return { ok: false, reason: 'wrong' }
  const backup = BackupSchema.safeParse(parseOrNull(plain))
  return backup.success ? { ok: true, backup: backup.data } : { ok: false, reason: 'damaged' }
}

async function keyOf({ crypto, argon2 }: BackupTools, passphrase: string, salt: Bytes, cost: PassphraseCost) {
  const stretched = Uint8Array.from(await argon2(passphraseBytes(passphrase), salt, cost))
  return deriveKey(crypto, stretched, salt, PURPOSE)
}

function parseOrNull(bytes: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return null
  }
}
