import { wrap } from 'comlink'
import type { KeyVault } from '../../../shared/vault'

/** A vault in a worker of this window: deriving a key from a passphrase takes long, and only workers write files at once. */
export function browserVault(database: string): KeyVault {
  const worker = new Worker(new URL('./vault-worker.ts', import.meta.url), { type: 'module', name: database })
  const remote = wrap<KeyVault>(worker)
  return {
    status: () => remote.status(),
    create: (options) => remote.create(options),
    unlock: (by) => remote.unlock(by),
    lock: () => remote.lock(),
    rewrap: (change) => remote.rewrap(change),
    keys: (ids) => remote.keys(ids),
    ensureKeys: (ids) => remote.ensureKeys(ids),
    destroyKeys: (ids) => remote.destroyKeys(ids),
    setAside: () => remote.setAside(),
  }
}
