import { beforeAll, describe, expect, it } from 'vitest'
import {
  issueBadge,
  makeDidDocument,
  nameIssuer,
  publicKeyOf,
  type SigningKey,
  signCredential,
  signingKeyFromSeed,
} from '../../../hub/badges'
import { bakePng, bakeSvg, CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from '../../../shared/badges'
import { type BadgeReport, checkBadge, readDidDocument, type Sources } from '../../../shared/badges/check'
import { didWebAddress } from '../../../shared/badges/check/issuers'
import { CHECK_CODES, needsAsking } from '../../../shared/badges/check/codes'
import { headlineOf } from '../../../shared/badges/check/headline'
import { BadgeReportSchema } from '../../../shared/badges/check/report'
import english from '../../../renderer/kit/texts/en/verify.json'
import { awardedOrder, drawPng } from './award'
import { listing } from './lists'

type Json = { [key: string]: unknown }

const NOW = new Date('2026-11-22T00:00:00Z')
const DID = 'did:web:academy.example'
let key: SigningKey
let web: SigningKey
let badge: Json
let jwt: string
let world: Sources

beforeAll(async () => {
  key = await signingKeyFromSeed(new Uint8Array(32).fill(11))
  web = nameIssuer(key, DID)
  const issued = await issueBadge(awardedOrder(), key)
  badge = issued.credential as unknown as Json
  jwt = issued.jwt
  world = { ...(await listing(key, NOW)), own: [key.did] }
})

const bytesOf = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const look = (value: unknown, sources: Sources = world, now = NOW) => checkBadge(bytesOf(value), now, sources)
const codes = ({ checks }: BadgeReport) => Object.fromEntries(checks.map(({ name, code }) => [name, code]))
const states = ({ checks }: BadgeReport) => Object.fromEntries(checks.map(({ name, state }) => [name, state]))

/** The badge with this changed, signed again. */
async function resigned(change: Json, by = key): Promise<Json> {
  const { proof: _proof, ...unsigned } = badge
  return signCredential({ ...unsigned, ...change, issuer: { ...(unsigned.issuer as Json), id: by.did } }, by, NOW)
}

describe('a badge that holds', () => {
  it('holds in each form that it can come in, check by check', async () => {
    const text = JSON.stringify(badge)
    const forms = { json: text, jwt, svg: bakeSvg(drawPng(), 'Badge', text), png: bakePng(drawPng(), text) }
    for (const [form, file] of Object.entries(forms)) {
      const report = await checkBadge(typeof file === 'string' ? Buffer.from(file) : file, NOW, world)
      expect(report).toMatchObject({ verdict: 'holds', form })
      expect(codes(report)).toEqual({
        file: 'file-read',
        schema: 'schema-badge',
        issuer: 'issuer-own',
        signature: 'signature-fits',
        dates: 'dates-open',
        status: 'status-clear',
        achievement: 'achievement-named',
        endorsements: 'endorsements-none',
      })
    }
  })

  it('says whom it is by and for, as a report that fits the protocol', async () => {
    const report = await look(badge)
    expect(report.badge).toEqual({
      id: badge.id,
      name: 'Data storytelling for public health',
      issuer: { id: key.did, name: 'Northshore Public Health Academy' },
      earner: 'Jonas Halvorsen',
      validFrom: '2026-11-21T09:12:00Z',
      validUntil: null,
      endorsers: [],
    })
    expect(BadgeReportSchema.parse(report)).toEqual(report)
  })
})

describe('what is said of a badge first', () => {
  const stranger = async () => ({ ...(await listing(key, NOW)), findRevocation: () => Promise.reject(new Error('not asked')) })

  it('by a key that is nobody’s known is that it was not changed, not that it holds', async () => {
    const report = await look(badge, await stranger())
    expect([report.verdict, headlineOf(report)]).toEqual(['unknown', 'unnamed'])
    expect(report.checks.find(({ name }) => name === 'issuer')).toMatchObject({ code: 'issuer-key', state: 'unknown' })
    expect(needsAsking(report.checks)).toBe(true)
    expect(headlineOf(await look(badge))).toBe('holds')
  })

  it('is no such thing while something else is open too, or once it was changed', async () => {
    expect(headlineOf(await look(badge, {}))).toBe('unknown')
    expect(headlineOf(await look({ ...badge, name: 'Another' }, await stranger()))).toBe('fails')
  })

  it('of one’s own that was revoked is that, when, and why', async () => {
    const revocation = { at: '2026-11-21T12:00:00.000Z', reason: 'A mistake.' }
    const asked: string[] = []
    const findRevocation = async (id: string) => {
      asked.push(id)
      return revocation
    }
    const list = await listing(key, NOW, [94_567])
    const report = await look(badge, { ...world, ...list, findRevocation })
    expect([headlineOf(report), report.revocation, asked]).toEqual(['revoked', revocation, [badge.id]])
    expect(BadgeReportSchema.parse(report)).toEqual(report)
    const unsaid = await look(badge, { ...world, ...list, findRevocation: () => Promise.reject(new Error('away')) })
    expect([headlineOf(unsaid), unsaid.revocation]).toEqual(['revoked', undefined])
    const others = await look(badge, { ...(await stranger()), ...list })
    expect([headlineOf(others), others.revocation]).toEqual(['revoked', undefined])
  })

  it.each(['{"a":1}', '{}', '[]', 'hello', '{"type":["VerifiableCredential"]}'])('of %s is that there is none', async (text) => {
    const report = await look(text)
    expect([headlineOf(report), report.form, report.badge]).toEqual(['none', null, null])
    expect(codes(report)).toEqual({ file: 'not-a-credential' })
  })
})

describe('without a network', () => {
  it('everything is checked that needs none, and what needs one is named', async () => {
    const report = await look(badge, {})
    expect(report.verdict).toBe('unknown')
    expect(states(report)).toMatchObject({ signature: 'holds', issuer: 'unknown', dates: 'holds', status: 'unknown' })
    expect(codes(report).status).toBe('status-not-asked')
    expect(needsAsking(report.checks)).toBe(true)
  })

  it('of an issuer on the web nothing is said but what the badge itself shows', async () => {
    const report = await look(await resigned({}, web), {})
    expect(codes(report)).toMatchObject({
      issuer: 'issuer-not-asked',
      signature: 'signature-needs-issuer',
      dates: 'dates-open',
      status: 'status-needs-signature',
      achievement: 'achievement-named',
    })
    expect(report.verdict).toBe('unknown')
  })

  it('a badge that was changed, or is over, fails all the same', async () => {
    expect((await look({ ...badge, name: 'Another' }, {})).verdict).toBe('fails')
    expect((await look(await resigned({ validUntil: '2026-11-21T20:00:00Z' }), {})).verdict).toBe('fails')
    expect(needsAsking((await look('hello', {})).checks)).toBe(false)
  })
})

describe('an issuer on the web', () => {
  const published = () => makeDidDocument(DID, [publicKeyOf(web)])
  const asking = (document: unknown): Sources => ({ ...world, lookUpIssuer: async () => document })

  it('is asked for its keys by its own address, and named as such', async () => {
    const asked: string[] = []
    const lookUpIssuer = async (address: string) => {
      asked.push(address)
      return published()
    }
    const { credentialStatus: _status, ...plain } = badge
    const { proof: _proof, ...unsigned } = plain
    const signed = await signCredential({ ...unsigned, issuer: { id: DID, type: ['Profile'], name: 'Academy' } }, web, NOW)
    const report = await look(signed, { lookUpIssuer })
    expect([report.verdict, codes(report).issuer, codes(report).status]).toEqual(['holds', 'issuer-web', 'status-none'])
    expect(asked).toEqual(['https://academy.example/.well-known/did.json'])
  })

  it.each<[string, () => unknown, string]>([
    ['hands out nothing', () => undefined, 'issuer-keyless'],
    ['hands out rubbish', () => ['x'], 'issuer-keyless'],
    ['hands out somebody else’s document', () => ({ ...published(), id: 'did:web:other.example' }), 'issuer-keyless'],
    ['names keys for something else only', () => ({ ...published(), assertionMethod: [] }), 'issuer-keyless'],
    [
      'names another’s keys',
      () => {
        const document = published()
        const foreign = document.verificationMethod.map((method) => ({ ...method, controller: 'did:web:other.example' }))
        return { ...document, verificationMethod: foreign }
      },
      'issuer-keyless',
    ],
    ['has another key', () => makeDidDocument(DID, []), 'issuer-keyless'],
  ])('who %s is not taken for known', async (_what, document, code) => {
    const report = await look(await resigned({}, web), asking(document()))
    expect([report.verdict, codes(report).issuer]).toEqual(['unknown', code])
  })

  it('that can’t be reached is told apart from one that hands out no keys', async () => {
    const lookUpIssuer = () => Promise.reject(new TypeError('no connection'))
    const report = await look(await resigned({}, web), { ...world, lookUpIssuer })
    expect([report.verdict, codes(report).issuer]).toEqual(['unknown', 'issuer-unreachable'])
  })

  it('whose keys are others than the one that signed did not sign', async () => {
    const other = await signingKeyFromSeed(new Uint8Array(32).fill(12))
    const report = await look(await resigned({}, web), asking(makeDidDocument(DID, [publicKeyOf(other)])))
    expect([report.verdict, codes(report).issuer]).toEqual(['fails', 'issuer-mismatch'])
  })

  it('may describe keys where they are used, with relative names, or as a JWK', async () => {
    const [multikey, jwk] = published().verificationMethod
    const short = { ...multikey, id: multikey?.id.replace(DID, '') }
    expect(readDidDocument(DID, { id: DID, assertionMethod: [short] })?.verificationMethod).toEqual([multikey])
    expect(readDidDocument(DID, { id: DID, verificationMethod: jwk, assertionMethod: jwk?.id })?.verificationMethod).toEqual([
      jwk,
    ])
  })
})

describe('each check is told by itself', () => {
  it.each<[string, () => unknown, Json]>([
    [
      'expired but unchanged',
      () => resigned({ validUntil: '2026-11-21T20:00:00Z' }),
      { dates: 'expired', signature: 'signature-fits' },
    ],
    [
      'not valid yet',
      () => resigned({ validFrom: '2027-01-01T00:00:00Z' }),
      { dates: 'not-yet-valid', signature: 'signature-fits' },
    ],
    [
      'changed',
      () => ({ ...badge, name: 'Another' }),
      { signature: 'changed', status: 'status-needs-signature', dates: 'dates-open' },
    ],
    ['unsigned', () => ({ ...badge, proof: undefined }), { signature: 'unsigned', schema: 'schema-badge' }],
    [
      'signed in another way',
      () => ({ ...badge, proof: { type: 'Ed25519Signature2020' } }),
      { signature: 'unsupported-signature' },
    ],
    ['of an issuer that is nobody’s address', () => ({ ...badge, issuer: 'urn:academy' }), { issuer: 'unsupported-issuer' }],
    [
      'without an achievement',
      () => resigned({ credentialSubject: { type: ['AchievementSubject'] } }),
      { achievement: 'achievement-missing', schema: 'schema-incomplete' },
    ],
    [
      'no badge at all',
      () => resigned({ type: ['VerifiableCredential'] }),
      { schema: 'schema-other', signature: 'signature-fits' },
    ],
  ])('of one that is %s', async (_what, make, expected) => {
    expect(codes(await look(await make()))).toMatchObject(expected)
  })

  it('of one whose result belongs to nothing', async () => {
    const subject = badge.credentialSubject as { result: Json[] }
    const [first, ...others] = subject.result
    const credentialSubject = {
      ...subject,
      result: [{ ...first, achievedLevel: 'urn:uuid:00000000-0000-4000-8000-000000009999' }, ...others],
    }
    expect(codes(await look(await resigned({ credentialSubject })))).toMatchObject({ achievement: 'result-unknown' })
  })

  it.each([
    ['nothing', '', 'not-a-credential'],
    ['a web page', '<!doctype html><p>', 'no-badge'],
    ['a picture without a badge', drawPng(), 'no-badge'],
    ['half of a JSON text', '{"a":', 'not-a-credential'],
    ['a list', '[1]', 'not-a-credential'],
  ])('of a file that holds %s there is but one', async (_what, content, code) => {
    const report = await checkBadge(typeof content === 'string' ? Buffer.from(content) : content, NOW, world)
    expect(report).toMatchObject({ verdict: 'fails', form: null, badge: null, checks: [{ name: 'file', code }] })
  })
})

describe('endorsements in a badge', () => {
  async function endorsement(change: Json = {}, by?: SigningKey): Promise<Json> {
    const signer = by ?? (await signingKeyFromSeed(new Uint8Array(32).fill(13)))
    const unsigned = {
      '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT],
      id: 'urn:uuid:00000000-0000-4000-8000-000000000501',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: signer.did, type: ['Profile'], name: 'Jorge Matias' },
      validFrom: '2026-10-07T10:00:00Z',
      credentialSubject: { id: String(badge.id), type: ['EndorsementSubject'], endorsementComment: 'I saw it.' },
    }
    return { ...(await signCredential(unsigned, signer, NOW)), ...change }
  }

  it('are checked each by its own signature', async () => {
    const report = await look(await resigned({ endorsement: [await endorsement(), await endorsement()] }))
    expect([report.verdict, codes(report).endorsements]).toEqual(['holds', 'endorsements-hold'])
    expect(report.badge?.endorsers).toEqual(['Jorge Matias', 'Jorge Matias'])
  })

  it('that don’t hold are told, and leave the badge itself as it is', async () => {
    const report = await look(await resigned({ endorsement: [await endorsement(), await endorsement({ name: 'Changed' })] }))
    expect([report.verdict, codes(report).endorsements, states(report).endorsements]).toEqual(['holds', 'changed', 'fails'])
  })

  it('whose issuer would have to be asked are not known without a network', async () => {
    const report = await look(await resigned({ endorsement: [await endorsement({}, web)] }), {})
    expect([codes(report).endorsements, states(report).endorsements]).toEqual(['issuer-not-asked', 'unknown'])
  })

  it('can’t bring vocabulary of their own', async () => {
    const foreign = await endorsement({ '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT, { name: 'urn:x' }] })
    expect(codes(await look({ ...badge, endorsement: [foreign] }))).toEqual({ file: 'file-read', schema: 'unknown-context' })
  })
})

it('everything that can come of a check has a sentence', () => {
  expect(Object.keys(english.code).sort()).toEqual([...CHECK_CODES].sort())
})

describe('the address of a did:web', () => {
  it.each([
    ['did:web:academy.example', 'https://academy.example/.well-known/did.json'],
    ['did:web:academy.example%3A8443', 'https://academy.example:8443/.well-known/did.json'],
    ['did:web:academy.example:issuers:7', 'https://academy.example/issuers/7/did.json'],
  ])('%s is %s', (did, address) => {
    expect(didWebAddress(did)).toBe(address)
  })

  it.each([
    'did:key:z6Mk',
    'did:web:',
    'did:web:academy.example/path',
    'did:web:user@academy.example',
    'did:web:academy.example:..:secret',
    'did:web:academy.example:%2e%2e:secret',
    'did:web:ACADEMY.example',
    'did:web:academy.example%3A443',
    'did:web:0x7f000001',
    'did:web:academy.example#key',
    'did:web:academy.example?x',
  ])('%s has none', (did) => {
    expect(didWebAddress(did)).toBeUndefined()
  })
})
