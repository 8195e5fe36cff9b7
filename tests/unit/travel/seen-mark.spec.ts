import { webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newId } from '../../../shared/domain'
import { makeTravelSecret, openSeen, sealSeen, travelKeyOf } from '../../../shared/travel'
import type { VaultCrypto } from '../../../shared/vault'

const crypto = webcrypto as unknown as VaultCrypto
const newKey = () => travelKeyOf(crypto, makeTravelSecret(crypto))
const place = { personId: newId(), allocationId: newId() }
const seen = { [newId()]: 3, [newId()]: 12 }

describe('the mark of what was seen', () => {
  it('says it to the same key, and names no device to anybody else', async () => {
    const key = await newKey()
    const mark = await sealSeen(crypto, key, place, seen)
    expect(await openSeen(crypto, key, place, mark)).toEqual(seen)
    const readable = Buffer.from(mark, 'hex').toString('latin1')
    for (const device of Object.keys(seen)) expect(readable).not.toContain(device)
  })

  it('says nothing to another key, of another allocation, or of another person', async () => {
    const key = await newKey()
    const mark = await sealSeen(crypto, key, place, seen)
    expect(await openSeen(crypto, await newKey(), place, mark)).toBeNull()
    expect(await openSeen(crypto, key, { ...place, allocationId: newId() }, mark)).toBeNull()
    expect(await openSeen(crypto, key, { ...place, personId: newId() }, mark)).toBeNull()
  })

  it.each(['', 'no digits', 'abc', '00'.repeat(40), 'ff'.repeat(4)])('that is no mark (%j) says nothing', async (mark) => {
    expect(await openSeen(crypto, await newKey(), place, mark)).toBeNull()
  })
})
