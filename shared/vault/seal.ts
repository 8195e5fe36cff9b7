import { type Bytes, utf8, type VaultCrypto, type VaultCryptoKey } from './web-crypto'

const NONCE_BYTES = 12

/** Seals with AES-256-GCM under a fresh random nonce, which goes in front; `context` is bound to it as associated data. */
export async function seal(crypto: VaultCrypto, key: VaultCryptoKey, context: Bytes, plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, key, plain)
  const out = new Uint8Array(NONCE_BYTES + sealed.byteLength)
  out.set(iv)
  out.set(new Uint8Array(sealed), NONCE_BYTES)
  return out
}

/** What `seal` sealed; null where key, context or bytes differ. */
export async function open(crypto: VaultCrypto, key: VaultCryptoKey, context: Bytes, sealed: Bytes): Promise<Bytes | null> {
  const iv = sealed.slice(0, NONCE_BYTES)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: context }, key, sealed.slice(NONCE_BYTES)),
    )
  } catch {
    return null
  }
}

/** An AES key for one purpose, derived from key material of full strength (HKDF-SHA-256, RFC 5869). */
export async function deriveKey(crypto: VaultCrypto, material: Bytes, salt: Bytes, purpose: string): Promise<VaultCryptoKey> {
  const base = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(purpose) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
