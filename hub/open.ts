import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { type HubContext, makeId } from './context'
import { Workshop } from './renditions'
import {
  type Database,
  type DataFolder,
  FileStore,
  inspectDataFolder,
  loadSecrets,
  lockFolder,
  makeDataFolder,
  markDataFolder,
  openEmbedded,
  openServer,
  type Random,
} from './store'

export type OpenOptions = {
  /** Folder of the hub's data; made where it doesn't exist. */
  dataFolder: string
  /** A PostgreSQL connection string; without it the database is embedded in the data folder. */
  databaseUrl?: string
  /** Folders with the programs that make renditions, as in `PATH`, which it is without a word. */
  toolPath?: string
  clock?: () => Date
  random?: Random
}

/** A hub's data, open for this process alone (or, on a shared database, beside others). */
export type OpenHub = { context: HubContext; database: Database; folder: DataFolder; close(): Promise<void> }

/**
 * Opens a hub's data, or makes a new hub's.
 * @throws UnusableDataError, FolderInUseError with a message for people; nothing was changed then
 */
export async function openHub(options: OpenOptions, log: FastifyBaseLogger): Promise<OpenHub> {
  const { dataFolder, databaseUrl, toolPath, clock = () => new Date(), random = randomBytes } = options
  const { exists, folder } = await inspectDataFolder(dataFolder)
  await makeDataFolder(folder)
  const unlock = await lockFolder(dataFolder)
  try {
    const secrets = await loadSecrets(folder.keys, random)
    const database = databaseUrl
      ? await openServer(databaseUrl, (error) => log.error({ err: error }, 'the database connection broke'))
      : await openEmbedded(folder.database)
    const files = new FileStore(folder.files)
    const workshop = new Workshop({ files, log, searchPath: toolPath })
    const context: HubContext = { db: database.db, files, secrets, workshop, clock, random }
    await ensureIdentity(context)
    if (!exists) await markDataFolder(dataFolder, databaseUrl === undefined)
    const close = async () => {
      await database.close()
      await unlock()
    }
    return { context, database, folder, close }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** Path of the badge issuer's key. */
export function issuerKeyPath({ keys }: DataFolder): string {
  return join(keys, 'issuer-key.json')
}

/** A hub's id names every workbench's database, so it is drawn once; several hubs that start together agree on one. */
async function ensureIdentity(context: HubContext): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  await context.db
    .insertInto('hub')
    .values({ id: makeId(context), name: 'Assay hub', time_zone: timeZone, lineage: makeId(context) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
