import { type Bytes, utf8 } from './web-crypto'

/** How much work a guess at the passphrase takes (Argon2id, RFC 9106). Stored with what it protects. */
export type PassphraseCost = {
  memoryKiB: number
  passes: number
  lanes: number
}

/** RFC 9106's second recommended option (64 MiB, 3 passes), on one lane because WebAssembly computes on one thread. */
export const PASSPHRASE_COST: PassphraseCost = { memoryKiB: 65_536, passes: 3, lanes: 1 }

/** Argon2id with 32 bytes of output. */
export type Argon2 = (passphrase: Bytes, salt: Bytes, cost: PassphraseCost) => Promise<Uint8Array>

/** The bytes of a passphrase. Typed on another keyboard, the same letters may be composed differently: NFKC makes them equal. */
export function passphraseBytes(passphrase: string): Bytes {
  return utf8(passphrase.normalize('NFKC'))
}
