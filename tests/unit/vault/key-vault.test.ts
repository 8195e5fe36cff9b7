import { webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { accountDatabaseName, argon2id, createKeyVault, PASSPHRASE_COST } from '../../../shared/vault'
import { memoryKeychain, memoryStorage, vaultOver } from './memory-vault'

const passphrase = 'Über den Wolken 1974'

async function filled() {
  const storage = memoryStorage()
  const vault = vaultOver(storage)
  const { recoveryCode } = await vault.create({ passphrase })
  const keys = await vault.ensureKeys(['database', 'allocation/1', 'allocation/2'])
  return { storage, vault, recoveryCode, keys }
}

/** Whether these bytes stand anywhere in those. */
function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from(part))
}

describe('a key vault', () => {
  it('gives the same keys back after it was locked and unlocked by passphrase', async () => {
    const { storage, keys } = await filled()
    const again = vaultOver(storage)
    expect(await again.unlock({ with: 'passphrase', passphrase })).toEqual({ ok: true })
    expect(await again.keys(['database', 'allocation/1', 'allocation/2'])).toEqual(keys)
  })

  it('takes the same passphrase however its letters are composed', async () => {
    const { storage } = await filled()
    expect(await vaultOver(storage).unlock({ with: 'passphrase', passphrase: passphrase.normalize('NFD') })).toEqual({ ok: true })
  })

  it('makes 32 random bytes for each key and keeps those that exist', async () => {
    const { vault, keys } = await filled()
    expect(new Set(Object.values(keys).map((key) => Buffer.from(key).toString('hex'))).size).toBe(3)
    for (const key of Object.values(keys)) expect(key).toHaveLength(32)
    const more = await vault.ensureKeys(['allocation/1', 'allocation/3'])
    expect(more['allocation/1']).toEqual(keys['allocation/1'])
    expect(more['allocation/3']).toHaveLength(32)
  })

  it('leaves ids without a key out', async () => {
    const { vault } = await filled()
    expect(Object.keys(await vault.keys(['database', 'allocation/9']))).toEqual(['database'])
  })

  it('loses no key when many are asked for at once', async () => {
    const { storage, vault } = await filled()
    const made = await Promise.all(Array.from({ length: 40 }, (_, at) => vault.ensureKeys([`allocation/a${at}`])))
    const again = vaultOver(storage)
    await again.unlock({ with: 'passphrase', passphrase })
    for (const one of made) expect(await again.keys(Object.keys(one))).toEqual(one)
  })

  it('sees the keys that another window made or destroyed', async () => {
    const { storage, vault } = await filled()
    const other = vaultOver(storage)
    await other.unlock({ with: 'passphrase', passphrase })
    const made = await other.ensureKeys(['allocation/3'])
    expect(await vault.keys(['allocation/3'])).toEqual(made)
    await other.destroyKeys(['allocation/1'])
    const remade = await vault.ensureKeys(['allocation/4'])
    expect(Object.keys(remade)).toEqual(['allocation/4'])
    const third = vaultOver(storage)
    await third.unlock({ with: 'passphrase', passphrase })
    expect(Object.keys(await third.keys(['allocation/1', 'allocation/2', 'allocation/3', 'allocation/4']))).toEqual([
      'allocation/2',
      'allocation/3',
      'allocation/4',
    ])
  })

  it('never shows a key in its file, and a destroyed key is gone for everybody', async () => {
    const { storage, vault, keys } = await filled()
    for (const key of Object.values(keys)) expect(contains(storage.content as Uint8Array, key)).toBe(false)
    const before = storage.content as Uint8Array
    await vault.destroyKeys(['allocation/1'])
    const after = storage.content as Uint8Array
    expect(after.length).toBe(before.length - (1 + 'allocation/1'.length + 32))
    const again = vaultOver(storage)
    await again.unlock({ with: 'passphrase', passphrase })
    expect(Object.keys(await again.keys(['database', 'allocation/1', 'allocation/2']))).toEqual(['database', 'allocation/2'])
  })

  it('seals everything anew at each change, so that old and new file share no sealed bytes', async () => {
    const { storage, vault } = await filled()
    const before = storage.content as Uint8Array
    await vault.destroyKeys(['allocation/2'])
    expect(contains(storage.content as Uint8Array, before.slice(-80, -32))).toBe(false)
  })
})

