import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

/** @returns a file's bytes, or null where there is no such file. */
export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** What is still being written, by path: one after the other, because all of a file's writers share its draft. */
const turns = new Map<string, Promise<void>>()

/**
 * Rewrites a file as a whole: after a crash or a power cut there is the old content or the new. Only its owner may read it.
 * Resolves when the new content is on the disk. This process must be the only one that writes the file.
 */
export function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const written = (turns.get(path) ?? Promise.resolve()).catch(() => undefined).then(() => write(path, bytes))
  turns.set(path, written)
  return written
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Always the same name: what an interrupted write left behind is overwritten by the next one, never kept.
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncFolder(folder)
}

/** Renames a file to its name with the next free number behind it; it stays in its folder as it is. */
export async function setFileAside(path: string): Promise<void> {
  const folder = dirname(path)
  const taken = new Set(await readdir(folder))
  let number = 1
  while (taken.has(`${basename(path)}.aside-${number}`)) number++
  await rename(path, `${path}.aside-${number}`)
  await syncFolder(folder)
}

/** The rename itself is durable only once its folder is. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
