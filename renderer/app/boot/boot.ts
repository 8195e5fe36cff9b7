import type { Account, SignInFailure } from '../../../shared/protocol'
import type { KeyVault, Rewrap, RewrapResult, UnlockBy, UnlockResult, VaultStatus } from '../../../shared/vault'
import { type OpenedStore, type Salvaged, StoreError } from '../../store'

/** Where the way from the window's opening to the workbench stands. */
export type Stage =
  | { at: 'starting' }
  /** `canGoBack`: from a locked workbench, which is still there. */
  | { at: 'sign-in'; canGoBack: boolean }
  | { at: 'create-keys'; account: Account }
  /** Shown once, right after the keys were made. */
  | { at: 'recovery-code'; account: Account; code: string }
  | { at: 'unlock'; account: Account; status: VaultStatus }
  /** Opened with the recovery code because the passphrase is forgotten; `code` proves it once more when the new one is set. */
  | { at: 'new-passphrase'; account: Account; code: string }
  /** There is work here, and no keys that could open it. Nothing is made in their place without being asked for. */
  | { at: 'keys-lost'; account: Account; reason: KeysLost }
  | { at: 'open'; account: Account; status: VaultStatus; store: OpenedStore }
  /** `account` is null where it isn't known whose work could not be opened. */
  | { at: 'failed'; error: unknown; account: Account | null }

/** `gone`: there is no key file; `damaged`: it can't be read; `newer`: a newer Assay made it. */
export type KeysLost = 'gone' | 'damaged' | 'newer'

export type SignInResult =
  /** `account` is null where another window takes over (the desktop gives each account its own). */
  { ok: true; account: Account | null } | { ok: false; reason: SignInFailure }

/** As a sample person, or with the hub's provider. */
export type SignInBy = { personId: string } | { /** The provider must ask who it is. */ otherPerson: boolean }

/** What booting needs of the world around it. */
export type BootPorts = {
  /** Whose window this is; null where nobody has signed in yet. Must not need the network. */
  findAccount(): Promise<Account | null>
  signIn(by: SignInBy): Promise<SignInResult>
  /** In whatever way the hub has now. */
  signInAgain(account: Account): Promise<SignInResult>
  /** Gives up a sign-in that waits for somebody in another window. */
  cancelSignIn(): void
  signOut(): Promise<void>
  vaultOf(account: Account): KeyVault
  /** Opens it, and returns the account with what is known only now (the name). */
  openStore(account: Account, vault: KeyVault): Promise<{ store: OpenedStore; account: Account }>
  /** Whether work of the account is on this machine, whatever state it is in. */
  hasDatabase(account: Account): Promise<boolean>
  /** What can be read of all that is kept for the account; the keys must be open. */
  salvage(account: Account, vault: KeyVault): Promise<Salvaged[]>
  /** The account goes on in an empty database; nothing is deleted. */
  setAside(account: Account): Promise<void>
  /** Begins to sync. @returns how to stop. */
  startSync(account: Account, vault: KeyVault): () => Promise<void>
  /** Tells the account's other tabs that it was locked here. */
  tellLocked(account: Account): void
  /** Calls back when it was locked in another tab. @returns how to stop listening */
  onLockedElsewhere(account: Account, callback: () => void): () => void
  /** Lets fields that are being typed in finish. */
  settle(): Promise<void>
  /** Leaves the address that somebody else was at: it may name what only they may see. */
  goHome(): void
}

/**
 * The way to the workbench: account, keys, store, sync, one after the other; and the way back, when it is locked or left.
 * Unlocking is not signing in: only the first sign-in needs the hub.
 */
export class Boot {
  #stage: Stage = { at: 'starting' }
  readonly #listeners = new Set<() => void>()
  readonly #ports: BootPorts
  #stopSync: (() => Promise<void>) | null = null
  #stopListening: (() => void) | null = null
  /** Database of the account that the address in the window belongs to. */
  #atAddress: string | null = null
  /** One step after the other: locking must not overtake opening. */
  #turn: Promise<void> = Promise.resolve()
  /** Whose store is being opened: what fails meanwhile is about it. */
  #opening: Account | null = null

  constructor(ports: BootPorts) {
    this.#ports = ports
  }

