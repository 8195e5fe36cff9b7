import { newId } from '../../shared/domain'
import type { KeyVault } from '../../shared/vault'
import { DATABASE_KEY_ID } from '../../shared/vault'
import { StoreError } from './store-error'

/**
 * What keys are for. Each is destroyed by itself, and what it seals is gone with it:
 * - `allocation`: a submission's details and my work on it;
 * - `evidence`: by itself, because a lease that ends takes evidence and leaves my work;
 * - `command`: by itself, because commands are kept for 30 days after the allocation's content has gone;
 * - `submission`: the details of a submission that arrived before its allocation, or that several allocations share;
 * - `handed-draft`: a draft that was handed to me and arrived before its allocation;
 * - `segment`: a segment of the list;
 * - `credential`: a badge's summary, document and picture;
 * - `exemplar`: what a panel gave for one exemplar of a calibration round, with the passages that they quote;
 * - `comment`: what somebody said in a thread of a round.
 */
export type KeyPurpose =
  | 'allocation'
  | 'evidence'
  | 'command'
  | 'submission'
  | 'handed-draft'
  | 'segment'
  | 'credential'
  | 'opening'
  | 'pending-decision'
  | 'exemplar'
  | 'comment'

/** Seals what isn't about one piece of work: achievements, rubrics, preferences. */
export const DATABASE_KEY = DATABASE_KEY_ID

/**
 * A name for a new key; the row that it seals keeps it. A name is never used twice: another window may still hold a key that was
 * destroyed, and must not seal anything new with it.
 */
export function newKeyId(purpose: KeyPurpose): string {
  return `${purpose}/${newId()}`
}

/** Enough for a long list; a whole first pull needn't stay in memory. */
const MOST_KEYS = 4000

/** Keys as WebCrypto holds them: usable, never readable again, forgotten when the store closes. */
export class Keyring {
  readonly #held = new Map<string, CryptoKey>()
  readonly #vault: Pick<KeyVault, 'keys' | 'ensureKeys' | 'destroyKeys'>

  constructor(vault: Pick<KeyVault, 'keys' | 'ensureKeys' | 'destroyKeys'>) {
    this.#vault = vault
  }

  /** The keys that exist; ids without one are absent. */
  async find(ids: readonly string[]): Promise<Map<string, CryptoKey>> {
    return this.#collect(ids, (missing) => this.#vault.keys(missing))
  }

  /** The key. @throws StoreError `key-destroyed` where there is none. */
  async need(id: string): Promise<CryptoKey> {
    const held = this.#held.get(id)
    if (held) return held
    const key = (await this.find([id])).get(id)
    if (!key) throw new StoreError('key-destroyed', 'What this key sealed is gone.')
    return key
  }

  /** The keys, made where they are absent; the vault's file has them when this resolves. */
  async ensure(ids: readonly string[]): Promise<Map<string, CryptoKey>> {
    return this.#collect(ids, (missing) => this.#vault.ensureKeys(missing))
  }

  async destroy(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    for (const id of ids) this.#held.delete(id)
    await this.#vault.destroyKeys(ids)
  }

  forget(): void {
    this.#held.clear()
  }

  async #collect(ids: readonly string[], ask: (missing: string[]) => Promise<Record<string, Uint8Array>>) {
    const found = new Map<string, CryptoKey>()
    const missing: string[] = []
    for (const id of ids) {
      const held = this.#held.get(id)
      if (held) found.set(id, held)
      else missing.push(id)
    }
    if (missing.length === 0) return found
    const raw = await ask(missing)
    await Promise.all(
      Object.entries(raw).map(async ([id, bytes]) => {
        const key = await crypto.subtle.importKey('raw', bytes as Uint8Array<ArrayBuffer>, 'AES-GCM', false, [
          'encrypt',
          'decrypt',
        ])
        bytes.fill(0)
        found.set(id, key)
        this.#hold(id, key)
      }),
    )
    return found
  }

  #hold(id: string, key: CryptoKey): void {
    if (this.#held.size >= MOST_KEYS) {
      const oldest = this.#held.keys().next()
      if (!oldest.done) this.#held.delete(oldest.value)
    }
    this.#held.set(id, key)
  }
}
