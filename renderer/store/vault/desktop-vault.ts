import type { AssayBridge } from '../../../shared/protocol'
import type { KeyVault } from '../../../shared/vault'

/** Ids in one request across the bridge; its schema takes no more. */
const MOST_IDS = 20_000

type VaultBridge = Pick<
  AssayBridge,
  | 'vaultStatus'
  | 'vaultCreate'
  | 'vaultUnlock'
  | 'vaultLock'
  | 'vaultRewrap'
  | 'vaultKeys'
  | 'vaultEnsureKeys'
  | 'vaultDestroyKeys'
  | 'vaultSetAside'
>

/** The vault of the desktop's main process. */
export function desktopVault(bridge: VaultBridge): KeyVault {
  const inParts = async (ids: readonly string[], ask: (argument: { ids: string[] }) => Promise<Record<string, Uint8Array>>) => {
    const keys: Record<string, Uint8Array> = {}
    for (let at = 0; at < ids.length; at += MOST_IDS) Object.assign(keys, await ask({ ids: ids.slice(at, at + MOST_IDS) }))
    return keys
  }
  return {
    status: () => bridge.vaultStatus(),
    create: (options) => bridge.vaultCreate(options),
    unlock: (by) => bridge.vaultUnlock(by),
    lock: async () => bridge.vaultLock(),
    rewrap: (change) => bridge.vaultRewrap(change),
    keys: (ids) => inParts(ids, (argument) => bridge.vaultKeys(argument)),
    ensureKeys: (ids) => inParts(ids, (argument) => bridge.vaultEnsureKeys(argument)),
    async destroyKeys(ids) {
      for (let at = 0; at < ids.length; at += MOST_IDS) await bridge.vaultDestroyKeys({ ids: ids.slice(at, at + MOST_IDS) })
    },
    setAside: () => bridge.vaultSetAside(),
  }
}
