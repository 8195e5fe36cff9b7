import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import { cryptosuite } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueBadge, signingKeyFromSeed } from '../../../hub/badges'
import { bakePng } from '../../../shared/badges'
import { type BadgeReport, checkBadge, claimsOf, documentLoader, type Sources } from '../../../shared/badges/check'
import { headlineOf } from '../../../shared/badges/check/headline'
import { makeChunk, readChunks, writeChunks } from '../../../shared/badges/png-chunks'
import { awardedOrder, drawPng } from './award'

type Json = { [key: string]: unknown }
type Curve = 'P-256' | 'P-384'

const NOW = new Date('2026-11-22T00:00:00Z')
const SITE = 'https://academy.example/profile'

/** A badge's statements, unsigned, which nobody can revoke. */
let statements: Json

beforeAll(async () => {
  const issued = await issueBadge(awardedOrder(), await signingKeyFromSeed(new Uint8Array(32).fill(13)))
  const { proof: _proof, credentialStatus: _status, ...rest } = issued.credential as unknown as Json
  statements = rest
})

const look = (file: Json | string, sources: Sources = {}) =>
  checkBadge(Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)), NOW, sources)
const codes = ({ checks }: BadgeReport) => Object.fromEntries(checks.map(({ name, code }) => [name, code]))
const by = (id: string): Json => ({ ...statements, issuer: { id, type: ['Profile'], name: 'Academy' } })
/** What a site hands out, by address; whatever else is asked for isn't there. */
const site = (files: Record<string, unknown>): Sources => ({
  lookUpIssuer: async (address) => files[address] ?? Promise.reject(new Error(`nothing at ${address}`)),
})

const curveKey = (curve: Curve) => generateKeyPairSync('ec', { namedCurve: curve })
const jwkOf = (key: KeyObject): Json => ({ ...createPublicKey(key).export({ format: 'jwk' }) })

/** An elliptic key as did:key writes it: two bytes for the kind, and the point with one coordinate. */
async function didKey(key: KeyObject, curve: Curve): Promise<{ did: string; method: string }> {
  const { publicKeyMultibase } = await EcdsaMultikey.fromJwk({ jwk: jwkOf(key) })
  expect(publicKeyMultibase).toMatch(curve === 'P-256' ? /^zDn/ : /^z82/)
  return { did: `did:key:${publicKeyMultibase}`, method: `did:key:${publicKeyMultibase}#${publicKeyMultibase}` }
}

/** The badge with a proof, signed by Node's own cryptography. */
async function prove(key: KeyObject, curve: Curve, issuer: string, method: string): Promise<Json> {
  const hash = curve === 'P-256' ? 'sha256' : 'sha384'
  const signer = {
    id: method,
    algorithm: curve,
    sign: async ({ data }: { data: Uint8Array }) => sign(hash, data, { key, dsaEncoding: 'ieee-p1363' }),
  }
  const suite = new DataIntegrityProof({ cryptosuite, signer, date: NOW })
  return { ...(await vc.issue({ credential: by(issuer), suite, documentLoader: documentLoader(), now: NOW })) }
}

/** The badge as a token, signed by Node's own cryptography. */
function tokenOf(key: KeyObject, header: Json, issuer: string): string {
  const credential = by(issuer)
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${encode(header)}.${encode({ ...credential, ...claimsOf(credential) })}`
  const hash = header.alg === 'ES384' ? 'sha384' : 'sha256'
  const options = key.asymmetricKeyType === 'ec' ? { key, dsaEncoding: 'ieee-p1363' as const } : { key }
  return `${signed}.${sign(hash, Buffer.from(signed), options).toString('base64url')}`
}

const didJwk = (key: KeyObject) => `did:jwk:${Buffer.from(JSON.stringify(jwkOf(key))).toString('base64url')}`
const rsa = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength }).privateKey

/**
 * Test vector of the W3C Recommendation "Data Integrity ECDSA Cryptosuites v1.0", appendix A.1, "Representation: ecdsa-rdfc-2019, with curve
 * P-256".
 */
describe('the published test vector of ecdsa-rdfc-2019', () => {
  const KEY = 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP'
  const method = `did:key:${KEY}#${KEY}`
  const PROOF_HASH = '3a8a522f689025727fb9d1f0fa99a618da023e8494ac74f51015d009d35abc2e'
  const DOCUMENT_HASH = '517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017'
  const SIGNATURE =
    '1cb4290918ffb04a55ff7ae1e55e316a9990fda8eec67325eac7fcbf2ddf9dd2b06716a657e72b284c9604df3a172ecbf06a1a475b49ac807b1d9162df855636'

  it('is made from the same hashes, and its signature fits them', async () => {
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
      id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
      type: ['VerifiableCredential', 'AlumniCredential'],
      name: 'Alumni Credential',
      description: 'A minimum viable example of an Alumni Credential.',
      issuer: 'https://vc.example/issuers/5678',
      validFrom: '2023-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
    }
    const seen: Uint8Array[] = []
    const signer = {
      id: method,
      algorithm: 'P-256',
      sign: async ({ data }: { data: Uint8Array }) => {
        seen.push(data)
        return Buffer.from(SIGNATURE, 'hex')
      },
    }
    const suite = new DataIntegrityProof({ cryptosuite, signer, date: new Date('2023-02-24T23:36:38Z') })
    const load = async (url: string) => {
      if (!url.endsWith('/examples/v2')) return documentLoader()(url)
      const context = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
      return { contextUrl: null, documentUrl: url, document: context }
    }
    const made = await vc.issue({ credential: document, suite, documentLoader: load })
    const [data = new Uint8Array()] = seen
    expect(Buffer.from(data).toString('hex')).toBe(PROOF_HASH + DOCUMENT_HASH)
    expect(made).toMatchObject({
      proof: { proofValue: 'zaHXrr7AQdydBk3ahpCDpWbxfLokDqmCToYm2dyWvpcFVyWooC2he63w1f7UNQoAMKdhaRtcnaE2KTo5o5vTCcfw' },
    })
    const multikey = await EcdsaMultikey.from({ id: method, controller: `did:key:${KEY}`, publicKeyMultibase: KEY })
    const key = createPublicKey({ key: { ...(await EcdsaMultikey.toJwk({ keyPair: multikey })) }, format: 'jwk' })
    expect(verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(SIGNATURE, 'hex'))).toBe(true)
  })
})

