import type { Account, AssayBridge } from '../../../shared/protocol'
import type { KeyVault } from '../../../shared/vault'
import { browserVault } from './browser-vault'
import { desktopVault } from './desktop-vault'

const opened = new Map<string, KeyVault>()

/**
 * The account's key vault: the desktop's main process keeps it where there is one, otherwise a worker of this window does. The
 * same vault for as long as the window lives.
 */
export function keyVaultOf(account: Pick<Account, 'database'>): KeyVault {
  const known = opened.get(account.database)
  if (known) return known
  const { assay } = window as { assay?: AssayBridge }
  const vault = assay ? desktopVault(assay) : browserVault(account.database)
  opened.set(account.database, vault)
  return vault
}