  stage = (): Stage => this.#stage

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Finds out whose window this is and goes as far as that leads without asking. */
  start = (): Promise<void> =>
    this.#step(async () => {
      this.#show({ at: 'starting' })
      const account = await this.#ports.findAccount()
      if (account === null) this.#show({ at: 'sign-in', canGoBack: false })
      else await this.#enter(account)
    })

  /** Signs in from the sign-in screen. */
  signIn = async (by: SignInBy): Promise<SignInResult> => {
    const result = await this.#ports.signIn(by)
    if (!result.ok) return result
    await this.#step(async () => {
      if (result.account === null) this.#show({ at: 'starting' })
      else await this.#enter(result.account)
    })
    return result
  }

  /** Signs the person of the open workbench in again; what is open stays open. */
  signInAgain = async (): Promise<SignInResult> => {
    if (this.#stage.at !== 'open') return { ok: true, account: null }
    const { account, store } = this.#stage
    const result = await this.#ports.signInAgain(account)
    if (result.ok) await store.sync.retry()
    return result
  }

  /** Gives up a sign-in that waits for somebody in another window. */
  cancelSignIn = (): void => this.#ports.cancelSignIn()

  /** Makes the keys with a passphrase. @throws what the vault throws. */
  createKeys = async (passphrase: string): Promise<void> => {
    if (this.#stage.at !== 'create-keys') return
    const { account } = this.#stage
    const { recoveryCode } = await this.#ports.vaultOf(account).create({ passphrase })
    this.#listenForLock(account)
    this.#show({ at: 'recovery-code', account, code: recoveryCode })
  }

  /** The recovery code was kept. */
  continue = (): Promise<void> =>
    this.#step(async () => {
      if (this.#stage.at === 'recovery-code') await this.#open(this.#stage.account)
    })

  unlock = async (by: UnlockBy): Promise<UnlockResult> => {
    if (this.#stage.at !== 'unlock') return { ok: true }
    const { account } = this.#stage
    const { ways } = this.#stage.status
    const result = await this.#ports.vaultOf(account).unlock(by)
    if (!result.ok) return result
    this.#listenForLock(account)
    if (by.with === 'recovery-code' && ways.includes('passphrase')) {
      this.#show({ at: 'new-passphrase', account, code: by.code })
    } else await this.#step(() => this.#open(account))
    return result
  }

  /** Sets the passphrase that takes the place of the forgotten one. @throws where it could not be changed */
  choosePassphrase = async (passphrase: string): Promise<void> => {
    if (this.#stage.at !== 'new-passphrase') return
    const { account, code } = this.#stage
    const result = await this.#ports.vaultOf(account).rewrap({ by: { with: 'recovery-code', code }, passphrase })
    if (!result.ok) throw new Error(result.reason)
    await this.keepPassphrase()
  }

  /** Opens by the passphrase that there is: the old one stays where no new one was chosen. */
  keepPassphrase = (): Promise<void> =>
    this.#step(async () => {
      if (this.#stage.at === 'new-passphrase') await this.#open(this.#stage.account)
    })

  /** Changes what protects the keys of the open workbench. */
  rewrap = async (change: Rewrap): Promise<RewrapResult> => {
    if (this.#stage.at !== 'open') return { ok: false, reason: 'none' }
    const { account, store } = this.#stage
    const vault = this.#ports.vaultOf(account)
    const result = await vault.rewrap(change)
    if (result.ok) this.#show({ at: 'open', account, store, status: await vault.status() })
    return result
  }

  /** What can be read of the work that could not be opened. */
  salvage = async (): Promise<Salvaged[]> => {
    if (this.#stage.at !== 'failed' || this.#stage.account === null) return []
    const { account } = this.#stage
    return this.#ports.salvage(account, this.#ports.vaultOf(account))
  }

  /** Goes on without the work that can't be opened: it is kept as it is, beside an empty place. */
  beginAnew = (): Promise<void> =>
    this.#step(async () => {
      if (this.#stage.at !== 'failed' && this.#stage.at !== 'keys-lost') return
      // An update opens these keys again: there is nothing to begin anew for.
      if (this.#stage.at === 'keys-lost' && this.#stage.reason === 'newer') return
      const { account } = this.#stage
      if (account === null) return
      const vault = this.#ports.vaultOf(account)
      this.#show({ at: 'starting' })
      // A key file that can't be read would stand in the way of new keys; a sound one is left where it is.
      await vault.setAside()
      await this.#ports.setAside(account)
      const status = await vault.status()
      if (status.exists) await this.#enter(account)
      else await this.#makeKeys(account, vault, status)
    })

  /** From the locked workbench to the sign-in. What is kept for the account stays. */
  chooseOtherPerson = (): void => this.#show({ at: 'sign-in', canGoBack: true })

  /** Closes everything and locks the keys, in the account's other tabs too. Does nothing unless the keys are open. */
  lock = (): Promise<void> => {
    const account = unlockedAccount(this.#stage)
    if (account) this.#ports.tellLocked(account)
    return this.lockHere()
  }

  /** The same for this tab alone: nobody has touched it for a while, and may be at work in another one. */
  lockHere = (): Promise<void> =>
    this.#step(async () => {
      const account = unlockedAccount(this.#stage)
      if (!account) return
      await this.#close()
      const vault = this.#ports.vaultOf(account)
      await vault.lock()
      this.#show({ at: 'unlock', account, status: await vault.status() })
    })

  /** Locks, ends the sign-in, and shows the sign-in screen. */
  signOut = async (): Promise<void> => {
    // Work stays for whoever signs in again; figures of everybody's don't.
    if (this.#stage.at === 'open') await this.#stage.store.figures.forget()
    await this.lock()
    await this.#step(async () => {
      await this.#ports.signOut()
      this.#ports.goHome()
      this.#show({ at: 'sign-in', canGoBack: false })
    })
  }

  /** Before the window goes: everything typed is stored and the database is closed. */
  leave = (): Promise<void> => this.#step(() => this.#close())

  async #enter(account: Account): Promise<void> {
    if (this.#atAddress !== null && this.#atAddress !== account.database) this.#ports.goHome()
    this.#atAddress = account.database
    const vault = this.#ports.vaultOf(account)
    const status = await vault.status()
    if (!status.exists) {
      if (await this.#ports.hasDatabase(account)) return this.#show({ at: 'keys-lost', account, reason: 'gone' })
      return this.#makeKeys(account, vault, status)
    }
    // A file that knows no way in can't be read; asked to open it, the vault says why.
    if (status.ways.length === 0) return this.#lostKeys(account, await vault.unlock({ with: 'keychain' }))
    if (status.unlocked) return this.#open(account)
    if (status.hasKeychain && status.ways.includes('keychain') && (await vault.unlock({ with: 'keychain' })).ok) {
      return this.#open(account)
    }
    this.#show({ at: 'unlock', account, status })
  }

  #lostKeys(account: Account, why: UnlockResult): void {
    const reason = !why.ok && why.reason === 'newer' ? 'newer' : 'damaged'
    this.#show({ at: 'keys-lost', account, reason })
  }

  async #makeKeys(account: Account, vault: KeyVault, { hasKeychain }: VaultStatus): Promise<void> {
    if (!hasKeychain) return this.#show({ at: 'create-keys', account })
    const { recoveryCode } = await vault.create({ passphrase: null })
    this.#listenForLock(account)
    this.#show({ at: 'recovery-code', account, code: recoveryCode })
  }

  async #open(locked: Account): Promise<void> {
    const vault = this.#ports.vaultOf(locked)
    this.#listenForLock(locked)
    this.#opening = locked
    const { store, account } = await this.#ports.openStore(locked, vault)
    this.#stopSync = this.#ports.startSync(account, vault)
    store.onClosed(() => void this.#lost())
    this.#show({ at: 'open', account, status: await vault.status(), store })
  }

  /** From the moment in which the keys are open, locking in another tab locks here too. */
  #listenForLock(account: Account): void {
    this.#stopListening?.()
    this.#stopListening = this.#ports.onLockedElsewhere(account, () => void this.lockHere())
  }

  /** Another window opened the database with a newer Assay, and this one had to let go. */
  async #lost(): Promise<void> {
    this.#show({ at: 'failed', error: new StoreError('closed', 'The data is open in a newer window.'), account: null })
    this.#stopListening?.()
    await this.#stopSync?.()
    this.#stopSync = null
  }

  async #close(): Promise<void> {
    this.#stopListening?.()
    if (this.#stage.at !== 'open') return
    const { store } = this.#stage
    await this.#ports.settle()
    await store.flush()
    await this.#stopSync?.()
    this.#stopSync = null
    this.#show({ at: 'starting' })
    await store.close()
  }

  #step(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn
      .then(work)
      .catch((error: unknown) => this.#show({ at: 'failed', error, account: this.#opening }))
      .finally(() => {
        this.#opening = null
      })
    return this.#turn
  }

  #show(stage: Stage): void {
    this.#stage = stage
    for (const listener of this.#listeners) listener()
  }
}

/** Whose keys are open; null where none are. */
function unlockedAccount(stage: Stage): Account | null {
  const isUnlocked = stage.at === 'open' || stage.at === 'recovery-code' || stage.at === 'new-passphrase' || stage.at === 'failed'
  return isUnlocked ? stage.account : null
}
