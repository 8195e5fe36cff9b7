import { beforeAll, describe, expect, it } from 'vitest'
import { issueBadge, type SigningKey, signCredential, signingKeyFromSeed, signWithSeed } from '../../../hub/badges'
import { type Sources, verifyCredential } from '../../../shared/badges/check'
import { awardedOrder } from './award'
import { verifyWithDidkit } from './didkit'
import { listing } from './lists'

type Json = { [key: string]: unknown }

const NOW = new Date('2026-11-22T00:00:00.000Z')
const SEED = new Uint8Array(32).fill(7)
let key: SigningKey
let signed: Json
let world: Sources

beforeAll(async () => {
  key = await signingKeyFromSeed(SEED)
  signed = (await issueBadge(awardedOrder(), key)).credential as unknown as Json
  world = await listing(key, NOW)
})

/** Paths to every value that isn't an object. */
function paths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, part]) => paths(part, [...path, name]))
}

/** A copy in which the value at the path is another one, by as little as possible. */
function changeAt(document: Json, path: string[]): Json {
  const copy = structuredClone(document)
  let parent: Json = copy
  for (const name of path.slice(0, -1)) parent = parent[name] as Json
  const last = path.at(-1) ?? ''
  parent[last] = changed(parent[last])
  return copy
}

function changed(value: unknown): unknown {
  if (typeof value !== 'string') return !value
  const at = Math.floor(value.length / 2)
  const other = value[at] === '1' ? '2' : '1'
  return value.slice(0, at) + other + value.slice(at + 1)
}

