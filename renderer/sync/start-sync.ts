import { proxy, wrap } from 'comlink'
import type { Account } from '../../shared/protocol'
import type { LentKeys, SyncWorker } from './sync-worker'

export type RunningSync = {
  /** Resolves when nothing is written any more; call it before the vault is locked. */
  stop(): Promise<void>
}

/** How long a worker may take to stop by itself. */
const STOP_LIMIT_MS = 3_000

/**
 * Begins to sync an account in a worker, as soon as no other window of the account does. The vault must be unlocked; the worker
 * borrows keys from it through the page.
 */
export function startSync(account: Account, vault: LentKeys): RunningSync {
  const worker = new Worker(new URL('./sync-worker.ts', import.meta.url), { type: 'module', name: 'sync' })
  const remote = wrap<SyncWorker>(worker)
  const keys: LentKeys = {
    keys: (ids) => vault.keys(ids),
    ensureKeys: (ids) => vault.ensureKeys(ids),
    destroyKeys: (ids) => vault.destroyKeys(ids),
  }
  remote.start(account, proxy(keys)).catch((error: unknown) => console.error('Sync could not be started.', error))
  return {
    async stop() {
      // A request that hangs must not hold a closing window: what it did is in the store or will be asked for again.
      await Promise.race([remote.stop(), new Promise((resolve) => setTimeout(resolve, STOP_LIMIT_MS))])
      worker.terminate()
    },
  }
}