describe.each(['P-256', 'P-384'] as const)('a badge that another issuer signed by ecdsa-rdfc-2019 with %s', (curve) => {
  it('holds, and does not once a word of it is another', async () => {
    const { privateKey } = curveKey(curve)
    const { did, method } = await didKey(privateKey, curve)
    const badge = await prove(privateKey, curve, did, method)
    const report = await look(badge)
    expect(headlineOf(report), JSON.stringify(report.checks)).toBe('unnamed')
    expect(codes(report)).toMatchObject({ issuer: 'issuer-key', signature: 'signature-fits' })
    expect(codes(await look({ ...badge, name: 'Another' })).signature).toBe('changed')
    const proof = { ...(badge.proof as Json), cryptosuite: 'eddsa-rdfc-2022' }
    expect((await look({ ...badge, proof })).verdict).toBe('fails')
  })

  it('does not hold by another key', async () => {
    const [{ privateKey }, other] = [curveKey(curve), curveKey(curve)]
    const { did, method } = await didKey(privateKey, curve)
    expect(codes(await look(await prove(other.privateKey, curve, did, method))).signature).toBe('changed')
  })
})

describe('an issuer whose address is a web address', () => {
  it('is asked there for its keys, as a document with the same address', async () => {
    const { privateKey } = curveKey('P-256')
    const { method } = await didKey(privateKey, 'P-256')
    const publicKeyMultibase = method.split('#')[1]
    const id = `${SITE}#${publicKeyMultibase}`
    const document = {
      id: SITE,
      verificationMethod: [{ id, type: 'Multikey', controller: SITE, publicKeyMultibase }],
      assertionMethod: [id],
    }
    const badge = await prove(privateKey, 'P-256', SITE, id)
    const report = await look(badge, site({ [SITE]: document }))
    expect([report.verdict, codes(report).issuer]).toEqual(['holds', 'issuer-web'])
    expect(codes(await look(badge)).issuer).toBe('issuer-not-asked')
    expect(codes(await look(badge, site({ [SITE]: { ...document, id: 'https://other.example' } }))).issuer).toBe('issuer-keyless')
    expect(codes(await look(badge, site({}))).issuer).toBe('issuer-unreachable')
  })

  it('may have the key of a token at an address of its own on the same site, and nowhere else', async () => {
    const key = rsa()
    const here = 'https://academy.example/keys/1'
    const report = await look(tokenOf(key, { alg: 'RS256', kid: here }, SITE), site({ [here]: jwkOf(key) }))
    expect([report.verdict, codes(report).issuer]).toEqual(['holds', 'issuer-web'])
    for (const kid of [
      'https://elsewhere.example/keys/1',
      'http://academy.example/keys/1',
      'https://academy.example/a/../keys/1',
      'key-1',
    ]) {
      const strange = tokenOf(key, { alg: 'RS256', kid }, SITE)
      const asked: string[] = []
      const lookUpIssuer = async (address: string) => {
        asked.push(address)
        return address === here ? { id: SITE } : jwkOf(key)
      }
      expect((await look(strange, { lookUpIssuer })).verdict, kid).not.toBe('holds')
      expect(asked.every((address) => new URL(address).origin === 'https://academy.example')).toBe(true)
    }
    const other = await look(tokenOf(rsa(), { alg: 'RS256', kid: here }, SITE), site({ [here]: jwkOf(key) }))
    expect(codes(other).signature).toBe('changed')
  })
})

