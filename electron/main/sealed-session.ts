import { rm } from 'node:fs/promises'
import { z } from 'zod'
import type { AccountVault } from '../../shared/vault'
import { readIfThere, replaceFile } from './atomic-file'

const SESSION_SECRET = 'session'

const OpenSessionSchema = z.object({
  token: z.string().min(20),
  /** The token is sent nowhere else. */
  hubOrigin: z.string(),
  personName: z.string(),
  /** When the hub ends the session by itself; null where that isn't known. */
  expiresAt: z.iso.datetime().nullable().default(null),
  /** How to get the next one from the provider; null where a person has to sign in again. */
  renewal: z
    .object({ issuer: z.url(), clientId: z.string(), refreshToken: z.string().min(1) })
    .nullable()
    .default(null),
})
export type Renewal = NonNullable<OpenSession['renewal']>
export type OpenSession = z.infer<typeof OpenSessionSchema>

/**
 * A person's sign-in: in memory while the vault is unlocked, sealed beneath the account key on the disk, so that unlocking is
 * all that a restart asks for. It never leaves the main process.
 */
export type SealedSession = {
  /** The sign-in with this window's hub; null where there is none, or it is locked away. */
  open(): OpenSession | null
  personName(): string | null
  /** Takes a new sign-in; sealed at once where the vault is unlocked, otherwise at the next `recall`. */
  begin(session: OpenSession): Promise<void>
  /** What a renewal brought, for whoever is signed in: kept also where the window was locked meanwhile, and shown only after unlocking. */
  renew(session: OpenSession): Promise<void>
  /** After unlocking: opens what is on the disk, or seals what was begun before there were keys. */
  recall(): Promise<void>
  /** Forgets what is in memory; the sealed copy stays. */
  hide(): void
  /** Signed out: forgets both. */
  end(): Promise<void>
}

/** @param hubOrigin the hub that this window works with: a token of another one is left alone */
export function createSealedSession(path: string, vault: AccountVault, hubOrigin: string): SealedSession {
  let open: OpenSession | null = null
  /** Came while locked. */
  let waiting: OpenSession | null = null
  let isHidden = false

  async function save(session: OpenSession): Promise<void> {
    const sealed = await vault.sealSecret(SESSION_SECRET, Buffer.from(JSON.stringify(session)))
    await replaceFile(path, sealed)
  }

  return {
    open: () => (open?.hubOrigin === hubOrigin ? open : null),
    personName: () => open?.personName ?? null,
    async renew(session) {
      if (isHidden) waiting = session
      else if (open !== null) await this.begin(session)
    },
    async begin(session) {
      open = session
      if ((await vault.status()).unlocked) await save(session)
    },
    async recall() {
      isHidden = false
      open ??= waiting
      waiting = null
      if (open !== null) return save(open)
      const sealed = await readIfThere(path)
      const plain = sealed === null ? null : await vault.openSecret(SESSION_SECRET, sealed)
      // What can't be read costs a sign-in and nothing else.
      if (plain !== null) open = OpenSessionSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
    },
    hide() {
      isHidden = true
      open = null
    },
    async end() {
      open = null
      waiting = null
      await rm(path, { force: true })
    },
  }
}
