import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** Forty megabytes a hub, and a run has some dozens of them. */
const PLENTY_BYTES = 6 * 2 ** 30

/**
 * A folder for the data of hubs that nobody will look at after their test: in memory, where there is plenty of it. A database is a
 * thousand files, and on a disk, making and removing them costs more than what the tests ask of it.
 */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(join(hasPlenty() ? MEMORY : tmpdir(), prefix))
}

function hasPlenty(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > PLENTY_BYTES
  } catch {
    return false
  }
}
