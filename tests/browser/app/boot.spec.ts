import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Boot, type BootPorts } from '../../../renderer/app/boot/boot'
import { onLockedElsewhere, tellLocked } from '../../../renderer/app/boot/other-tabs'
import { forgetAccount, fullNameOf, readRememberedAccount, rememberAccount } from '../../../renderer/app/boot/remembered-account'
import { hasDatabase, openStore, salvageAll, setAside, StoreError } from '../../../renderer/store'
import { AssayDatabase } from '../../../renderer/store/database'
import type { Account } from '../../../shared/protocol'
import { argon2id, createKeyVault, type Keychain, type KeyVault } from '../../../shared/vault'
import { makeAccount, memoryStorage } from '../store/sample-store'

const PASSPHRASE = 'copper lantern estuary seven'

/** Real vault and store; the hub and the window around are what each test says they are. */
type World = {
  account: Account
  vault: KeyVault
  /** Whose window it is. */
  owner: Account | null
  /** What was called, in order. */
  calls: string[]
  signInAnswers: Awaited<ReturnType<BootPorts['signIn']>>
}

let world: World

function vaultWith(keychain: Keychain | null, storage = memoryStorage()): KeyVault {
  const cost = { memoryKiB: 64, passes: 1, lanes: 1 }
  return createKeyVault({ storage, keychain, crypto, argon2: argon2id, cost })
}

const keychain: Keychain = {
  isAvailable: async () => true,
  wrap: async (secret) => secret.map((byte) => byte ^ 0x5a),
  unwrap: async (wrapped) => wrapped.map((byte) => byte ^ 0x5a),
}

function bootIn({ account, vault, calls }: World): Boot {
  return new Boot({
    findAccount: async () => world.owner,
    async signIn(by) {
      calls.push(`sign in ${'personId' in by && by.personId === account.person.id ? 'me' : 'somebody'}`)
      return world.signInAnswers
    },
    async signInAgain({ person }) {
      calls.push(`sign in ${person.id === account.person.id ? 'me' : 'somebody'} again`)
      return world.signInAnswers
    },
    cancelSignIn() {
      calls.push('cancel')
    },
    async signOut() {
      calls.push('sign out')
    },
    vaultOf: () => vault,
    openStore: async () => ({ store: await openStore({ database: account.database, vault, account }), account }),
    hasDatabase: ({ database }) => hasDatabase(database),
    salvage: (of, keys) => salvageAll({ database: of.database, vault: keys, account: of }),
    setAside: ({ database }) => setAside(database),
    startSync() {
      calls.push('sync starts')
      return async () => {
        calls.push('sync stops')
      }
    },
    tellLocked,
    onLockedElsewhere,
    goHome() {
      calls.push('go home')
    },
    async settle() {
      calls.push(`settle while ${boot.stage().at}`)
    },
  })
}

let boot: Boot

beforeEach(async () => {
  const account = await makeAccount()
  world = { account, vault: vaultWith(null), owner: null, calls: [], signInAnswers: { ok: true, account } }
  boot = bootIn(world)
})

afterEach(() => boot.leave())

async function reachWorkbench(): Promise<string> {
  await boot.start()
  await boot.signIn({ personId: world.account.person.id })
  await boot.createKeys(PASSPHRASE)
  const stage = boot.stage()
  if (stage.at !== 'recovery-code') throw new Error(`expected a recovery code, was at ${stage.at}`)
  await boot.continue()
  return stage.code
}

