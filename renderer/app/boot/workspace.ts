import type { Account } from '../../../shared/protocol'
import type { VaultStatus } from '../../../shared/vault'
import type { SignInResult } from './boot'

/** What the open workbench knows about whose it is, and how to leave it. */
export type Workspace = {
  account: Account
  /** What the keys are protected by here. */
  ways: VaultStatus['ways']
  /** Finishes what is typed, closes the store and locks the keys. The sign-in stays. */
  lock: () => void
  /** Locks, and ends the sign-in. */
  signOut: () => void
  /** Signs the same person in again; what is open stays open. */
  signInAgain: () => Promise<SignInResult>
}
