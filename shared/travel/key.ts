import {
  type Bytes,
  deriveKey,
  readSecretCode,
  toHex,
  utf8,
  type VaultCrypto,
  type VaultCryptoKey,
  writeSecretCode,
} from '../vault'

/** Mixed into the check digits of codes: a recovery code that is typed in the place of a travel code is told apart at once. */
const CODE_PURPOSE = 'assay/travel-code/1'
const KEY_PURPOSE = 'assay/travel-key/1'
const NAME_PURPOSE = 'assay/travel-key-name/1'
const SECRET_BYTES = 16
const NAME_DIGITS = 32

/** What a person's devices share and the hub never has: 128 random bits. */
export type TravelSecret = Bytes

/** The key that seals drafts, with the name by which the hub and other devices know it. */
export type TravelKey = { key: VaultCryptoKey; name: string }

export function makeTravelSecret(crypto: VaultCrypto): TravelSecret {
  return crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
}

/** The code that a person types on their other device: seven groups of four digits. */
export function writeTravelCode(crypto: VaultCrypto, secret: TravelSecret): Promise<string> {
  return writeSecretCode(crypto, secret, CODE_PURPOSE)
}

/** The secret behind a code as it was typed; null where it isn't a travel code. */
export function readTravelCode(crypto: VaultCrypto, typed: string): Promise<TravelSecret | null> {
  return readSecretCode(crypto, typed, CODE_PURPOSE)
}

/** The key of a secret. Its name is a hash that tells nothing of the key: who knows it can only tell whether two keys are the same. */
export async function travelKeyOf(crypto: VaultCrypto, secret: TravelSecret): Promise<TravelKey> {
  const named = Uint8Array.from([...utf8(NAME_PURPOSE), ...secret])
  const name = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', named))).slice(0, NAME_DIGITS)
  return { key: await deriveKey(crypto, secret, utf8(''), KEY_PURPOSE), name }
}
