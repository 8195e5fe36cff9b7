import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A source of random bytes; `randomBytes` of Node, or a seeded one in tests. */
export type Random = (size: number) => Buffer

/** What only this hub knows. Each use has a key of its own, derived from one master key (HKDF-SHA-256, RFC 5869). */
export class Secrets {
  readonly #wrap: Buffer
  readonly #names: Buffer
  readonly #pseudonyms: Buffer
  readonly #lots: Buffer
  readonly #cursors: Buffer
  readonly #webhooks: Buffer
  /** By which a database knows the keys that it was made with; it says nothing about them. */
  readonly mark: string

  constructor(
    master: Uint8Array,
    readonly random: Random,
  ) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, new Uint8Array(0), `assay-hub/${use}`, 32))
    this.#wrap = derive('candidate-keys')
    this.#names = derive('name-marks')
    this.#pseudonyms = derive('pseudonyms')
    this.#lots = derive('lots')
    this.#cursors = derive('cursors')
    this.#webhooks = derive('webhooks')
    this.mark = derive('mark').toString('hex')
  }

  /** A fresh key for one candidate, wrapped for storing. */
  newCandidateKey(candidateId: string): { key: Buffer; wrapped: Buffer } {
    const key = this.random(32)
    return { key, wrapped: this.#seal(this.#wrap, key, `candidate-key|${candidateId}`) }
  }

  /** The candidate's key out of its wrapping. */
  openCandidateKey(candidateId: string, wrapped: Uint8Array): Buffer {
    return this.#open(this.#wrap, wrapped, `candidate-key|${candidateId}`)
  }

  /** A fresh key for what is said in one calibration round, wrapped for storing. */
  newRoundKey(roundId: string): { key: Buffer; wrapped: Buffer } {
    const key = this.random(32)
    return { key, wrapped: this.#seal(this.#wrap, key, `round-key|${roundId}`) }
  }

  /** The round's key out of its wrapping. */
  openRoundKey(roundId: string, wrapped: Uint8Array): Buffer {
    return this.#open(this.#wrap, wrapped, `round-key|${roundId}`)
  }

  /** Seals a candidate's personal data under their key. */
  sealPersonal(candidateId: string, key: Uint8Array, data: PersonalData): Buffer {
    return this.#seal(key, Buffer.from(JSON.stringify(data)), `candidate|${candidateId}`)
  }

  /** Opens what `sealPersonal` sealed. */
  openPersonal(candidateId: string, key: Uint8Array, sealed: Uint8Array): PersonalData {
    return JSON.parse(this.#open(key, sealed, `candidate|${candidateId}`).toString())
  }

  /** Seals what somebody said about a candidate's work under the candidate's key. */
  sealReason(id: string, key: Uint8Array, words: string): Buffer {
    return this.#seal(key, Buffer.from(words), `reason|${id}`)
  }

  /** Opens what `sealReason` sealed. */
  openReason(id: string, key: Uint8Array, sealed: Uint8Array): string {
    return this.#open(key, sealed, `reason|${id}`).toString()
  }

  /**
   * Seals a record of a candidate's work under the candidate's key.
   * @param place which record it is: sealed for one place, it opens in no other
   */
  sealRecord(place: string, key: Uint8Array, record: unknown): Buffer {
    return this.#seal(key, Buffer.from(JSON.stringify(record)), place)
  }

  /** Opens what `sealRecord` sealed for this place. The caller says what was sealed there. */
  openRecord<Content>(place: string, key: Uint8Array, sealed: Uint8Array): Content {
    return JSON.parse(this.#open(key, sealed, place).toString()) as Content
  }

  /** A lot between 0 and 1 that is always the same for this name, and that nobody outside can foresee (HMAC-SHA-256). */
  draw(name: string): number {
    return createHmac('sha256', this.#lots).update(name).digest().readUInt32BE(0) / 2 ** 32
  }

  /** Hides a place in the feed from whoever keeps it. */
  sealCursor(text: string): Buffer {
    return this.#seal(this.#cursors, Buffer.from(text), 'cursor')
  }

  /** Opens what `sealCursor` sealed; undefined where this hub didn't. */
  openCursor(sealed: Uint8Array): string | undefined {
    try {
      return this.#open(this.#cursors, sealed, 'cursor').toString()
    } catch {
      return undefined
    }
  }

  /** Seals what a rule's webhook is signed with. */
  sealWebhookSecret(ruleId: string, secret: string): Buffer {
    return this.#seal(this.#webhooks, Buffer.from(secret), `webhook|${ruleId}`)
  }

  /** Opens what `sealWebhookSecret` sealed. */
  openWebhookSecret(ruleId: string, sealed: Uint8Array): string {
    return this.#open(this.#webhooks, sealed, `webhook|${ruleId}`).toString()
  }

  /** Stands for a name where two names only need to be compared. */
  markOfName(name: string): string {
    const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
    return createHmac('sha256', this.#names).update(plain).digest('hex')
  }

  /**
   * "7F3K-Q2" for somebody within an achievement: the same each time, and telling nothing (HMAC-SHA-256 in Crockford's base 32).
   * @param attempt counts up where the one before belongs to another person already: six signs can meet by chance
   */
  pseudonym(achievementId: string, who: string, attempt = 0): string {
    const digest = createHmac('sha256', this.#pseudonyms).update(`${achievementId}|${who}|${attempt}`).digest()
    const signs = [...digest.subarray(0, 6)].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('')
    return `${signs.slice(0, 4)}-${signs.slice(4)}`
  }

  /** AES-256-GCM: nonce (12 bytes), tag (16 bytes), cipher text. */
  #seal(key: Uint8Array, plain: Uint8Array, bind: string): Buffer {
    const nonce = this.random(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bind))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }

  #open(key: Uint8Array, sealed: Uint8Array, bind: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bind))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  }
}

export type PersonalData = { name: string; email: string }

/** The hub's secrets from its master key file (owner-only), which is made where there is none. */
export async function loadSecrets(keysFolder: string, random: Random): Promise<Secrets> {
  const path = join(keysFolder, 'master.key')
  try {
    return new Secrets(await readFile(path), random)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const master = random(32)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(master)
    await file.sync()
  } finally {
    await file.close()
  }
  return new Secrets(master, random)
}
