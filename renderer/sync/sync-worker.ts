import { expose } from 'comlink'
import type { Account } from '../../shared/protocol'
import type { KeyVault } from '../../shared/vault'
import { openReplica } from '../store/replica'
import type { ConnectionSource } from './network-cost'
import { SyncLoop } from './sync-loop'

/** The keys that the page's vault lends; a worker can't reach the vault itself. */
export type LentKeys = Pick<KeyVault, 'keys' | 'ensureKeys' | 'destroyKeys'>

const abort = new AbortController()
let loop: SyncLoop | null = null
let done: Promise<void> = Promise.resolve()

/** What the page may ask of the worker. */
const syncWorker = {
  /** Waits for its turn among this account's windows, then syncs until it is stopped. */
  start(account: Account, keys: LentKeys): void {
    done = navigator.locks
      .request(`assay-sync-${account.database}`, { signal: abort.signal }, () => syncUntilStopped(account, keys))
      .catch((error: unknown) => {
        // Waiting was ended by stopping. Everything else is a mistake of ours, and belongs where it is seen.
        if (!abort.signal.aborted) console.error('Sync has stopped.', error)
      })
  },

  /** Resolves when nothing is written any more. */
  async stop(): Promise<void> {
    abort.abort()
    loop?.stop()
    await done
  },
}
export type SyncWorker = typeof syncWorker

async function syncUntilStopped(account: Account, keys: LentKeys): Promise<void> {
  const replica = await openReplica({ database: account.database, vault: keys, account })
  try {
    // Not known to the types of workers yet, nor to every platform.
    const { connection } = navigator as { connection?: ConnectionSource }
    loop = new SyncLoop({ account, replica, connection, fetch: (input, init) => fetch(input, init) })
    addEventListener('online', () => loop?.nudge())
    if (!abort.signal.aborted) await loop.run()
  } finally {
    replica.close()
  }
}

expose(syncWorker)
