import type { Account } from '../../../shared/protocol'
import type { KeyVault } from '../../../shared/vault'
import { desktopBridge } from '../../kit'
import type { BootPorts } from '../boot/boot'
import { borrowVault } from './lent-vault'

/**
 * How the second window starts: with the workbench's account and keys, without a sign-in of its own, and without syncing, which the
 * workbench does. On the desktop the main process keeps both anyway.
 */
export function secondWindowPorts(workbench: BootPorts): BootPorts {
  // It closes when its workbench is locked, so it needn't hear of that itself.
  const alone: BootPorts = { ...workbench, startSync: () => async () => undefined, onLockedElsewhere: () => () => undefined }
  if (desktopBridge()) return alone
  const vaults = new Map<string, KeyVault>()
  return {
    ...alone,
    async findAccount(): Promise<Account | null> {
      const borrowed = await borrowVault()
      if (!borrowed) return null
      vaults.set(borrowed.account.database, borrowed.vault)
      return borrowed.account
    },
    vaultOf: (account) => vaults.get(account.database) ?? workbench.vaultOf(account),
  }
}
