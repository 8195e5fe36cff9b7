/**
 * The part of WebCrypto that the vault needs, so that it runs on the browser's `crypto` and on Node's `webcrypto` alike
 * (shared code knows neither world's types).
 */
export type VaultCrypto = {
  getRandomValues(array: Bytes): Bytes
  readonly subtle: {
    digest(algorithm: string, bytes: Bytes): Promise<ArrayBuffer>
    importKey(format: 'raw', key: Bytes, algorithm: string, extractable: boolean, usages: Usage[]): Promise<VaultCryptoKey>
    deriveKey(
      algorithm: { name: string; hash: string; salt: Bytes; info: Bytes },
      key: VaultCryptoKey,
      derived: { name: string; length: number },
      extractable: boolean,
      usages: Usage[],
    ): Promise<VaultCryptoKey>
    encrypt(algorithm: AesGcm, key: VaultCryptoKey, bytes: Bytes): Promise<ArrayBuffer>
    decrypt(algorithm: AesGcm, key: VaultCryptoKey, bytes: Bytes): Promise<ArrayBuffer>
  }
}

export type Bytes = Uint8Array<ArrayBuffer>
type Usage = 'encrypt' | 'decrypt' | 'deriveKey'
type AesGcm = { name: 'AES-GCM'; iv: Bytes; additionalData: Bytes }

/** A key that WebCrypto holds; opaque here. */
export type VaultCryptoKey = { readonly type: 'private' | 'public' | 'secret' }

// Both worlds have these globals; shared code is compiled without either world's library.
declare const TextEncoder: new () => { encode(text: string): Bytes }
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

/** The text's UTF-8 bytes. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** The text of these UTF-8 bytes. @throws where they aren't UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes of hexadecimal digits (an even number of them; the schema of the vault's header makes sure). */
export function fromHex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
