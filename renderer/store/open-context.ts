import type { Account } from '../../shared/protocol'
import type { KeyVault } from '../../shared/vault'
import type { StoreContext } from './context'
import { AssayDatabase, SCHEMA_VERSION } from './database'
import { DATABASE_KEY, Keyring } from './keyring'
import { Lanes } from './lanes'
import { Opened } from './opened'
import { openJson, type SealContext, sealJson } from './sealing'
import { StoreError } from './store-error'

export type OpenOptions = {
  /** Name of the database (`accountDatabaseName`). */
  database: string
  /** An unlocked vault, or what stands for it in a worker. */
  vault: Pick<KeyVault, 'keys' | 'ensureKeys' | 'destroyKeys'>
  account: Account
  /** The machine's clock; tests pass their own. */
  clock?: () => Date
}

const CHECK: SealContext = { table: 'meta', id: 'check', version: 1 }
/** Opened values kept in memory; an opened submission takes some 10 kB. */
const MOST_OPENED = 3000

/**
 * Opens the database and makes sure that the keys at hand are its own before anything else is read or written.
 * @throws StoreError `newer`, `wrong-key`
 */
export async function openContext({ database, vault, account, clock = () => new Date() }: OpenOptions): Promise<StoreContext> {
  await refuseNewer(database)
  const db = new AssayDatabase(database)
  const keyring = new Keyring(vault)
  try {
    await db.open()
    await checkKey(db, keyring)
  } catch (error) {
    db.close()
    throw error
  }
  return { db, keyring, account, clock, lanes: new Lanes(), opened: new Opened(MOST_OPENED) }
}

/** Dexie opens newer databases as if they were its own: ask before it touches one. */
async function refuseNewer(database: string): Promise<void> {
  const found = (await indexedDB.databases()).find((one) => one.name === database)
  // Dexie keeps its version times ten in IndexedDB.
  if (found?.version !== undefined && Math.round(found.version / 10) > SCHEMA_VERSION) {
    throw new StoreError('newer', 'The data on this machine was made by a newer version of Assay.')
  }
}

async function checkKey(db: AssayDatabase, keyring: Keyring): Promise<void> {
  const check = await db.meta.get('check')
  if (check?.name === 'check') {
    const key = (await keyring.find([DATABASE_KEY])).get(DATABASE_KEY)
    const fits = key !== undefined && (await openJson(key, CHECK, check.value).catch(() => null)) === db.name
    if (!fits) throw new StoreError('wrong-key', 'These keys do not open the data on this machine.')
    return
  }
  const key = (await keyring.ensure([DATABASE_KEY])).get(DATABASE_KEY) as CryptoKey
  const sealed = await sealJson(key, CHECK, db.name)
  await db.transaction('rw', db.meta, async () => {
    // Another window may have been first; it has the same key.
    if (!(await db.meta.get('check'))) await db.writeMeta('check', sealed)
  })
}
