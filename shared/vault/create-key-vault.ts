import { readVaultFile, type Wraps, writePreamble, writeVaultFile } from './file-format'
import { KEY_BYTES, type KeyTable, readKeyTable, writeKeyTable } from './key-table'
import { type Argon2, PASSPHRASE_COST, type PassphraseCost } from './passphrase'
import { deriveKey, open, seal } from './seal'
import type { AccountVault, Keychain, RewrapResult, UnlockResult, VaultStatus, VaultStorage } from './vault'
import { type Bytes, toHex, utf8, type VaultCrypto, type VaultCryptoKey } from './web-crypto'
import { unwrapAccountKey, wrapByPassphrase, wrapByRecoveryCode } from './wraps'

export type KeyVaultOptions = {
  storage: VaultStorage
  /** Null where this machine has none. */
  keychain: Keychain | null
  crypto: VaultCrypto
  argon2: Argon2
  /** Cost of a new passphrase; tests take a small one. An existing vault keeps its own. */
  cost?: PassphraseCost
}

/** Why the vault can't do what was asked. */
export class KeyVaultError extends Error {
  override name = 'KeyVaultError'
  constructor(
    readonly reason: 'locked' | 'exists' | 'no-way-to-wrap' | 'none' | 'damaged' | 'newer',
    message: string,
  ) {
    super(message)
  }
}

type Opened = {
  tableKey: VaultCryptoKey
  secretKey: VaultCryptoKey
  table: KeyTable
  /** Names the state of the file that `table` came from. */
  sum: string
}

/**
 * The key vault over any storage. Pure: keychain, WebCrypto and Argon2 are passed in. Every change re-reads the file first, so
 * that several windows can share it, and memory changes only after the file has.
 */