describe('unlocking', () => {
  it('says wrong for another passphrase, and opens nothing', async () => {
    const { storage } = await filled()
    const vault = vaultOver(storage)
    expect(await vault.unlock({ with: 'passphrase', passphrase: 'something else' })).toEqual({ ok: false, reason: 'wrong' })
    expect((await vault.status()).unlocked).toBe(false)
    await expect(vault.keys(['database'])).rejects.toMatchObject({ reason: 'locked' })
    await expect(vault.ensureKeys(['database'])).rejects.toMatchObject({ reason: 'locked' })
    await expect(vault.sealSecret('token', new Uint8Array(3))).rejects.toMatchObject({ reason: 'locked' })
  })

  it('says none where nothing was made yet', async () => {
    expect(await vaultOver(memoryStorage()).unlock({ with: 'passphrase', passphrase })).toEqual({ ok: false, reason: 'none' })
  })

  it('forgets every key when it is locked', async () => {
    const { vault } = await filled()
    await vault.lock()
    expect((await vault.status()).unlocked).toBe(false)
    await expect(vault.keys(['database'])).rejects.toMatchObject({ reason: 'locked' })
  })

  it('works by the keychain alone where there is one', async () => {
    const storage = memoryStorage()
    const keychain = memoryKeychain()
    const vault = vaultOver(storage, keychain)
    await vault.create({ passphrase: null })
    const keys = await vault.ensureKeys(['database'])
    const again = vaultOver(storage, keychain)
    expect((await again.status()).ways).toEqual(['keychain', 'recovery-code'])
    expect(await again.unlock({ with: 'keychain' })).toEqual({ ok: true })
    expect(await again.keys(['database'])).toEqual(keys)
  })

  it('falls back to the recovery code when the keychain was reset or is gone', async () => {
    const storage = memoryStorage()
    const keychain = memoryKeychain()
    const { recoveryCode } = await vaultOver(storage, keychain).create({ passphrase: null })
    keychain.secret = 0x33
    expect(await vaultOver(storage, keychain).unlock({ with: 'keychain' })).toEqual({ ok: false, reason: 'wrong' })
    const elsewhere = vaultOver(storage, null)
    expect(await elsewhere.unlock({ with: 'keychain' })).toEqual({ ok: false, reason: 'no-keychain' })
    expect(await elsewhere.unlock({ with: 'recovery-code', code: recoveryCode })).toEqual({ ok: true })
  })

  it('refuses to make keys with neither passphrase nor keychain', async () => {
    await expect(vaultOver(memoryStorage()).create({ passphrase: null })).rejects.toMatchObject({ reason: 'no-way-to-wrap' })
  })

  it('stretches a new passphrase by 64 MiB and three passes, and reads the cost from the file', async () => {
    const storage = memoryStorage()
    const costs: unknown[] = []
    const real = createKeyVault({
      storage,
      keychain: null,
      crypto: webcrypto,
      argon2: (bytes, salt, cost) => {
        costs.push({ memoryKiB: cost.memoryKiB, passes: cost.passes, lanes: cost.lanes })
        return argon2id(bytes, salt, cost)
      },
    })
    await real.create({ passphrase })
    expect(costs).toEqual([PASSPHRASE_COST])
    expect(await vaultOver(storage).unlock({ with: 'passphrase', passphrase })).toEqual({ ok: true })
  })
})

