import { describe, expect, it } from 'vitest'
import { openBytes, openJson, sealBytes, sealJson } from '../../../renderer/store/sealing'

const makeKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
const place = { table: 'drafts', id: 'a', version: 1 }

describe('a sealed value', () => {
  it('opens as what it was', async () => {
    const key = await makeKey()
    expect(await openJson(key, place, await sealJson(key, place, { rationale: 'Genauer Blick — 精査' }))).toEqual({
      rationale: 'Genauer Blick — 精査',
    })
  })

  it('opens nowhere but in its own place: not in another table, row, version or chunk', async () => {
    const key = await makeKey()
    const sealed = await sealBytes(key, { ...place, chunk: 1, count: 3 }, new Uint8Array([1, 2, 3]))
    for (const other of [
      { table: 'receipts' },
      { id: 'b' },
      { version: 2 },
      { chunk: 0 },
      { count: 2 },
      // A place whose parts only look the same when they are put together.
      { table: 'drafts|a', id: '' },
    ]) {
      await expect(openBytes(key, { ...place, chunk: 1, count: 3, ...other }, sealed)).rejects.toMatchObject({
        reason: 'damaged',
      })
    }
    expect(await openBytes(key, { ...place, chunk: 1, count: 3 }, sealed)).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('opens with no other key, and not when one bit of it differs', async () => {
    const key = await makeKey()
    const sealed = await sealBytes(key, place, new Uint8Array(100))
    await expect(openBytes(await makeKey(), place, sealed)).rejects.toMatchObject({ reason: 'damaged' })
    for (const at of [0, 12, 60, sealed.length - 1]) {
      const spoilt = sealed.slice()
      spoilt[at] = (spoilt[at] as number) ^ 1
      await expect(openBytes(key, place, spoilt)).rejects.toMatchObject({ reason: 'damaged' })
    }
    await expect(openBytes(key, place, sealed.slice(0, 5))).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('never has the same bytes twice', async () => {
    const key = await makeKey()
    const [a, b] = await Promise.all([sealJson(key, place, 'same'), sealJson(key, place, 'same')])
    expect(a).not.toEqual(b)
  })
})
