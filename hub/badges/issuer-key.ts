import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { z } from 'zod'
import { type SigningKey, signingKeyFromSeed } from './signing-key'

/** The issuer's key can't be used; the message says why and what to do. The file was not touched. */
export class IssuerKeyError extends Error {
  constructor(path: string, why: string) {
    super(`The badge issuer's key ${path} can't be used: ${why}`)
    this.name = 'IssuerKeyError'
  }
}

const KeyFileSchema = z.object({
  format: z.literal('assay-issuer-key/1'),
  /** The issuer that the key belongs to. It is written down so that a damaged seed is noticed, not signed with. */
  did: z.string(),
  /** The Ed25519 seed, 32 bytes in base64url. */
  seed: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

/** Nobody but the owner may read or write it. */
const OWNER_ONLY = 0o600

/**
 * The key that this hub signs badges with. It is made on first use and kept in a file with owner-only rights; every later call returns the
 * same key, until it is replaced on purpose. Badges name this key for ever: where the file is damaged or others may read it, this refuses
 * and makes no other.
 * @throws IssuerKeyError
 */
export async function openIssuerKey(path: string): Promise<SigningKey> {
  const existing = await readKeyFile(path)
  if (existing) return existing
  // Unlike a rename, a link never replaces a key that another process has just made.
  await writeKeyFile(path, link)
  // Read back what is there now: of two hubs that start together, one made the key and both must use that one.
  const created = await readKeyFile(path)
  if (!created) throw new IssuerKeyError(path, 'it was removed while it was being made')
  return created
}

/**
 * Puts a new key in the place of the one in this file, and keeps that one in a file beside it: all or nothing. One at a time, please: of two
 * that do it at once, one would lose a key that may have signed something.
 * @returns the new key
 * @throws IssuerKeyError
 */
export async function replaceIssuerKey(path: string): Promise<SigningKey> {
  const old = await openIssuerKey(path)
  await link(path, retiredPath(path, old)).catch(ignoreExisting)
  await syncFolder(dirname(path))
  await writeKeyFile(path, rename)
  return openIssuerKey(path)
}

/**
 * The keys that were replaced, in no particular order.
 * @throws IssuerKeyError
 */
export async function listRetiredKeys(path: string): Promise<SigningKey[]> {
  const current = await openIssuerKey(path)
  const { dir, name, ext } = parse(path)
  const names = (await readdir(dir)).filter((one) => one.startsWith(`${name}-`) && one.endsWith(ext))
  const keys = await Promise.all(names.map((one) => readKeyFile(join(dir, one))))
  // Stopped half-way, a replacement leaves the current key in both places.
  return keys.filter((key): key is SigningKey => key !== null && key.publicKey !== current.publicKey)
}

/** Beside the current key's file, by the key's name, such as `issuer-key-z6Mk….json`. */
function retiredPath(path: string, key: SigningKey): string {
  const { dir, name, ext } = parse(path)
  return join(dir, `${name}-${key.publicKey}${ext}`)
}

/** The key in the file, or null where there is no file. */
async function readKeyFile(path: string): Promise<SigningKey | null> {
  let file: FileHandle
  try {
    // Not through a link: rights are judged on the very file that is read.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new IssuerKeyError(path, codeOf(error) === 'ELOOP' ? 'it is a symbolic link' : `it can't be opened (${codeOf(error)})`)
  }
  try {
    await refuseWideRights(file, path)
    return await parseKeyFile(await file.readFile('utf8'), path)
  } finally {
    await file.close()
  }
}

async function refuseWideRights(file: FileHandle, path: string): Promise<void> {
  const status = await file.stat()
  if (!status.isFile()) throw new IssuerKeyError(path, 'it is not a file')
  // Windows has no such rights; there the folder's access list protects the file.
  if (process.platform === 'win32') return
  if ((status.mode & 0o077) !== 0) {
    const rights = (status.mode & 0o777).toString(8)
    throw new IssuerKeyError(path, `others may read or change it (rights ${rights}). If you trust it still: chmod 600 ${path}`)
  }
}

async function parseKeyFile(text: string, path: string): Promise<SigningKey> {
  const damaged = new IssuerKeyError(path, 'it is damaged. Put it back from a backup; a new key would be another issuer')
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw damaged
  }
  const parsed = KeyFileSchema.safeParse(content)
  if (!parsed.success) throw damaged
  const key = await signingKeyFromSeed(Buffer.from(parsed.data.seed, 'base64url'))
  if (key.did !== parsed.data.did) throw damaged
  return key
}

/**
 * Makes a new key, all or nothing: whoever opens `path` finds what was there before or a whole new file.
 * @param place gives the finished file its name
 */
async function writeKeyFile(path: string, place: (draft: string, path: string) => Promise<void>): Promise<void> {
  const seed = randomBytes(32)
  const { did } = await signingKeyFromSeed(seed)
  const content = { format: 'assay-issuer-key/1', did, seed: seed.toString('base64url') }
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.issuer-key-${randomBytes(8).toString('hex')}`)
  const file = await open(draft, 'wx', OWNER_ONLY)
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await file.sync()
    await file.close()
    await place(draft, path).catch(ignoreExisting)
    await syncFolder(folder)
  } finally {
    await file.close().catch(() => undefined)
    await rm(draft, { force: true })
  }
}

function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}

/** Without this, a power cut could take the new name away again while badges signed with the key are out. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
