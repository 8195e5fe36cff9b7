import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueBadge, signingKeyFromSeed, verifyCredential } from '../../../hub/badges'
import { awardedOrder } from '../../unit/badges/award'

type Json = { [key: string]: unknown }

const NOW = new Date('2026-11-22T00:00:00Z')
let badge: Json

beforeAll(async () => {
  badge = (await issueBadge(awardedOrder(), await signingKeyFromSeed(new Uint8Array(32).fill(9)))).credential as unknown as Json
})

/** Members that a forger would reach for. */
const member = fc.constantFrom(
  '@context',
  'id',
  'type',
  'name',
  'issuer',
  'validFrom',
  'awardedDate',
  'credentialSubject',
  'evidence',
  'proof',
)

describe('verifying', () => {
  it('answers anything that can be written as JSON with a refusal and a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (document) => {
        expect(await verifyCredential(document, NOW)).toMatchObject({ ok: false, reason: expect.any(String) })
      }),
      { numRuns: 300 },
    )
  })

  it('answers anything that is not even JSON with a refusal and a reason', async () => {
    const strange = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
    })
    await fc.assert(
      fc.asyncProperty(member, strange, async (name, value) => {
        const result = await verifyCredential({ ...badge, [name]: value }, NOW)
        if (JSON.stringify(badge[name]) === safeStringify(value)) return
        expect(result).toMatchObject({ ok: false, reason: expect.any(String) })
      }),
      { numRuns: 300 },
    )
  })

  it('accepts a badge with a member replaced by any other JSON value in no case', async () => {
    await fc.assert(
      fc.asyncProperty(member, fc.jsonValue({ maxDepth: 3 }), async (name, value) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(badge[name]))
        expect((await verifyCredential({ ...badge, [name]: value }, NOW)).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

function safeStringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
