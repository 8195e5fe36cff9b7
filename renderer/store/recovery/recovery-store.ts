import type { StoreContext } from '../context'
import type { RecoveryStore } from '../contract'
import type { OpenOptions } from '../open-context'
import { makeBackup } from './backup'
import { findOnlyHere } from './only-here'
import { restoreBackup } from './restore'
import { salvage } from './salvage'

/** Ways out of trouble, and what to keep against it. */
export function recoveryStore(context: StoreContext, options: OpenOptions): RecoveryStore {
  const { db } = context
  return {
    backup: () => makeBackup(context),
    onlyHere: () => findOnlyHere(db),
    restore: (backup) => restoreBackup(context, backup),
    salvage: () => salvage(options),
    resetAt: () => db.readMeta('resetAt', null),
    acknowledgeReset: () => db.writeMeta('resetAt', null),
  }
}
