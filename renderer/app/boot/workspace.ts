import type { Account } from '../../../shared/protocol'
import type { KeyVault, VaultStatus } from '../../../shared/vault'
import type { SignInResult } from './boot'

/** What the open workbench knows about whose it is, and how to leave it. */
export type Workspace = {
  account: Account
  /** What the keys are protected by here. */
  protection: Pick<VaultStatus, 'ways' | 'hasKeychain'>
  /** Changes that, given proof. */
  rewrap: KeyVault['rewrap']
  /** Finishes what is typed, closes the store and locks the keys, in the browser's other tabs too. The sign-in stays. */
  lock: () => void
  /** The same in this tab alone. */
  lockHere: () => void
  /** Locks, and ends the sign-in. */
  signOut: () => void
  /** Signs the same person in again; what is open stays open. */
  signInAgain: () => Promise<SignInResult>
  /** Gives that up while it waits for somebody in another window; null where it never does (in a browser the page itself goes there). */
  cancelSignIn: (() => void) | null
}