export function createKeyVault(options: KeyVaultOptions): AccountVault {
  const { storage, keychain, crypto } = options
  let opened: Opened | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One operation after the other here, and among the windows that share the file. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(() => (storage.exclusively ? storage.exclusively(work) : work()))
    last = result.catch(() => undefined)
    return result
  }

  function mustBeOpen(): Opened {
    if (opened === null) throw new KeyVaultError('locked', 'The keys are locked.')
    return opened
  }

  async function readFile() {
    const bytes = await storage.read()
    return bytes === null ? ('none' as const) : readVaultFile(crypto, Uint8Array.from(bytes))
  }

  async function openTable(tableKey: VaultCryptoKey, file: { preamble: Bytes; sealedTable: Bytes }) {
    const plain = await open(crypto, tableKey, file.preamble, file.sealedTable)
    return plain === null ? null : readKeyTable(plain)
  }

  /** The file as it is now, with its keys. Another window may have changed it since. */
  async function current(): Promise<{ now: Opened; preamble: Bytes }> {
    const known = mustBeOpen()
    const file = await readFile()
    if (typeof file === 'string') throw new KeyVaultError(file, `The key file can't be used (${file}).`)
    if (file.sum === known.sum) return { now: known, preamble: file.preamble }
    const table = await openTable(known.tableKey, file)
    if (table === null) throw new KeyVaultError('damaged', "The key file can't be opened with these keys any more.")
    const now = { ...known, table, sum: file.sum }
    opened = now
    return { now, preamble: file.preamble }
  }

  async function replaceTable(now: Opened, preamble: Bytes, table: KeyTable): Promise<void> {
    const sealed = await seal(crypto, now.tableKey, preamble, writeKeyTable(table))
    const { bytes, sum } = await writeVaultFile(crypto, preamble, sealed)
    await storage.replace(bytes)
    // A lock that came in the meantime stays a lock.
    if (opened !== null) opened = { ...now, table, sum }
  }

  async function subkeys(accountKey: Bytes): Promise<Pick<Opened, 'tableKey' | 'secretKey'>> {
    const none = new Uint8Array(0)
    return {
      tableKey: await deriveKey(crypto, accountKey, none, 'assay/key-table/1'),
      secretKey: await deriveKey(crypto, accountKey, none, 'assay/secret/1'),
    }
  }

  return {
    async status(): Promise<VaultStatus> {
      const file = await inTurn(readFile)
      const wraps = typeof file === 'string' ? {} : file.wraps
      return {
        exists: file !== 'none',
        unlocked: opened !== null,
        hasKeychain: keychain !== null && (await keychain.isAvailable()),
        ways: (['keychain', 'passphrase', 'recovery-code'] as const).filter((way) => way in wraps),
      }
    },

    create: ({ passphrase }) =>
      inTurn(async () => {
        // Whatever is there, even damaged, may be somebody's only way back to their work: it is never written over.
        if ((await storage.read()) !== null) throw new KeyVaultError('exists', 'This account has keys on this machine already.')
        const accountKey = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
        const wraps: Wraps = {}
        if (passphrase !== null) {
          wraps.passphrase = await wrapByPassphrase(options, accountKey, passphrase, options.cost ?? PASSPHRASE_COST)
        } else if (keychain !== null && (await keychain.isAvailable())) {
          wraps.keychain = { wrapped: toHex(await keychain.wrap(accountKey)) }
        } else {
          throw new KeyVaultError('no-way-to-wrap', 'Without a keychain, a passphrase is needed.')
        }
        const recovery = await wrapByRecoveryCode(options, accountKey)
        wraps['recovery-code'] = recovery.wrap
        const fresh: Opened = { ...(await subkeys(accountKey)), table: new Map(), sum: '' }
        accountKey.fill(0)
        opened = fresh
        await replaceTable(fresh, writePreamble(wraps), new Map()).catch((error: unknown) => {
          opened = null
          throw error
        })
        return { recoveryCode: recovery.code }
      }),

    unlock: (by) =>
      inTurn(async (): Promise<UnlockResult> => {
        const file = await readFile()
        if (typeof file === 'string') return { ok: false, reason: file }
        const accountKey = await unwrapAccountKey(options, file.wraps, by)
        if (typeof accountKey === 'string') return { ok: false, reason: accountKey }
        const keys = await subkeys(accountKey)
        accountKey.fill(0)
        const table = await openTable(keys.tableKey, file)
        if (table === null) return { ok: false, reason: 'damaged' }
        opened = { ...keys, table, sum: file.sum }
        return { ok: true }
      }),

    rewrap: ({ by, passphrase, newRecoveryCode = false }) =>
      inTurn(async (): Promise<RewrapResult> => {
        const file = await readFile()
        if (typeof file === 'string') return { ok: false, reason: file }
        const accountKey = await unwrapAccountKey(options, file.wraps, by)
        if (typeof accountKey === 'string') return { ok: false, reason: accountKey }
        const keys = await subkeys(accountKey)
        const table = await openTable(keys.tableKey, file)
        if (table === null) return { ok: false, reason: 'damaged' }
        const wraps = { ...file.wraps }
        const cost = options.cost ?? PASSPHRASE_COST
        if (passphrase !== undefined) wraps.passphrase = await wrapByPassphrase(options, accountKey, passphrase, cost)
        const recovery = newRecoveryCode ? await wrapByRecoveryCode(options, accountKey) : null
        if (recovery) wraps['recovery-code'] = recovery.wrap
        accountKey.fill(0)
        // The table is bound to the header: with another header it is sealed anew.
        await replaceTable({ ...keys, table, sum: file.sum }, writePreamble(wraps), table)
        return { ok: true, recoveryCode: recovery?.code ?? null }
      }),

    lock: () =>
      inTurn(async () => {
        for (const key of opened?.table.values() ?? []) key.fill(0)
        opened = null
      }),

    async keys(ids) {
      const { table } = mustBeOpen()
      if (ids.every((id) => table.has(id))) return pick(table, ids)
      return inTurn(async () => pick((await current()).now.table, ids))
    },

    ensureKeys: (ids) =>
      inTurn(async () => {
        const { now, preamble } = await current()
        const missing = ids.filter((id) => !now.table.has(id))
        if (missing.length === 0) return pick(now.table, ids)
        const table = new Map(now.table)
        for (const id of missing) table.set(id, crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
        await replaceTable(now, preamble, table)
        return pick(table, ids)
      }),

    destroyKeys: (ids) =>
      inTurn(async () => {
        const { now, preamble } = await current()
        const table = new Map(now.table)
        for (const id of ids) table.delete(id)
        if (table.size < now.table.size) await replaceTable(now, preamble, table)
      }),

    setAside: () =>
      inTurn(async () => {
        if ((await readFile()) !== 'damaged') return false
        await storage.setAside()
        return true
      }),

    // Async, so that a locked vault rejects like every other verb instead of throwing at once.
    sealSecret: async (name, secret) => seal(crypto, mustBeOpen().secretKey, utf8(name), Uint8Array.from(secret)),
    openSecret: async (name, sealed) => open(crypto, mustBeOpen().secretKey, utf8(name), Uint8Array.from(sealed)),
  }
}

/** Copies, so that a caller can wipe theirs without wiping ours. */
function pick(table: KeyTable, ids: readonly string[]): Record<string, Uint8Array> {
  const picked: Record<string, Uint8Array> = {}
  for (const id of ids) {
    const key = table.get(id)
    if (key !== undefined) picked[id] = key.slice()
  }
  return picked
}
