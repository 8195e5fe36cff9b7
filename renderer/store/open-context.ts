import type { Account } from '../../shared/protocol'
import type { KeyVault } from '../../shared/vault'
import type { StoreContext } from './context'
import { AssayDatabase, SCHEMA_VERSION } from './database'
import { HubClock } from './hub-time'
import { DATABASE_KEY, Keyring } from './keyring'
import { Lanes } from './lanes'
import { Opened } from './opened'
import { latestGeneration } from './recovery/generations'
import { openJson, type SealContext, sealJson } from './sealing'
import { nameLackOfSpace, StoreError } from './store-error'

export type OpenOptions = {
  /** Name of the database (`accountDatabaseName`). */
  database: string
  /** An unlocked vault, or what stands for it in a worker. */
  vault: Pick<KeyVault, 'keys' | 'ensureKeys' | 'destroyKeys'>
  account: Account
  /** The machine's clock; tests pass their own. */
  clock?: () => Date
  /** Milliseconds that go on whatever the machine's clock is set to; tests pass their own. */
  steady?: () => number
}

const CHECK: SealContext = { table: 'meta', id: 'check', version: 1 }
/** Opened values kept in memory; an opened submission takes some 10 kB. */
const MOST_OPENED = 3000

/**
 * Opens the account's database and makes sure that the keys at hand are its own before anything else is read or written.
 * @throws StoreError `newer`, `wrong-key`, `no-space`, `unreadable`
 */
export async function openContext(options: OpenOptions): Promise<StoreContext> {
  // Before anything is opened the browser looks at what it has stored, and fails already there on a full disk.
  return latestGeneration(options.database)
    .then((name) => openNamed(name, options))
    .catch(nameLackOfSpace)
}

/**
 * Opens one database of the account, the present one or one that was set aside. @param evenDamaged looks at it without asking whether
 * the keys fit, and without writing anything
 */
export async function openNamed(
  name: string,
  { vault, account, clock = () => new Date(), steady = () => performance.now() }: OpenOptions,
  { evenDamaged = false } = {},
): Promise<StoreContext> {
  await refuseNewer(name)
  const db = new AssayDatabase(name)
  const keyring = new Keyring(vault)
  try {
    await openDatabase(db)
    if (!evenDamaged) await checkKey(db, keyring, account.database)
  } catch (error) {
    db.close()
    throw error
  }
  const hubClock = new HubClock(db, clock, steady)
  return { db, keyring, account, clock, hubClock, lanes: new Lanes(), opened: new Opened(MOST_OPENED) }
}

/** @throws StoreError `unreadable` where the browser can't open what lies on the disk, `no-space` where there is no room for that */
async function openDatabase(db: AssayDatabase): Promise<void> {
  try {
    await db.open().catch(nameLackOfSpace)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError('unreadable', error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
}

/** Dexie opens newer databases as if they were its own: ask before it touches one. */
async function refuseNewer(database: string): Promise<void> {
  const found = (await indexedDB.databases()).find((one) => one.name === database)
  // Dexie keeps its version times ten in IndexedDB.
  if (found?.version !== undefined && Math.round(found.version / 10) > SCHEMA_VERSION) {
    throw new StoreError('newer', 'The data on this machine was made by a newer version of Assay.')
  }
}

/**
 * Where there are keys but the database is empty, or it is not the account's first, the browser has lost one or it was set aside: then
 * that is noted, to be told.
 */
async function checkKey(db: AssayDatabase, keyring: Keyring, account: string): Promise<void> {
  const known = (await keyring.find([DATABASE_KEY])).get(DATABASE_KEY)
  const check = await db.meta.get('check')
  if (check?.name === 'check') {
    const fits = known !== undefined && (await openJson(known, CHECK, check.value).catch(() => null)) === db.name
    if (!fits) throw new StoreError('wrong-key', 'These keys do not open the data on this machine.')
    return
  }
  const key = known ?? ((await keyring.ensure([DATABASE_KEY])).get(DATABASE_KEY) as CryptoKey)
  const sealed = await sealJson(key, CHECK, db.name)
  await db.transaction('rw', db.meta, async () => {
    // Another window may have been first; it has the same key.
    if (await db.meta.get('check')) return
    await db.writeMeta('check', sealed)
    if (known || db.name !== account) await db.writeMeta('resetAt', new Date().toISOString())
  })
}
