import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../../../shared/domain'
import {
  makeTravelSecret,
  openDraft,
  readTravelCode,
  sealDraft,
  type TravellingDraft,
  travelKeyOf,
  writeTravelCode,
} from '../../../shared/travel'
import { type VaultCrypto, writeSecretCode } from '../../../shared/vault'

const crypto = webcrypto as unknown as VaultCrypto
const id = fc.uuid({ version: 4 })
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const draftOf = (allocationId: string): fc.Arbitrary<TravellingDraft> =>
  fc.record({
    format: fc.constant('assay-draft/1' as const),
    assessment: fc.record({
      allocationId: fc.constant(allocationId),
      submissionId: id,
      submissionRevision: fc.integer({ min: 1, max: 9 }),
      rubricId: id,
      rubricVersion: fc.integer({ min: 1, max: 9 }),
      scores: fc.array(
        fc.record({
          criterionId: id,
          levelId: fc.option(id),
          rationale: fc.string({ unit: 'grapheme', maxLength: 200 }),
          noEvidenceFound: fc.boolean(),
          wholeItemIds: fc.array(id, { maxLength: 3 }),
        }),
        { maxLength: 4 },
      ),
      recommendation: fc.option(fc.constantFrom('awarded', 'not-yet', 'referred')),
      overrideReason: fc.string({ maxLength: 50 }),
      feedback: fc.string({ unit: 'grapheme', maxLength: 200 }),
      activeSeconds: fc.nat(),
      updatedAt: instant,
    }),
    annotations: fc.constant([]),
    basis: fc.record({ submissionRevision: fc.constant(1), rubricId: id, rubricVersion: fc.constant(1) }),
    seen: fc.dictionary(id, fc.integer({ min: 1, max: 1000 }), { maxKeys: 3 }),
  })

const sealing = fc
  .record({ personId: id, allocationId: id, version: fc.integer({ min: 1, max: 1_000_000 }) })
  .chain((place) => fc.record({ place: fc.constant(place), draft: draftOf(place.allocationId) }))

const newKey = () => travelKeyOf(crypto, makeTravelSecret(crypto))

describe('an envelope', () => {
  it('opens where it was sealed for, with everything in it', async () => {
    const key = await newKey()
    await fc.assert(
      fc.asyncProperty(sealing, async ({ place, draft }) => {
        expect(await openDraft(crypto, key, place, await sealDraft(crypto, key, place, draft))).toEqual(draft)
      }),
    )
  })

  it('opens nowhere else: not as another person’s, another allocation’s, another version, or by another key', async () => {
    const [key, other] = await Promise.all([newKey(), newKey()])
    await fc.assert(
      fc.asyncProperty(sealing, async ({ place, draft }) => {
        const sealed = await sealDraft(crypto, key, place, draft)
        const elsewhere = [{ personId: newId() }, { allocationId: newId() }, { version: place.version + 1 }]
        for (const change of elsewhere) expect(await openDraft(crypto, key, { ...place, ...change }, sealed)).toBeNull()
        expect(await openDraft(crypto, other, place, sealed)).toBeNull()
        // The same key under another name: what names it is bound in too.
        expect(await openDraft(crypto, { ...key, name: other.name }, place, sealed)).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('of which any byte was changed, or the end is missing, doesn’t open', async () => {
    const key = await newKey()
    await fc.assert(
      fc.asyncProperty(sealing, fc.nat(), fc.integer({ min: 1, max: 255 }), async ({ place, draft }, at, flip) => {
        const sealed = await sealDraft(crypto, key, place, draft)
        const changed = Uint8Array.from(sealed)
        changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ flip
        expect(await openDraft(crypto, key, place, changed)).toBeNull()
        expect(await openDraft(crypto, key, place, sealed.slice(0, at % sealed.length))).toBeNull()
      }),
    )
  })

  it('of a later Assay, or with what is no draft in it, is not taken for one', async () => {
    const key = await newKey()
    const [{ place, draft }] = fc.sample(sealing, { numRuns: 1, seed: 7 }) as [{ place: never; draft: TravellingDraft }]
    for (const content of [{ ...draft, format: 'assay-draft/2' }, { ...draft, assessment: null }, 'nothing', null]) {
      const sealed = await sealDraft(crypto, key, place, content as TravellingDraft)
      expect(await openDraft(crypto, key, place, sealed)).toBeNull()
    }
  })
})

describe('a travel code', () => {
  it('is read as it was written, however it is typed, and gives the same key', async () => {
    const secret = makeTravelSecret(crypto)
    const code = await writeTravelCode(crypto, secret)
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('0', 'O')} `]) {
      expect(await readTravelCode(crypto, typed)).toEqual(secret)
    }
    expect((await travelKeyOf(crypto, secret)).name).toBe((await travelKeyOf(crypto, Uint8Array.from(secret))).name)
  })

  it('with one digit mistyped is caught for nearly all digits, before any key is tried', async () => {
    const code = await writeTravelCode(crypto, makeTravelSecret(crypto))
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    let tried = 0
    let passed = 0
    for (let at = 0; at < code.length; at++) {
      if (code[at] === '-') continue
      for (const digit of digits) {
        if (digit === code[at]) continue
        tried++
        if (await readTravelCode(crypto, code.slice(0, at) + digit + code.slice(at + 1))) passed++
      }
    }
    // Two check digits let one in 1024 pass.
    expect(tried).toBe(28 * 31)
    expect(passed).toBeLessThan(10)
  })

  it('is not a recovery code, and its key’s name tells nothing of the secret', async () => {
    const secrets = Array.from({ length: 50 }, () => makeTravelSecret(crypto))
    const recovery = await Promise.all(secrets.map((secret) => writeSecretCode(crypto, secret)))
    const taken = await Promise.all(recovery.map((code) => readTravelCode(crypto, code)))
    expect(taken.filter((secret) => secret !== null).length).toBeLessThan(3)
    for (const secret of secrets.slice(0, 5)) {
      const { name } = await travelKeyOf(crypto, secret)
      expect(name).toMatch(/^[0-9a-f]{32}$/)
      expect(name).not.toBe(Buffer.from(secret).toString('hex'))
    }
  })
})
