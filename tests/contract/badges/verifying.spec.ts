import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueBadge, signingKeyFromSeed } from '../../../hub/badges'
import { type Sources, verifyCredential, verifyFile } from '../../../shared/badges/check'
import { awardedOrder } from '../../unit/badges/award'
import { listing } from '../../unit/badges/lists'

type Json = { [key: string]: unknown }

const NOW = new Date('2026-11-22T00:00:00Z')
let badge: Json
/** The same as files: JSON and VC-JWT. */
let files: Buffer[]
let world: Sources

beforeAll(async () => {
  const key = await signingKeyFromSeed(new Uint8Array(32).fill(9))
  const issued = await issueBadge(awardedOrder(), key)
  badge = issued.credential as unknown as Json
  files = [JSON.stringify(issued.credential), issued.jwt].map((text) => Buffer.from(text))
  world = await listing(key, NOW)
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

  it('accepts no badge of whose file a single byte was changed', async () => {
    for (const file of files) expect((await verifyFile(file, NOW, world)).ok).toBe(true)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (at, where, by) => {
          const changed = Buffer.from(files[at] ?? [])
          const place = Math.floor(changed.length * where)
          changed[place] = (changed[place] ?? 0) ^ by
          expect((await verifyFile(changed, NOW, world)).ok).toBe(false)
        },
      ),
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