describe('a signed badge', () => {
  it('verifies, and names its issuer', async () => {
    expect(await verifyCredential(signed, NOW, world)).toEqual({ ok: true, issuer: key.did })
  })

  it('verifies with an implementation that shares no code with the signing one', async () => {
    expect(await verifyWithDidkit(signed)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
  })

  it('is refused after a change of one character anywhere, by both implementations', async () => {
    const everywhere = paths(signed)
    expect(everywhere.length).toBeGreaterThan(100)
    for (const path of everywhere) {
      const forged = changeAt(signed, path)
      expect((await verifyCredential(forged, NOW, world)).ok, path.join('/')).toBe(false)
      const verdict = await verifyWithDidkit(forged).catch((error: unknown) => ({ errors: [String(error)] }))
      expect(verdict.errors.length, `DIDKit: ${path.join('/')}`).toBeGreaterThan(0)
    }
    // Some three hundred checks, each of two implementations.
  }, 60_000)

  it('is refused with a statement taken away', async () => {
    const { evidence: _evidence, ...without } = signed
    expect(await verifyCredential(without, NOW)).toMatchObject({ ok: false, code: 'changed' })
    expect((await verifyWithDidkit(without)).errors).toHaveLength(1)
  })

  it('is refused with a term that no context defines, by both, and never signed with one', async () => {
    const added = { ...signed, honours: 'summa cum laude' }
    expect(await verifyCredential(added, NOW)).toMatchObject({ ok: false, code: 'undefined-term' })
    expect((await verifyWithDidkit(added)).errors).toHaveLength(1)
    const { proof: _proof, ...unsigned } = added as Json
    const issuer = signed.issuer as { id: string }
    await expect(signCredential({ ...unsigned, issuer }, key, NOW)).rejects.toThrow(/Safe mode/)
  })

  it('means the same with its members in another order', async () => {
    const reversed = Object.fromEntries(Object.entries(signed).reverse())
    expect((await verifyCredential(reversed, NOW, world)).ok).toBe(true)
  })

  it('is the same for the same seed, content and time', async () => {
    const { proof: _proof, ...unsigned } = signed
    const statement = { ...unsigned, issuer: signed.issuer as { id: string } }
    expect(await signWithSeed(statement, SEED, NOW)).toEqual(await signWithSeed(statement, SEED, NOW))
  })

  it('is not made with a key that belongs to somebody else', async () => {
    const other = await signingKeyFromSeed(new Uint8Array(32).fill(8))
    const { proof: _proof, ...unsigned } = signed
    await expect(signCredential({ ...unsigned, issuer: signed.issuer as { id: string } }, other, NOW)).rejects.toThrow(
      'the key belongs to',
    )
  })

  it('leaves what it was made from as it was', async () => {
    const { proof: _proof, ...unsigned } = signed
    const before = structuredClone(unsigned)
    await signCredential({ ...unsigned, issuer: signed.issuer as { id: string } }, key, NOW)
    expect(unsigned).toEqual(before)
  })
})

describe('verifying says why not', () => {
  const endless: Json = {}
  endless.self = endless
  const otherDid = 'did:key:z6MkqDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z'

  it.each([
    ['nothing', () => undefined, 'not-a-credential'],
    ['text', () => 'credential', 'not-a-credential'],
    ['a list', () => [signed], 'not-a-credential'],
    ['some other document', () => ({ type: ['Person'], name: 'x' }), 'not-a-credential'],
    ['something without end', () => endless, 'too-large'],
    ['megabytes of text', () => ({ ...signed, name: 'x'.repeat(2_100_000) }), 'too-large'],
    ['an older data model', () => ({ ...signed, '@context': ['https://www.w3.org/2018/credentials/v1'] }), 'unknown-context'],
    [
      'a context of its own',
      () => ({ ...signed, '@context': [...(signed['@context'] as string[]), { x: 'urn:x' }] }),
      'unknown-context',
    ],
    ['a context further down', () => ({ ...signed, issuer: { ...(signed.issuer as Json), '@context': {} } }), 'unknown-context'],
    ['no proof', () => ({ ...signed, proof: undefined }), 'unsigned'],
    ['an older kind of proof', () => ({ ...signed, proof: { type: 'Ed25519Signature2020' } }), 'unsupported-signature'],
    ['two proofs', () => ({ ...signed, proof: [signed.proof, signed.proof] }), 'unsupported-signature'],
    ['an issuer on the web', () => ({ ...signed, issuer: 'did:web:academy.example' }), 'issuer-not-asked'],
    ['an issuer who did not sign', () => ({ ...signed, issuer: otherDid }), 'issuer-mismatch'],
    ['a revocation list that was taken away', () => ({ ...signed, credentialStatus: undefined }), 'changed'],
    ['a start in the future', () => ({ ...signed, validFrom: '2027-01-01T00:00:00Z' }), 'not-yet-valid'],
    ['an end in the past', () => ({ ...signed, validUntil: '2026-11-21T23:00:00Z' }), 'expired'],
    ['a date that is none', () => ({ ...signed, validUntil: 'soon' }), 'malformed'],
    ['a signature that is a number', () => ({ ...signed, proof: { ...(signed.proof as Json), proofValue: 12 } }), 'malformed'],
  ])('of %s', async (_what, document, code) => {
    const result = await verifyCredential(document(), NOW)
    expect(result).toMatchObject({ ok: false, code })
    expect(result).toHaveProperty('reason', expect.stringMatching(/^[A-Z].{20,}\.$/))
  })

  it('of a graph of look-alikes that is built to take for ever', async () => {
    const many = 60
    const profile = (at: number) => ({ id: `_:b${at % many}`, type: ['Profile'] })
    const source = Array.from({ length: many }, (_, at) => ({
      ...profile(at),
      parentOrg: { ...profile(at + 1), parentOrg: profile(at * 7 + 3) },
    }))
    const poisoned = { ...signed, credentialSubject: { type: ['AchievementSubject'], source } }
    expect(await verifyCredential(poisoned, NOW)).toMatchObject({ ok: false, code: 'too-complex' })
  })

  it('of a list that is longer than any real one, without working through it', async () => {
    const evidence = Array.from({ length: 12_000 }, (_, at) => ({ type: ['Evidence'], name: `${at}` }))
    expect(await verifyCredential({ ...signed, evidence }, NOW)).toMatchObject({ ok: false, code: 'too-large' })
  })
})