describe('the recovery code', () => {
  it('is seven groups of four that read back however they are typed', async () => {
    const { storage, recoveryCode } = await filled()
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    const sloppy = ` ${recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect(await vaultOver(storage).unlock({ with: 'recovery-code', code: sloppy })).toEqual({ ok: true })
  })

  it('is refused when one character is mistyped or two are swapped', async () => {
    const { storage, recoveryCode } = await filled()
    for (let at = 0; at < recoveryCode.length; at++) {
      if (recoveryCode[at] === '-') continue
      const other = recoveryCode[at] === '7' ? '8' : '7'
      const code = recoveryCode.slice(0, at) + other + recoveryCode.slice(at + 1)
      expect(await vaultOver(storage).unlock({ with: 'recovery-code', code })).toEqual({ ok: false, reason: 'wrong' })
    }
    const code = recoveryCode.slice(5) + recoveryCode.slice(0, 5)
    expect(await vaultOver(storage).unlock({ with: 'recovery-code', code })).toEqual({ ok: false, reason: 'wrong' })
    expect(await vaultOver(storage).unlock({ with: 'recovery-code', code: 'hello' })).toEqual({ ok: false, reason: 'wrong' })
  })
})

describe('a vault file', () => {
  it('is damaged wherever one byte of it changed or its end is missing, and is never written over', async () => {
    const { storage } = await filled()
    const whole = storage.content as Uint8Array
    for (const spoil of [0, 8, 9, 11, 20, whole.length >> 1, whole.length - 40, whole.length - 1]) {
      const bytes = whole.slice()
      bytes[spoil] = (bytes[spoil] as number) ^ (spoil === 8 ? 0 : 1)
      if (spoil === 8) bytes[whole.length - 5] = (bytes[whole.length - 5] as number) ^ 1
      storage.content = bytes
      const vault = vaultOver(storage)
      const { reason } = (await vault.unlock({ with: 'passphrase', passphrase })) as { reason: string }
      expect(['damaged', 'newer']).toContain(reason)
      expect(await vault.status()).toMatchObject({ exists: true, unlocked: false, ways: [] })
      await expect(vault.create({ passphrase })).rejects.toMatchObject({ reason: 'exists' })
      expect(storage.content).toEqual(bytes)
    }
    storage.content = whole.slice(0, 100)
    expect(await vaultOver(storage).unlock({ with: 'passphrase', passphrase })).toEqual({ ok: false, reason: 'damaged' })
  })

  it('that is damaged can be set aside as it is, and only then are new keys made', async () => {
    const { storage, keys } = await filled()
    const spoilt = (storage.content as Uint8Array).slice(0, -1)
    storage.content = spoilt
    const vault = vaultOver(storage)
    expect(await vault.setAside()).toBe(true)
    expect(storage.aside).toEqual([spoilt])
    await vault.create({ passphrase })
    expect(await vault.ensureKeys(['database'])).not.toEqual({ database: keys['database'] })
  })

  it('that is sound, missing or of a newer Assay is never set aside', async () => {
    const { storage } = await filled()
    const whole = storage.content as Uint8Array
    expect(await vaultOver(storage).setAside()).toBe(false)
    const newer = whole.slice()
    newer[9] = 2
    storage.content = newer
    expect(await vaultOver(storage).setAside()).toBe(false)
    expect(storage.content).toEqual(newer)
    expect(await vaultOver(memoryStorage()).setAside()).toBe(false)
    expect(storage.aside).toEqual([])
  })

  it('made by a newer Assay says so and stays as it is', async () => {
    const { storage } = await filled()
    const newer = storage.content as Uint8Array
    newer[9] = 2
    const vault = vaultOver(storage)
    expect(await vault.unlock({ with: 'passphrase', passphrase })).toEqual({ ok: false, reason: 'newer' })
    await expect(vault.create({ passphrase })).rejects.toMatchObject({ reason: 'exists' })
    expect(storage.content).toEqual(newer)
  })

  it('that was spoilt while the vault is open stops every change', async () => {
    const { storage, vault } = await filled()
    const spoilt = (storage.content as Uint8Array).slice(0, -1)
    storage.content = spoilt
    await expect(vault.ensureKeys(['allocation/7'])).rejects.toMatchObject({ reason: 'damaged' })
    await expect(vault.destroyKeys(['allocation/1'])).rejects.toMatchObject({ reason: 'damaged' })
    expect(storage.content).toEqual(spoilt)
  })

  it('whose writing failed leaves the keys in memory as they were', async () => {
    const { storage, vault } = await filled()
    const replace = storage.replace
    storage.replace = async () => {
      throw new Error('disk full')
    }
    await expect(vault.ensureKeys(['allocation/7'])).rejects.toThrow('disk full')
    storage.replace = replace
    expect(await vault.keys(['allocation/7'])).toEqual({})
  })
})

describe('a sealed secret', () => {
  it('opens under its own name and account only', async () => {
    const { vault } = await filled()
    const secret = new TextEncoder().encode('a session token')
    const sealed = await vault.sealSecret('session', secret)
    expect(contains(sealed, secret)).toBe(false)
    expect(await vault.openSecret('session', sealed)).toEqual(secret)
    expect(await vault.openSecret('other', sealed)).toBeNull()
    expect(await (await filled()).vault.openSecret('session', sealed)).toBeNull()
    expect(await vault.openSecret('session', sealed.slice(0, 5))).toBeNull()
  })
})

describe('the name of an account database', () => {
  it('is a hash of hub and person', async () => {
    const name = await accountDatabaseName(webcrypto, 'hub', 'person')
    expect(name).toMatch(/^assay-[0-9a-f]{32}$/)
    expect(await accountDatabaseName(webcrypto, 'hub', 'person')).toBe(name)
    expect(await accountDatabaseName(webcrypto, 'hub', 'other')).not.toBe(name)
  })
})

describe('changing what protects the keys', () => {
  const by = { with: 'passphrase', passphrase } as const
  const next = 'Eine andere Zeile 1981'

  it('a new passphrase opens the same keys, and the old one opens nothing', async () => {
    const { storage, vault, keys, recoveryCode } = await filled()
    expect(await vault.rewrap({ by, passphrase: next })).toEqual({ ok: true, recoveryCode: null })
    expect(await vaultOver(storage).unlock(by)).toEqual({ ok: false, reason: 'wrong' })
    const again = vaultOver(storage)
    expect(await again.unlock({ with: 'passphrase', passphrase: next })).toEqual({ ok: true })
    expect(await again.keys(Object.keys(keys))).toEqual(keys)
    // What isn't changed stays.
    expect(await vaultOver(storage).unlock({ with: 'recovery-code', code: recoveryCode })).toEqual({ ok: true })
  })

  it('a new recovery code takes the place of the one that was lost', async () => {
    const { storage, vault, keys, recoveryCode } = await filled()
    const changed = await vault.rewrap({ by, newRecoveryCode: true })
    const code = changed.ok ? (changed.recoveryCode ?? '') : ''
    expect(code).not.toBe(recoveryCode)
    expect(await vaultOver(storage).unlock({ with: 'recovery-code', code: recoveryCode })).toEqual({ ok: false, reason: 'wrong' })
    const again = vaultOver(storage)
    expect(await again.unlock({ with: 'recovery-code', code })).toEqual({ ok: true })
    expect(await again.keys(Object.keys(keys))).toEqual(keys)
  })

  it('who forgot the passphrase sets a new one with the recovery code, without unlocking first', async () => {
    const { storage, recoveryCode } = await filled()
    const locked = vaultOver(storage)
    const recovered = { with: 'recovery-code', code: recoveryCode } as const
    expect(await locked.rewrap({ by: recovered, passphrase: next })).toMatchObject({ ok: true })
    expect((await locked.status()).unlocked).toBe(false)
    expect(await locked.unlock({ with: 'passphrase', passphrase: next })).toEqual({ ok: true })
  })

  it('an open desk is not enough: without the right secret nothing changes', async () => {
    const { storage, vault } = await filled()
    const before = storage.content?.slice()
    const wrong = { with: 'passphrase', passphrase: 'a guess at it' } as const
    expect(await vault.rewrap({ by: wrong, passphrase: next, newRecoveryCode: true })).toEqual({ ok: false, reason: 'wrong' })
    expect(storage.content).toEqual(before)
  })

  it('a file that can not be written leaves the old secrets in force, here and on the disk', async () => {
    const { storage, vault, keys } = await filled()
    const { replace } = storage
    storage.replace = async () => Promise.reject(new Error('disk full'))
    await expect(vault.rewrap({ by, passphrase: next })).rejects.toThrow('disk full')
    storage.replace = replace
    expect(await vault.keys(Object.keys(keys))).toEqual(keys)
    expect(await vaultOver(storage).unlock(by)).toEqual({ ok: true })
  })

  it('goes on with the keys that another window makes meanwhile', async () => {
    const { storage, vault } = await filled()
    const other = vaultOver(storage)
    await other.unlock(by)
    await vault.rewrap({ by, passphrase: next })
    const made = await other.ensureKeys(['allocation/7'])
    expect(await vault.keys(['allocation/7'])).toEqual(made)
    expect(await vaultOver(storage).unlock({ with: 'passphrase', passphrase: next })).toEqual({ ok: true })
  })
})
