import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildStatusList, issueBadge, type SigningKey, signCredential, signingKeyFromSeed } from '../../../hub/badges'
import { expandStatusList, verifyCredential, verifyJwt } from '../../../shared/badges/check'
import { readStatus, STATUS_LIST_LENGTH, setStatuses } from '../../../shared/badges'
import { awardedOrder } from './award'
import { verifyWithDidkit } from './didkit'
import { LIST_ADDRESS, listing, publishing } from './lists'

const NOW = new Date('2026-11-22T00:00:00Z')
const INDEX = awardedOrder().status.index

let key: SigningKey
let other: SigningKey
let credential: Awaited<ReturnType<typeof issueBadge>>['credential']
let jwt: string

beforeAll(async () => {
  key = await signingKeyFromSeed(new Uint8Array(32).fill(3))
  other = await signingKeyFromSeed(new Uint8Array(32).fill(4))
  const badge = await issueBadge(awardedOrder(), key)
  credential = badge.credential
  jwt = badge.jwt
})

/** The list of `LIST_ADDRESS`, changed before it is signed. */
async function signedList(change: (list: ReturnType<typeof buildStatusList>) => void, by = key, at = NOW) {
  const list = buildStatusList({ address: LIST_ADDRESS, issuer: by.did, revoked: [] }, at)
  change(list)
  return signCredential(list, by, at)
}

describe('a status list', () => {
  it('has 131,072 entries, and exactly those are set that should be', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(STATUS_LIST_LENGTH - 1), { maxLength: 40 }),
        fc.nat(STATUS_LIST_LENGTH - 1),
        (set, any) => {
          const bits = setStatuses(set)
          expect(bits.length * 8).toBe(131_072)
          expect(set.every((index) => readStatus(bits, index))).toBe(true)
          expect(readStatus(bits, any)).toBe(set.includes(any))
          expect(bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).toBe(set.length)
        },
      ),
    )
  })

  it('counts from the left-most bit, and ends where it ends', () => {
    const bits = setStatuses([0, 9, STATUS_LIST_LENGTH - 1])
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001])
    expect(readStatus(bits, STATUS_LIST_LENGTH)).toBeUndefined()
  })

  it('is read as the specification writes it (Bitstring Status List 1.0, example 3)', async () => {
    const bits = await expandStatusList('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA')
    expect(bits).toHaveLength(16_384)
    expect(bits?.every((byte) => byte === 0)).toBe(true)
  })

  it('is written as base64url without padding of a GZIP file, behind the letter of that base', () => {
    const { encodedList } = buildStatusList({ address: LIST_ADDRESS, issuer: key.did, revoked: [7] }, NOW).credentialSubject
    expect(encodedList).toMatch(/^u[A-Za-z0-9_-]+$/)
    expect([...gunzipSync(Buffer.from(encodedList.slice(1), 'base64url')).subarray(0, 2)]).toEqual([1, 0])
  })

  it.each([
    ['nothing', ''],
    ['another base', 'zH4sI'],
    ['no GZIP file', 'uAAAA'],
    ['too few entries', `u${Buffer.from('H4sIAAAAAAAAA2NgAAAA//8=', 'base64').toString('base64url')}`],
  ])('is none where it holds %s', async (_what, encoded) => {
    expect(await expandStatusList(encoded)).toBeUndefined()
  })

  it('that would unfold to gigabytes is not unfolded', async () => {
    const { gzipSync } = await import('node:zlib')
    const bomb = `u${gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')}`
    expect(await expandStatusList(bomb)).toBeUndefined()
  })

  it('is signed so that an implementation that shares no code with ours finds it sound', async () => {
    const list = await signedList(() => undefined)
    expect(await verifyWithDidkit(list)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
  })
})

describe('a badge', () => {
  it('says where to see whether it was revoked', () => {
    expect(credential.credentialStatus).toEqual({
      id: `${LIST_ADDRESS}#94567`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: LIST_ADDRESS,
    })
  })

  it('holds while its neighbours are revoked, and no longer once it is, in either form', async () => {
    const before = await listing(key, NOW, [INDEX - 1, INDEX + 1])
    expect(await verifyCredential(credential, NOW, before)).toEqual({ ok: true, issuer: key.did })
    expect(await verifyJwt(jwt, NOW, before)).toEqual({ ok: true, issuer: key.did })
    const after = await listing(key, NOW, [INDEX])
    expect(await verifyCredential(credential, NOW, after)).toMatchObject({ ok: false, code: 'revoked' })
    expect(await verifyJwt(jwt, NOW, after)).toMatchObject({ ok: false, code: 'revoked' })
  })

  it.each<[string, () => Promise<unknown>]>([
    ['its list is nowhere to be had', async () => undefined],
    ['there is something else', async () => ({ hello: 'world' })],
    ['there is another badge', async () => credential],
    ['the list was changed', async () => ({ ...(await signedList(() => undefined)), validUntil: '2027-11-22T00:00:00Z' })],
    ['the list is unsigned', async () => buildStatusList({ address: LIST_ADDRESS, issuer: key.did, revoked: [] }, NOW)],
    ['somebody else signed the list', () => signedList(() => undefined, other)],
    ['the list belongs to another address', () => signedList((list) => (list.id = `${LIST_ADDRESS}0`))],
    ['the list is of last month', () => signedList(() => undefined, key, new Date('2026-10-20T00:00:00Z'))],
    ['the list is about something else', () => signedList((list) => (list.credentialSubject.statusPurpose = 'message' as never))],
    ['the list ends before it', () => signedList((list) => (list.credentialSubject.encodedList = 'uH4sI'))],
  ])('is not taken to hold where %s', async (_why, list) => {
    expect(await verifyCredential(credential, NOW, publishing(await list()))).toMatchObject({ ok: false, code: 'status-unknown' })
  })

  it('is not taken to hold where asking for the list fails', async () => {
    const statusLists = async () => {
      throw new Error('no network')
    }
    expect(await verifyCredential(credential, NOW, { statusLists })).toMatchObject({ ok: false, code: 'status-unknown' })
  })

  it.each([
    ['of a kind that is not known', { type: 'StatusList2021Entry' }, 'unsupported-status'],
    ['with several bits', { statusSize: 2 }, 'unsupported-status'],
    ['at no place', { statusListIndex: '-1' }, 'unsupported-status'],
    ['beyond the list', { statusListIndex: '131072' }, 'status-unknown'],
    ['for suspension, which is set', { statusPurpose: 'suspension', statusListIndex: '5' }, 'suspended'],
  ])('with a status %s is refused', async (_what, change, code) => {
    const { proof: _proof, ...unsigned } = credential
    const credentialStatus = { ...credential.credentialStatus, ...change }
    const changed = await signCredential({ ...unsigned, credentialStatus }, key, NOW).catch(() => undefined)
    // What the signature suite itself doesn't sign can't come to us signed.
    if (changed === undefined) return expect(code).toBe('unsupported-status')
    const list = await signedList((one) => {
      one.credentialSubject.statusPurpose = ['revocation', 'suspension'] as never
      one.credentialSubject.encodedList = buildStatusList(
        { address: LIST_ADDRESS, issuer: key.did, revoked: [5] },
        NOW,
      ).credentialSubject.encodedList
    })
    expect(await verifyCredential(changed, NOW, publishing(list))).toMatchObject({ ok: false, code })
  })
})