describe('a token of another issuer', () => {
  it.each<[string, () => KeyObject]>([
    ['RS256', rsa],
    ['ES256', () => curveKey('P-256').privateKey],
    ['ES384', () => curveKey('P-384').privateKey],
  ])('by %s holds with a did:jwk, and with the key that a did:web names', async (alg, make) => {
    const key = make()
    const did = didJwk(key)
    const token = tokenOf(key, { alg, typ: 'JWT', kid: `${did}#0` }, did)
    expect([headlineOf(await look(token)), codes(await look(token)).issuer]).toEqual(['unnamed', 'issuer-key'])
    const at = token.indexOf('.') + 40
    expect((await look(`${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`)).verdict).not.toBe('holds')
    const web = 'did:web:academy.example'
    const method = { id: `${web}#k`, type: 'JsonWebKey', controller: web, publicKeyJwk: { ...jwkOf(key), use: 'sig' } }
    const document = { id: web, verificationMethod: [method], assertionMethod: ['#k'] }
    const files = site({ 'https://academy.example/.well-known/did.json': document })
    const report = await look(tokenOf(key, { alg, kid: `${web}#k`, jwk: jwkOf(key) }, web), files)
    expect([report.verdict, codes(report).issuer]).toEqual(['holds', 'issuer-web'])
  })

  it('by ES256 holds with a did:key', async () => {
    const { privateKey } = curveKey('P-256')
    const { did, method } = await didKey(privateKey, 'P-256')
    expect(headlineOf(await look(tokenOf(privateKey, { alg: 'ES256', kid: method }, did)))).toBe('unnamed')
  })

  it('does not hold by a key that is too short, or in a way that its key does not sign', async () => {
    const short = rsa(1024)
    expect((await look(tokenOf(short, { alg: 'RS256', kid: `${didJwk(short)}#0` }, didJwk(short)))).verdict).toBe('fails')
    const key = curveKey('P-256').privateKey
    for (const alg of ['RS256', 'ES384', 'EdDSA'])
      expect((await look(tokenOf(key, { alg, kid: `${didJwk(key)}#0` }, didJwk(key)))).verdict, alg).toBe('fails')
    for (const alg of ['HS256', 'none', 'PS256'])
      expect((await look(tokenOf(key, { alg, kid: `${didJwk(key)}#0` }, didJwk(key)))).verdict, alg).toBe('unknown')
  })

  it('is not taken with a private key in its header or its address', async () => {
    const key = rsa()
    const secret = key.export({ format: 'jwk' })
    const did = didJwk(key)
    expect((await look(tokenOf(key, { alg: 'RS256', kid: `${did}#0`, jwk: secret }, did))).verdict).toBe('unknown')
  })
})

describe('a badge of Open Badges 2.0', () => {
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://example.org/assertions/1',
    recipient: { type: 'email', hashed: false, identity: 'x@example.org' },
    badge: 'https://example.org/badges/5',
    verification: { type: 'hosted' },
    issuedOn: '2016-12-31T23:59:59Z',
  }
  const { '@context': _context, type: _type, ...rest } = assertion
  const oldest = { ...rest, uid: '1', verify: { type: 'hosted', url: 'https://example.org/assertions/1' } }

  it.each<[string, () => Uint8Array]>([
    ['as JSON', () => Buffer.from(JSON.stringify(assertion))],
    ['as JSON of version 1', () => Buffer.from(JSON.stringify(oldest))],
    [
      'in a PNG picture',
      () => {
        const chunks = readChunks(drawPng()).map(({ bytes }) => bytes)
        const text = makeChunk('iTXt', Buffer.from(`openbadges\0\0\0\0\0${JSON.stringify(assertion)}`))
        return writeChunks([...chunks.slice(0, -1), text, ...chunks.slice(-1)])
      },
    ],
    [
      'in an SVG picture',
      () =>
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="http://openbadges.org"><ob:assertion verify="https://example.org/1"/></svg>`,
        ),
    ],
  ])('%s is told as such, and nothing is said against it', async (_form, make) => {
    const report = await checkBadge(make(), NOW, {})
    expect([headlineOf(report), report.verdict, codes(report).file]).toEqual(['older', 'unknown', 'older-badge'])
  })

  it('does not hide one of today in the same picture', async () => {
    const { privateKey } = curveKey('P-256')
    const { did, method } = await didKey(privateKey, 'P-256')
    const chunks = readChunks(drawPng()).map(({ bytes }) => bytes)
    const both = writeChunks([
      ...chunks.slice(0, -1),
      makeChunk('iTXt', Buffer.from('openbadges\0\0\0\0\0{}')),
      ...chunks.slice(-1),
    ])
    const badge = JSON.stringify(await prove(privateKey, 'P-256', did, method))
    expect(headlineOf(await checkBadge(bakePng(both, badge), NOW, {}))).toBe('unnamed')
  })
})
