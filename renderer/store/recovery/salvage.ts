import type { Backup } from '../../../shared/backup'
import type { Salvaged } from '../contract'
import { type OpenOptions, openNamed } from '../open-context'
import { readBackup } from './backup'
import { generationsOf } from './generations'

/**
 * What can still be read of the databases that were set aside, oldest first; nothing in them is changed. What doesn't open is counted,
 * and the rest goes on.
 */
export async function salvage(options: OpenOptions): Promise<Salvaged[]> {
  return salvageEach(options, (await generationsOf(options.database)).slice(0, -1))
}

/** The same of all databases of the account, with the one that it should go on in but that doesn't open. */
export async function salvageAll(options: OpenOptions): Promise<Salvaged[]> {
  return salvageEach(options, await generationsOf(options.database))
}

async function salvageEach(options: OpenOptions, names: readonly string[]): Promise<Salvaged[]> {
  const found: Salvaged[] = []
  for (const name of names) found.push({ name, ...(await salvageOne(options, name)) })
  return found
}

async function salvageOne(options: OpenOptions, name: string): Promise<{ backup: Backup | null; unreadable: number }> {
  try {
    const context = await openNamed(name, options, { evenDamaged: true })
    try {
      let unreadable = 0
      const backup = await readBackup(context, () => unreadable++)
      return { backup, unreadable }
    } finally {
      context.db.close()
    }
  } catch {
    // Not even the database opens: there is nothing that could be counted.
    return { backup: null, unreadable: 0 }
  }
}
