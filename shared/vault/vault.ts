/**
 * The key hierarchy: account key → database key → one content key for each allocation (and for each segment of a list).
 * The account key is wrapped by the operating system's keychain, by a passphrase (Argon2id), and by a recovery code; all other
 * keys are sealed beneath it in one small file that is rewritten as a whole, so that a destroyed key is gone.
 */

/** Where the wrapped keys live. `replace` is atomic: after a crash there is the old content or the new. */
export type VaultStorage = {
  read(): Promise<Uint8Array | null>
  replace(bytes: Uint8Array): Promise<void>
  /** Keeps what is there under a name that is never read again; afterwards there is nothing. */
  setAside(): Promise<void>
  /** Where several windows share the file: runs `work` while no other window reads or writes it. */
  exclusively?<Result>(work: () => Promise<Result>): Promise<Result>
}

/** The operating system's keychain, where there is one. */
export type Keychain = {
  isAvailable(): Promise<boolean>
  wrap(secret: Uint8Array): Promise<Uint8Array>
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>
}

export type VaultStatus = {
  /** Keys have been made for this account on this machine. */
  exists: boolean
  unlocked: boolean
  /** The keychain works here. */
  hasKeychain: boolean
  /** Which ways of unlocking the existing vault knows. */
  ways: ('keychain' | 'passphrase' | 'recovery-code')[]
}

export type UnlockBy = { with: 'keychain' } | { with: 'passphrase'; passphrase: string } | { with: 'recovery-code'; code: string }

export type UnlockResult =
  | { ok: true }
  /** `wrong`: the secret doesn't fit; `damaged`: the file can't be read; `newer`: made by a newer Assay; `none`: nothing to open. */
  | { ok: false; reason: 'wrong' | 'damaged' | 'newer' | 'none' | 'no-keychain' }

/** What protects the keys is to change; what isn't named stays. */
export type Rewrap = {
  /** Proof that whoever asks may: an open desk alone is not enough to give its keys another lock. */
  by: UnlockBy
  /** The passphrase from now on; it takes the place of the one before. */
  passphrase?: string | undefined
  /** The recovery code is lost or was seen: a new one takes its place, and the old one opens nothing any more. */
  newRecoveryCode?: boolean | undefined
}
export type RewrapResult =
  | { ok: true /** The new code, to be shown once; null where none was asked for. */; recoveryCode: string | null }
  | Exclude<UnlockResult, { ok: true }>

/**
 * Key id of the database key. Content keys are named after what they seal, such as `allocation/<id>` or `segment/<id>`
 * (the full list is in `renderer/store/keyring.ts`); to the vault a name is only a name.
 */
export const DATABASE_KEY_ID = 'database'

export type KeyVault = {
  status(): Promise<VaultStatus>
  /** @throws where a vault exists already, or where there is neither passphrase nor keychain. */
  create(options: { passphrase: string | null }): Promise<{ recoveryCode: string }>
  unlock(by: UnlockBy): Promise<UnlockResult>
  lock(): Promise<void>
  /** Changes passphrase, recovery code, or both; durable before it answers. The keys themselves stay, open or locked as they are. */
  rewrap(change: Rewrap): Promise<RewrapResult>
  /** Raw 32-byte keys; ids without a key are absent. @throws where the vault is locked. */
  keys(ids: readonly string[]): Promise<Record<string, Uint8Array>>
  /** The same, making those that are absent; durable before it answers. */
  ensureKeys(ids: readonly string[]): Promise<Record<string, Uint8Array>>
  /**
   * Puts a key file that can't be read out of the way, so that new keys can be made; it is kept beside them, for whoever can mend it.
   * @returns false where the file is sound, missing or of a newer Assay: then nothing is changed
   */
  setAside(): Promise<boolean>
  /** After it answers no copy of these keys is left in the file. */
  destroyKeys(ids: readonly string[]): Promise<void>
}

/** What the process that keeps the vault's file can do beyond that; a window only ever sees a `KeyVault`. */
export type AccountVault = KeyVault & {
  /**
   * Seals a small secret beneath the account key, for a file that its owner keeps (a session token, say). The name is bound to
   * it: a secret sealed as one thing never opens as another. @throws where the vault is locked.
   */
  sealSecret(name: string, secret: Uint8Array): Promise<Uint8Array>
  /** The secret; null where these bytes weren't sealed by this account under this name. @throws where the vault is locked. */
  openSecret(name: string, sealed: Uint8Array): Promise<Uint8Array | null>
}