describe('the first time', () => {
  test('leads from the sign-in over keys and recovery code to the workbench, and only then syncs', async () => {
    await boot.start()
    expect(boot.stage().at).toBe('sign-in')
    await boot.signIn({ personId: world.account.person.id })
    expect(boot.stage().at).toBe('create-keys')
    await boot.createKeys(PASSPHRASE)
    expect(boot.stage().at).toBe('recovery-code')
    expect(world.calls).not.toContain('sync starts')
    await boot.continue()
    expect(boot.stage().at).toBe('open')
    expect(world.calls).toEqual(['sign in me', 'sync starts'])
  })

  test('asks for no passphrase where there is a keychain, but shows the recovery code', async () => {
    world.vault = vaultWith(keychain)
    boot = bootIn(world)
    await boot.start()
    await boot.signIn({ personId: world.account.person.id })
    expect(boot.stage().at).toBe('recovery-code')
  })

  test('stays at the sign-in where the hub refuses, with its reason', async () => {
    world.signInAnswers = { ok: false, reason: 'unreachable' }
    await boot.start()
    expect(await boot.signIn({ personId: world.account.person.id })).toEqual({ ok: false, reason: 'unreachable' })
    expect(boot.stage().at).toBe('sign-in')
  })

  test('waits for the other window where the desktop opens one for the account', async () => {
    world.signInAnswers = { ok: true, account: null }
    await boot.start()
    await boot.signIn({ personId: world.account.person.id })
    expect(boot.stage().at).toBe('starting')
  })
})

describe('the address in the window', () => {
  test('stays where the same person signs in again', async () => {
    await reachWorkbench()
    await boot.lock()
    boot.chooseOtherPerson()
    await boot.signIn({ personId: world.account.person.id })
    expect(world.calls).not.toContain('go home')
  })

  test('is left where somebody else signs in, before anything of theirs is opened', async () => {
    await reachWorkbench()
    await boot.lock()
    boot.chooseOtherPerson()
    const other = await makeAccount()
    world.signInAnswers = { ok: true, account: other }
    world.calls.length = 0
    await boot.signIn({ personId: other.person.id })
    expect(world.calls).toEqual(['sign in somebody', 'go home'])
  })

  test('is left on signing out', async () => {
    await reachWorkbench()
    await boot.signOut()
    expect(world.calls.slice(-2)).toEqual(['sign out', 'go home'])
  })
})

describe('two tabs of one account', () => {
  /** The first is open, the second locked; each has its own keys in memory. */
  async function startSecondTab() {
    const storage = memoryStorage()
    world.vault = vaultWith(null, storage)
    boot = bootIn(world)
    const code = await reachWorkbench()
    world.owner = world.account
    const vault = vaultWith(null, storage)
    const second = bootIn({ ...world, vault })
    await second.start()
    return { second, vault, code }
  }

  async function openSecondTab(): Promise<Boot> {
    const { second } = await startSecondTab()
    await second.unlock({ with: 'passphrase', passphrase: PASSPHRASE })
    expect(second.stage().at).toBe('open')
    return second
  }

  test('lock together where a person locks one of them', async () => {
    const second = await openSecondTab()
    await boot.lock()
    await expect.poll(() => second.stage().at).toBe('unlock')
    await second.leave()
  })

  test('lock together also where one of them asks for a new passphrase', async () => {
    const { second, vault, code } = await startSecondTab()
    await second.unlock({ with: 'recovery-code', code })
    expect(second.stage().at).toBe('new-passphrase')
    await boot.lock()
    await expect.poll(() => second.stage().at).toBe('unlock')
    expect((await vault.status()).unlocked).toBe(false)
    await second.leave()
  })

  test('lock together also where one of them still shows the recovery code', async () => {
    const storage = memoryStorage()
    world.vault = vaultWith(null, storage)
    boot = bootIn(world)
    await boot.start()
    await boot.signIn({ personId: world.account.person.id })
    await boot.createKeys(PASSPHRASE)
    world.owner = world.account
    const second = bootIn({ ...world, vault: vaultWith(null, storage) })
    await second.start()
    await second.unlock({ with: 'passphrase', passphrase: PASSPHRASE })
    await second.lock()
    await expect.poll(() => boot.stage().at).toBe('unlock')
    expect((await world.vault.status()).unlocked).toBe(false)
    await second.leave()
  })

  test('lock each by itself where nobody has touched one of them', async () => {
    const second = await openSecondTab()
    await boot.lockHere()
    // Whoever locks tells the others before anything else: what comes after has come later there too.
    const heard = new Promise<void>((resolve) => {
      const stop = onLockedElsewhere({ ...world.account, database: 'assay-another' }, () => {
        stop()
        resolve()
      })
    })
    tellLocked({ ...world.account, database: 'assay-another' })
    await heard
    expect(second.stage().at).toBe('open')
    await second.leave()
  })

  test('see each other’s changes', async () => {
    const second = await openSecondTab()
    const [here, there] = [boot.stage(), second.stage()]
    if (here.at !== 'open' || there.at !== 'open') throw new Error('both are open')
    await here.store.preferences.set('seen', 'by both')
    expect(await there.store.preferences.get('seen', 'by one')).toBe('by both')
    await second.leave()
  })
})

