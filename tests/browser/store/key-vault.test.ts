import { wrap } from 'comlink'
import { afterEach, describe, expect, it } from 'vitest'
import { newId } from '../../../shared/domain'
import { browserVault } from '../../../renderer/store/vault/browser-vault'
import type { ShortOfRoom } from './short-of-room-worker'

const passphrase = 'a passphrase to keep'
const names: string[] = []
const newName = () => {
  const name = `assay-${newId().replaceAll('-', '')}`
  names.push(name)
  return name
}
const fileOf = async (name: string, slot: number | string) =>
  (await navigator.storage.getDirectory()).getFileHandle(`${name}.keys.${slot}`)
const bytesOf = async (name: string, slot: number | string) =>
  new Uint8Array(await (await (await fileOf(name, slot)).getFile()).arrayBuffer())
const write = async (name: string, slot: number, bytes: Uint8Array) => {
  const writable = await (await fileOf(name, slot)).createWritable()
  await writable.write(bytes as Uint8Array<ArrayBuffer>)
  await writable.close()
}

afterEach(async () => {
  const root = await navigator.storage.getDirectory()
  for (const name of names.splice(0)) {
    for (const slot of [0, 1]) {
      for (const end of ['', '.aside-1', '.aside-2']) await root.removeEntry(`${name}.keys.${slot}${end}`).catch(() => undefined)
    }
  }
})

describe("the browser's key vault", () => {
  it('keeps keys in its worker over a restart', async () => {
    const name = newName()
    const vault = browserVault(name)
    expect(await vault.status()).toEqual({ exists: false, unlocked: false, hasKeychain: false, ways: [] })
    const { recoveryCode } = await vault.create({ passphrase })
    const keys = await vault.ensureKeys(['database', 'allocation/1'])
    const again = browserVault(name)
    expect(await again.status()).toMatchObject({ exists: true, unlocked: false, ways: ['passphrase', 'recovery-code'] })
    expect(await again.unlock({ with: 'passphrase', passphrase: 'wrong' })).toEqual({ ok: false, reason: 'wrong' })
    expect(await again.unlock({ with: 'passphrase', passphrase })).toEqual({ ok: true })
    expect(await again.keys(['database', 'allocation/1'])).toEqual(keys)
    const third = browserVault(name)
    expect(await third.unlock({ with: 'recovery-code', code: recoveryCode })).toEqual({ ok: true })
  })

  it('is shared by windows: none loses a key that the other made', async () => {
    const name = newName()
    const first = browserVault(name)
    await first.create({ passphrase })
    const second = browserVault(name)
    await second.unlock({ with: 'passphrase', passphrase })
    await Promise.all(Array.from({ length: 20 }, (_, at) => [first, second][at % 2]?.ensureKeys([`allocation/${at}`])))
    const ids = Array.from({ length: 20 }, (_, at) => `allocation/${at}`)
    expect(Object.keys(await first.keys(ids))).toHaveLength(20)
    expect(await first.keys(ids)).toEqual(await second.keys(ids))
  })

  it('survives a write that broke off in the middle, with the keys of before', async () => {
    const name = newName()
    const vault = browserVault(name)
    await vault.create({ passphrase })
    const keys = await vault.ensureKeys(['database'])
    for (const torn of [0, 1]) {
      const whole = await bytesOf(name, torn)
      await write(name, torn, whole.slice(0, whole.length >> 1))
      const again = browserVault(name)
      expect(await again.unlock({ with: 'passphrase', passphrase })).toEqual({ ok: true })
      expect(await again.keys(['database'])).toEqual(keys)
      await again.ensureKeys([`allocation/${torn}`])
    }
  })

  it('keeps what it had where there is no room for more, says so, and goes on once there is', async () => {
    const name = newName()
    const worker = new Worker(new URL('./short-of-room-worker.ts', import.meta.url), { type: 'module', name })
    const storage = wrap<ShortOfRoom>(worker)
    const before = crypto.getRandomValues(new Uint8Array(500))
    await storage.replace(before)
    for (const bytes of [0, 30, 300]) {
      await storage.leave(bytes)
      for (let time = 0; time < 3; time += 1) {
        await expect(storage.replace(crypto.getRandomValues(new Uint8Array(600)))).rejects.toMatchObject({
          name: 'QuotaExceededError',
        })
        expect(await storage.read()).toEqual(before)
      }
    }
    await storage.leave(null)
    const after = crypto.getRandomValues(new Uint8Array(600))
    await storage.replace(after)
    expect(await storage.read()).toEqual(after)
    worker.terminate()
  })

  it('whose both slots are empty had keys, and is never written over', async () => {
    const name = newName()
    const vault = browserVault(name)
    await vault.create({ passphrase })
    for (const slot of [0, 1]) await write(name, slot, new Uint8Array())
    const again = browserVault(name)
    expect(await again.unlock({ with: 'passphrase', passphrase })).toEqual({ ok: false, reason: 'damaged' })
    await expect(again.create({ passphrase })).rejects.toThrow()
  })

  it('leaves a destroyed key in neither slot', async () => {
    const name = newName()
    const vault = browserVault(name)
    await vault.create({ passphrase })
    await vault.ensureKeys(['allocation/1'])
    const before = await bytesOf(name, 0)
    await vault.destroyKeys(['allocation/1'])
    expect(await bytesOf(name, 0)).toEqual(await bytesOf(name, 1))
    expect((await bytesOf(name, 0)).length).toBeLessThan(before.length)
  })

  it('whose both slots are spoilt is damaged, and is never written over', async () => {
    const name = newName()
    const vault = browserVault(name)
    await vault.create({ passphrase })
    for (const slot of [0, 1]) await write(name, slot, (await bytesOf(name, slot)).slice(0, -3))
    const again = browserVault(name)
    expect(await again.unlock({ with: 'passphrase', passphrase })).toEqual({ ok: false, reason: 'damaged' })
    await expect(again.create({ passphrase })).rejects.toThrow()
  })

  it('whose both slots are spoilt can be set aside more than once, each time kept byte for byte', async () => {
    const name = newName()
    for (const number of [1, 2]) {
      const vault = browserVault(name)
      await vault.create({ passphrase })
      const spoilt = [0, 1].map(async (slot) => {
        const bytes = (await bytesOf(name, slot)).slice(0, -3)
        await write(name, slot, bytes)
        return bytes
      })
      const before = await Promise.all(spoilt)
      const again = browserVault(name)
      expect(await again.setAside()).toBe(true)
      expect(await again.status()).toMatchObject({ exists: false })
      for (const slot of [0, 1]) expect(await bytesOf(name, `${slot}.aside-${number}`)).toEqual(before[slot])
    }
  })

  it('that could not be set aside at first can be a moment later: no file is left open', async () => {
    const name = newName()
    const vault = browserVault(name)
    await vault.create({ passphrase })
    for (const slot of [0, 1]) await write(name, slot, (await bytesOf(name, slot)).slice(0, -3))
    const before = await bytesOf(name, 0)
    const root = await navigator.storage.getDirectory()
    // What stands in the way can't be written over.
    await root.getDirectoryHandle(`${name}.keys.0.aside-1`, { create: true })
    const again = browserVault(name)
    await expect(again.setAside()).rejects.toThrow()
    await root.removeEntry(`${name}.keys.0.aside-1`)
    expect(await again.setAside()).toBe(true)
    expect(await bytesOf(name, '0.aside-1')).toEqual(before)
  })
})
