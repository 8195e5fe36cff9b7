import { webcrypto } from 'node:crypto'
import { argon2id, createKeyVault, type Keychain, type PassphraseCost, type VaultStorage } from '../../../shared/vault'

/** Little enough work that a test of many unlocks stays quick; the real cost is checked once by itself. */
export const QUICK: PassphraseCost = { memoryKiB: 64, passes: 1, lanes: 1 }

/** Storage whose content a test can see and spoil. */
export function memoryStorage(): VaultStorage & { content: Uint8Array | null; aside: (Uint8Array | null)[] } {
  return {
    content: null,
    aside: [],
    async read() {
      return this.content?.slice() ?? null
    },
    async replace(bytes) {
      this.content = bytes.slice()
    },
    async setAside() {
      this.aside.push(this.content)
      this.content = null
    },
  }
}

/** A keychain that wraps by XOR with a secret of its own: a working one, whose secret a test can change. */
export function memoryKeychain(secret = 0x5a): Keychain & { secret: number } {
  const turn = (bytes: Uint8Array, by: number) => bytes.map((byte) => byte ^ by)
  return {
    secret,
    isAvailable: async () => true,
    async wrap(plain) {
      return Uint8Array.from([this.secret, ...turn(plain, this.secret)])
    },
    async unwrap(wrapped) {
      if (wrapped[0] !== this.secret) throw new Error('wrapped by another keychain')
      return turn(wrapped.slice(1), this.secret)
    },
  }
}

/** A vault on Node's WebCrypto and the real Argon2id, over this storage. */
export function vaultOver(storage: VaultStorage, keychain: Keychain | null = null) {
  return createKeyVault({ storage, keychain, crypto: webcrypto, argon2: argon2id, cost: QUICK })
}
