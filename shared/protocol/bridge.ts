import { z } from 'zod'
import { IdSchema, PersonSchema } from '../domain'
import type { Session, SignInFailure } from './session'
import type { RewrapResult, UnlockResult, VaultStatus } from '../vault/vault'

/**
 * Every message between the renderer and the desktop's main process: a dozen named verbs, each with the schema of its argument
 * (parsed in main, whatever the renderer sends) and the type of its answer. In a browser there is no bridge.
 */
export const AccountSchema = z.object({
  /** Name of the local database and of the session partition: a hash of hub and person. */
  database: z.string().regex(/^assay-[0-9a-f]{32}$/),
  person: PersonSchema,
  hub: z.object({ id: IdSchema, name: z.string(), timeZone: z.string() }),
})
export type Account = z.infer<typeof AccountSchema>

export const UnlockBySchema = z.discriminatedUnion('with', [
  z.object({ with: z.literal('keychain') }),
  z.object({ with: z.literal('passphrase'), passphrase: z.string().min(1).max(1024) }),
  z.object({ with: z.literal('recovery-code'), code: z.string().min(1).max(200) }),
])

const KeyIdsSchema = z.object({ ids: z.array(z.string().min(1).max(120)).max(20_000) })

export const BRIDGE_ARGUMENTS = {
  /** What runs here. */
  about: z.void(),
  /** Whose window this is; null before the first sign-in. */
  account: z.void(),
  /** Signs in with the hub's provider through the system browser; answers when that has ended. */
  signInOutside: z.object({ /** Whether the provider must ask who it is. */ otherPerson: z.boolean() }),
  /** Gives that up. */
  cancelSignIn: z.void(),
  /** How much room is left on the disk with the work; asked now and then. */
  disk: z.void(),
  vaultStatus: z.void(),
  /** Makes the account's keys. Without a passphrase only where there is a keychain. */
  vaultCreate: z.object({ passphrase: z.string().min(8).max(1024).nullable() }),
  vaultUnlock: UnlockBySchema,
  vaultLock: z.void(),
  /** Changes what protects the keys. */
  vaultRewrap: z.object({
    by: UnlockBySchema,
    passphrase: z.string().min(8).max(1024).optional(),
    newRecoveryCode: z.boolean().optional(),
  }),
  vaultKeys: KeyIdsSchema,
  vaultEnsureKeys: KeyIdsSchema,
  vaultDestroyKeys: KeyIdsSchema,
  /** Puts a key file that can't be read out of the way; refuses every other. */
  vaultSetAside: z.void(),
  /** Native save dialog; the name is made safe and the file is marked as downloaded. */
  saveCopy: z.object({ fileName: z.string().min(1).max(400), mediaType: z.string().max(120), bytes: z.instanceof(Uint8Array) }),
  /** Opens an https address, or the hub's own public page, in the system browser. */
  openExternal: z.object({ url: z.url().max(2000) }),
  /** Shows something by the system, outside of the window; `route` is the place to which a click leads. */
  tell: z.object({
    title: z.string().min(1).max(200),
    body: z.string().max(500),
    route: z.string().regex(/^\/[a-z-]+(\/[a-z-]+)?$/),
  }),
  /** The renderer has flushed and closed its database: the window may close now. */
  readyToClose: z.void(),
} as const

export type BridgeVerb = keyof typeof BRIDGE_ARGUMENTS

export type BridgeAnswers = {
  about: { version: string; platform: string; trialRuntime: boolean; hubOrigin: string }
  account: Account | null
  /** Without the token, which stays in the main process. */
  signInOutside: { ok: true; session: Session } | { ok: false; reason: SignInFailure }
  cancelSignIn: undefined
  /** What this user may still fill of it, in bytes. */
  disk: { freeBytes: number }
  vaultStatus: VaultStatus
  vaultCreate: { recoveryCode: string }
  vaultUnlock: UnlockResult
  vaultLock: undefined
  vaultRewrap: RewrapResult
  /** Raw 32-byte keys by id; ids without a key are absent. */
  vaultKeys: Record<string, Uint8Array>
  vaultEnsureKeys: Record<string, Uint8Array>
  vaultDestroyKeys: undefined
  vaultSetAside: boolean
  saveCopy: { saved: boolean }
  openExternal: { opened: boolean }
  /** Whether this system shows such a thing. */
  tell: { shown: boolean }
  readyToClose: undefined
}

type Argument<Verb extends BridgeVerb> = z.input<(typeof BRIDGE_ARGUMENTS)[Verb]>

/** What preload puts at `window.assay`. A verb rejects with an `Error` whose message can be shown. */
export type AssayBridge = {
  [Verb in BridgeVerb]: Argument<Verb> extends void
    ? () => Promise<BridgeAnswers[Verb]>
    : (argument: Argument<Verb>) => Promise<BridgeAnswers[Verb]>
} & {
  /** Calls back when the window wants to close; answer with `readyToClose` within five seconds. Returns how to stop listening. */
  onClosing(callback: () => void): () => void
  /** Calls back with the place to which a click on what was told leads. Returns how to stop listening. */
  onGo(callback: (route: string) => void): () => void
}