describe('a locked workbench', () => {
  test('opens with the passphrase and without the hub', async () => {
    await reachWorkbench()
    await boot.lock()
    world.owner = world.account
    world.calls.length = 0
    const next = bootIn(world)
    await next.start()
    expect(next.stage().at).toBe('unlock')
    expect(await next.unlock({ with: 'passphrase', passphrase: PASSPHRASE })).toEqual({ ok: true })
    expect(next.stage().at).toBe('open')
    expect(world.calls.filter((call) => call.startsWith('sign in'))).toEqual([])
    await next.leave()
  })

  test('stays locked with a wrong passphrase, and opens with the recovery code', async () => {
    const code = await reachWorkbench()
    await boot.lock()
    expect(await boot.unlock({ with: 'passphrase', passphrase: 'something else' })).toEqual({ ok: false, reason: 'wrong' })
    expect(boot.stage().at).toBe('unlock')
    expect(await boot.unlock({ with: 'recovery-code', code })).toEqual({ ok: true })
    await boot.keepPassphrase()
    expect(boot.stage().at).toBe('open')
  })

  test('takes a new passphrase in the place of a forgotten one, on proof of the recovery code', async () => {
    const code = await reachWorkbench()
    await boot.lock()
    await boot.unlock({ with: 'recovery-code', code })
    expect(boot.stage().at).toBe('new-passphrase')
    await boot.choosePassphrase('another four words entirely')
    expect(boot.stage().at).toBe('open')
    await boot.lock()
    expect(await boot.unlock({ with: 'passphrase', passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'wrong' })
    expect(await boot.unlock({ with: 'passphrase', passphrase: 'another four words entirely' })).toEqual({ ok: true })
  })

  test('opens by itself with a keychain at the start, and asks after it was locked on purpose', async () => {
    world.vault = vaultWith(keychain)
    boot = bootIn(world)
    await boot.start()
    await boot.signIn({ personId: world.account.person.id })
    await boot.continue()
    await boot.lock()
    expect(boot.stage().at).toBe('unlock')
    world.owner = world.account
    const next = bootIn(world)
    await next.start()
    expect(next.stage().at).toBe('open')
    await next.leave()
  })
})

describe('locking', () => {
  test('lets typed text settle while the store is still open, then stops sync, then locks the keys', async () => {
    await reachWorkbench()
    world.calls.length = 0
    await boot.lock()
    expect(world.calls).toEqual(['settle while open', 'sync stops'])
    expect((await world.vault.status()).unlocked).toBe(false)
  })

  test('keeps what was stored', async () => {
    await reachWorkbench()
    const stage = boot.stage()
    if (stage.at !== 'open') throw new Error('the workbench is open')
    await stage.store.preferences.set('queue', { view: 'sent' })
    await boot.lock()
    await boot.unlock({ with: 'passphrase', passphrase: PASSPHRASE })
    const again = boot.stage()
    if (again.at !== 'open') throw new Error('the workbench is open again')
    expect(await again.store.preferences.get('queue', null)).toEqual({ view: 'sent' })
  })

  test('comes before the sign-in ends, when signing out', async () => {
    await reachWorkbench()
    world.calls.length = 0
    await boot.signOut()
    expect(world.calls).toEqual(['settle while open', 'sync stops', 'sign out', 'go home'])
    expect(boot.stage().at).toBe('sign-in')
  })
})

test('signing in again leaves the open workbench open', async () => {
  await reachWorkbench()
  const before = boot.stage()
  world.calls.length = 0
  expect((await boot.signInAgain()).ok).toBe(true)
  expect(world.calls).toEqual(['sign in me again'])
  expect(boot.stage()).toBe(before)
})

test('data that these keys do not fit is not touched, and it is said', async () => {
  await reachWorkbench()
  await boot.leave()
  world.vault = vaultWith(null)
  await world.vault.create({ passphrase: PASSPHRASE })
  world.owner = world.account
  const next = bootIn(world)
  await next.start()
  const stage = next.stage()
  expect(stage.at === 'failed' && stage.error instanceof StoreError && stage.error.reason).toBe('wrong-key')
})

test('work that these keys do not open can be set aside, and a new beginning says since when', async () => {
  await reachWorkbench()
  await boot.leave()
  world.vault = vaultWith(null)
  await world.vault.create({ passphrase: PASSPHRASE })
  world.owner = world.account
  const next = bootIn(world)
  await next.start()
  const found = await next.salvage()
  expect(found.map(({ name }) => name)).toEqual([world.account.database])
  await next.beginAnew()
  const stage = next.stage()
  if (stage.at !== 'open') throw new Error(`expected the workbench, was at ${stage.at}`)
  expect(await stage.store.recovery.resetAt()).not.toBeNull()
  await next.leave()
  const kept = new AssayDatabase(world.account.database)
  expect(await kept.meta.get('check')).toBeDefined()
  kept.close()
})

describe('keys that are missing', () => {
  async function afterLosing(storage: ReturnType<typeof memoryStorage>): Promise<Boot> {
    await reachWorkbench()
    await boot.leave()
    world.vault = vaultWith(keychain, storage)
    world.owner = world.account
    const next = bootIn(world)
    await next.start()
    return next
  }

  test('are not replaced by themselves where there is work that they would open, not even with a keychain', async () => {
    const storage = memoryStorage()
    const next = await afterLosing(storage)
    expect(next.stage()).toMatchObject({ at: 'keys-lost', reason: 'gone' })
    expect(storage.content).toBeNull()
  })

  test('are made anew on request, beside the work that they cannot open', async () => {
    const next = await afterLosing(memoryStorage())
    await next.beginAnew()
    expect(next.stage().at).toBe('recovery-code')
    await next.continue()
    const stage = next.stage()
    if (stage.at !== 'open') throw new Error(`expected the workbench, was at ${stage.at}`)
    expect(await stage.store.recovery.resetAt()).not.toBeNull()
    expect(await stage.store.recovery.salvage()).toHaveLength(1)
    await next.leave()
  })

  test('are called damaged where their file cannot be read, which stays as it is', async () => {
    const storage = memoryStorage()
    storage.content = new Uint8Array([1, 2, 3])
    const next = await afterLosing(storage)
    expect(next.stage()).toMatchObject({ at: 'keys-lost', reason: 'damaged' })
    expect(storage.content).toEqual(new Uint8Array([1, 2, 3]))
  })

  test('that are damaged are set aside on request, as the work is that they open, and new ones are made', async () => {
    const storage = memoryStorage()
    storage.content = new Uint8Array([1, 2, 3])
    const next = await afterLosing(storage)
    await next.beginAnew()
    expect(storage.aside).toEqual([new Uint8Array([1, 2, 3])])
    expect(next.stage().at).toBe('recovery-code')
    await next.continue()
    const stage = next.stage()
    if (stage.at !== 'open') throw new Error(`expected the workbench, was at ${stage.at}`)
    expect(await stage.store.recovery.salvage()).toHaveLength(1)
    await next.leave()
  })

  test('of a newer Assay stay whatever is asked: an update opens them', async () => {
    const storage = memoryStorage()
    await vaultWith(keychain, storage).create({ passphrase: null })
    const newer = storage.content as unknown as Uint8Array
    newer[9] = 2
    const next = await afterLosing(storage)
    expect(next.stage()).toMatchObject({ at: 'keys-lost', reason: 'newer' })
    await next.beginAnew()
    expect(next.stage()).toMatchObject({ at: 'keys-lost', reason: 'newer' })
    expect(storage.content).toEqual(newer)
    expect(storage.aside).toEqual([])
  })
})

describe('the account that a browser remembers', () => {
  afterEach(forgetAccount)

  test('is greeted by name only while the name is known', () => {
    rememberAccount(world.account)
    const remembered = readRememberedAccount()
    expect(fullNameOf(world.account)).toBe('Ines Okafor')
    expect(remembered?.person.name).toBe('IO')
    expect(remembered && fullNameOf(remembered)).toBeNull()
  })
})
