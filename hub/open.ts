import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { type HubContext, makeId } from './context'
import type { MailSettings } from './outgoing'
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
  UnusableDataError,
} from './store'

export type OpenOptions = {
  /** Folder of the hub's data; made where it doesn't exist. */
  dataFolder: string
  /** A PostgreSQL connection string; without it the database is embedded in the data folder. */
  databaseUrl?: string
  /** Folders with the programs that make renditions, as in `PATH`, which it is without a word. */
  toolPath?: string
  /** By which server the hub sends e-mail; without it, it sends none. */
  mail?: MailSettings
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
      ? await openServer(databaseUrl, secrets, (error) => log.error({ err: error }, 'the database connection broke'))
      : await openEmbedded(folder.database, secrets)
    const files = new FileStore(folder.files)
    const workshop = new Workshop({ files, log, searchPath: toolPath })
    const context: HubContext = {
      db: database.db,
      forget: database.forget,
      files,
      secrets,
      workshop,
      sendsMail: options.mail !== undefined,
      issuerKeyPath: join(folder.keys, 'issuer-key.json'),
      clock,
      random,
    }
    const close = async () => {
      await database.close()
      await unlock()
    }
    await ensureIdentity(context).catch(async (error) => {
      await database.close()
      throw error
    })
    if (!exists) await markDataFolder(dataFolder, databaseUrl === undefined)
    return { context, database, folder, close }
  } catch (error) {
    await unlock()
    throw error
  }
}

/**
 * A hub's id names every workbench's database, so it is drawn once; several hubs that start together agree on one. What one of them seals,
 * all must open.
 * @throws UnusableDataError where the database was made with another master key
 */
async function ensureIdentity(context: HubContext): Promise<void> {
  const { db } = context
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { mark } = context.secrets
  await db
    .insertInto('hub')
    .values({ id: makeId(context), name: 'Assay hub', time_zone: timeZone, lineage: makeId(context), key_mark: mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db.updateTable('hub').set({ key_mark: mark }).where('key_mark', 'is', null).execute()
  const { key_mark } = await db.selectFrom('hub').select('key_mark').executeTakeFirstOrThrow()
  if (key_mark === mark) return
  throw new UnusableDataError(
    'The database was made with other keys than those in keys/. Put a copy of its hub’s keys/ in place; without them nothing that it holds of candidates can be read.',
  )
}
