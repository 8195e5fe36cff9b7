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
})
export type OpenSession = z.infer<typeof OpenSessionSchema>

/**
 * A person's sign-in: in memory while the vault is unlocked, sealed beneath the account key on the disk, so that unlocking is
 * all that a restart asks for. It never leaves the main process.
 */
export type SealedSession = {
  token(): string | null
  personName(): string | null
  /** Takes a new sign-in; sealed at once where the vault is unlocked, otherwise at the next `recall`. */
  begin(session: OpenSession): Promise<void>
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

  async function save(session: OpenSession): Promise<void> {
    const sealed = await vault.sealSecret(SESSION_SECRET, Buffer.from(JSON.stringify(session)))
    await replaceFile(path, sealed)
  }

  return {
    token: () => (open?.hubOrigin === hubOrigin ? open.token : null),
    personName: () => open?.personName ?? null,
    async begin(session) {
      open = session
      if ((await vault.status()).unlocked) await save(session)
    },
    async recall() {
      if (open !== null) return save(open)
      const sealed = await readIfThere(path)
      const plain = sealed === null ? null : await vault.openSecret(SESSION_SECRET, sealed)
      // What can't be read costs a sign-in and nothing else.
      if (plain !== null) open = OpenSessionSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')))
    },
    hide() {
      open = null
    },
    async end() {
      open = null
      await rm(path, { force: true })
    },
  }
}
