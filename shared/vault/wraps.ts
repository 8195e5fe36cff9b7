import type { Wraps } from './file-format'
import { type Argon2, type PassphraseCost, passphraseBytes } from './passphrase'
import { makeRecoveryCode, readRecoveryCode } from './recovery-code'
import { deriveKey, open, seal } from './seal'
import type { Keychain, UnlockBy } from './vault'
import { type Bytes, fromHex, toHex, utf8, type VaultCrypto } from './web-crypto'

const SALT_BYTES = 16
const PASSPHRASE_CONTEXT = 'assay/account-key/passphrase/1'
const RECOVERY_CONTEXT = 'assay/account-key/recovery-code/1'

/** What wrapping and unwrapping need of the world. */
export type WrapTools = { crypto: VaultCrypto; argon2: Argon2; keychain: Keychain | null }

/** Wraps the account key by a passphrase. */
export async function wrapByPassphrase(
  { crypto, argon2 }: WrapTools,
  accountKey: Bytes,
  passphrase: string,
  cost: PassphraseCost,
): Promise<NonNullable<Wraps['passphrase']>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const stretched = Uint8Array.from(await argon2(passphraseBytes(passphrase), salt, cost))
  const key = await deriveKey(crypto, stretched, salt, PASSPHRASE_CONTEXT)
  const wrapped = await seal(crypto, key, utf8(PASSPHRASE_CONTEXT), accountKey)
  return { kdf: 'argon2id', ...cost, salt: toHex(salt), wrapped: toHex(wrapped) }
}

/** Wraps the account key by a new recovery code. The code has 128 random bits, so it needs no stretching. */
export async function wrapByRecoveryCode(
  { crypto }: WrapTools,
  accountKey: Bytes,
): Promise<{ wrap: NonNullable<Wraps['recovery-code']>; code: string }> {
  const { secret, code } = await makeRecoveryCode(crypto)
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const key = await deriveKey(crypto, secret, salt, RECOVERY_CONTEXT)
  const wrapped = await seal(crypto, key, utf8(RECOVERY_CONTEXT), accountKey)
  return { wrap: { kdf: 'hkdf-sha256', salt: toHex(salt), wrapped: toHex(wrapped) }, code }
}

/** The account key; `wrong` where the secret doesn't fit or the vault doesn't know this way. */
export async function unwrapAccountKey(tools: WrapTools, wraps: Wraps, by: UnlockBy): Promise<Bytes | 'wrong' | 'no-keychain'> {
  const { crypto, argon2, keychain } = tools
  if (by.with === 'keychain') {
    if (keychain === null || !(await keychain.isAvailable())) return 'no-keychain'
    if (wraps.keychain === undefined) return 'wrong'
    try {
      return Uint8Array.from(await keychain.unwrap(fromHex(wraps.keychain.wrapped)))
    } catch {
      // The keychain is another one, or was reset: its own error says no more than that.
      return 'wrong'
    }
  }
  if (by.with === 'passphrase') {
    const wrap = wraps.passphrase
    if (wrap === undefined) return 'wrong'
    const salt = fromHex(wrap.salt)
    const stretched = Uint8Array.from(await argon2(passphraseBytes(by.passphrase), salt, wrap))
    const key = await deriveKey(crypto, stretched, salt, PASSPHRASE_CONTEXT)
    return (await open(crypto, key, utf8(PASSPHRASE_CONTEXT), fromHex(wrap.wrapped))) ?? 'wrong'
  }
  const wrap = wraps['recovery-code']
  const secret = await readRecoveryCode(crypto, by.code)
  if (wrap === undefined || secret === null) return 'wrong'
  const key = await deriveKey(crypto, secret, fromHex(wrap.salt), RECOVERY_CONTEXT)
  return (await open(crypto, key, utf8(RECOVERY_CONTEXT), fromHex(wrap.wrapped))) ?? 'wrong'
}
