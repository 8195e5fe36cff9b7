import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Another process works with this data folder. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
}

const LockSchema = z.object({ pid: z.int().positive(), startMark: z.string().nullable() })

/**
 * Marks the folder as in use by this process; two hubs on one embedded database would destroy it.
 * @returns how to give it back
 * @throws FolderInUseError where a living process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'hub.lock')
  const mine = JSON.stringify({ pid: process.pid, startMark: await startMarkOf(process.pid) })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, mine, { flag: 'wx', mode: 0o600 })
      return () => rm(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await readHolder(path)
    if (holder !== undefined) {
      throw new FolderInUseError(
        `Another hub (process ${holder}) is working with ${folder}. Stop it first, or name another folder.`,
      )
    }
    await rm(path, { force: true })
  }
  throw new FolderInUseError(`Another hub is starting with ${folder}.`)
}

/** The living process that holds the folder, or undefined. */
export async function findHolder(folder: string): Promise<number | undefined> {
  return readHolder(join(folder, 'hub.lock'))
}

async function readHolder(path: string): Promise<number | undefined> {
  let lock: z.infer<typeof LockSchema>
  try {
    lock = LockSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
  if (!isAlive(lock.pid)) return undefined
  // After a restart of the machine the number may belong to some other program.
  const mark = await startMarkOf(lock.pid)
  return lock.startMark === null || mark === null || lock.startMark === mark ? lock.pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process started, where the system says so (Linux: boot id and start time in ticks); null elsewhere. */
async function startMarkOf(pid: number): Promise<string | null> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The program's name stands in brackets and may hold blanks; the start time is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot}:${ticks}`
  } catch {
    return null
  }
}
