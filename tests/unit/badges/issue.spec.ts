import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueBadge, type SigningKey, signingKeyFromSeed } from '../../../hub/badges'
import { readBakedPng } from '../../../shared/badges'
import { awardedOrder, id } from './award'
import { verifyWithDidkit } from './didkit'

let key: SigningKey
beforeAll(async () => {
  key = await signingKeyFromSeed(new Uint8Array(32).fill(3))
})

describe('issuing a badge', () => {
  it('bakes the very credential that was signed into the picture, and it still verifies from there', async () => {
    const { credential, png } = await issueBadge(awardedOrder(), key)
    const baked = readBakedPng(png)
    const text = baked.ok ? baked.credential : ''
    expect(JSON.parse(text)).toEqual(credential)
    expect((await verifyWithDidkit(JSON.parse(text))).errors).toEqual([])
  })

  it('writes the e-mail address only as SHA-256 of address and salt, with another salt in each badge', async () => {
    const badges = await Promise.all([issueBadge(awardedOrder(), key), issueBadge(awardedOrder(), key)])
    const identities = badges.map(({ credential }) => credential.credentialSubject.identifier.find(({ hashed }) => hashed))
    for (const identity of identities) {
      const digest = createHash('sha256').update(`jonas@example.org${identity?.salt}`).digest('hex')
      expect(identity?.identityHash).toBe(`sha256$${digest}`)
    }
    expect(identities[0]?.salt).not.toBe(identities[1]?.salt)
    expect(JSON.stringify(badges[0]?.credential)).not.toContain('jonas@')
  })

  it('makes nothing where the picture is not a sound PNG', async () => {
    await expect(issueBadge(awardedOrder({ picture: new Uint8Array([1, 2, 3]) }), key)).rejects.toThrow('not a PNG file')
  })

  it('stays checkable with the largest rubric and the longest rationales that there can be', async () => {
    const order = awardedOrder()
    const levels = (number: number) =>
      Array.from({ length: 9 }, (_, level) => ({
        id: id(number * 100 + level),
        title: 'Level',
        descriptor: 'x'.repeat(2000),
        points: level,
      }))
    const [criterion] = order.rubric.criteria
    const criteria = Array.from({ length: 20 }, (_, at) => ({
      ...(criterion as NonNullable<typeof criterion>),
      id: id(at + 10_000),
      hurdleLevelId: null,
      levels: levels(at + 1),
    }))
    const rationale = '*'.repeat(20_000)
    const scores = criteria.map(({ id: criterionId }, at) => ({
      criterionId,
      levelId: id((at + 1) * 100),
      rationale,
      noEvidenceFound: false,
      wholeItemIds: [],
    }))
    await expect(issueBadge({ ...order, rubric: { ...order.rubric, criteria }, scores }, key)).resolves.toBeDefined()
  })
})
