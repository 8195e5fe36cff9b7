import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  issueBadge,
  makeDidDocument,
  nameIssuer,
  publicKeyOf,
  type SigningKey,
  signingKeyFromSeed,
  signJwt,
} from '../../../hub/badges'
import { type Sources, verifyFile, verifyJwt } from '../../../shared/badges/check'
import { awardedOrder } from './award'
import { listing } from './lists'

type Json = { [key: string]: unknown }

const NOW = new Date('2026-11-22T00:00:00Z')
const OTHER_DID = 'did:key:z6MkqDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z'
let key: SigningKey
let world: Sources
let credential: Json
let jwt: string

beforeAll(async () => {
  key = await signingKeyFromSeed(new Uint8Array(32).fill(6))
  world = await listing(key, NOW)
  const badge = await issueBadge(awardedOrder(), key)
  credential = badge.credential as unknown as Json
  jwt = badge.jwt
})

function part(token: string, at: number): Json {
  return JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString())
}

/** A token made by hand, so that nothing of what is tested takes part in it. */
function forge(header: Json, payload: Json, by = key): string {
  const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${sign(null, Buffer.from(signed), by.jose.privateKey).toString('base64url')}`
}

describe('a badge as a VC-JWT', () => {
  it('holds', async () => {
    expect(await verifyJwt(jwt, NOW, world)).toEqual({ ok: true, issuer: key.did })
  })

  it('is signed as RFC 8037 says: the bytes before the second point, with the key that its header names', () => {
    const [header, payload, signature] = jwt.split('.')
    const publicKey = createPublicKey({ key: part(jwt, 0).jwk as Json, format: 'jwk' })
    const fits = verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature ?? '', 'base64url'))
    expect(fits).toBe(true)
  })

  it('has the headers that the specification names and no others, and no private key in them', () => {
    expect(part(jwt, 0)).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: key.verificationMethod, jwk: key.jose.publicJwk })
    expect(Object.keys(key.jose.publicJwk).sort()).toEqual(['crv', 'kty', 'x'])
  })

  it('says by the names of RFC 7519 what the credential says, and is otherwise the very credential', () => {
    const { iss, sub, jti, nbf, ...statements } = part(jwt, 1)
    const { proof: _proof, ...unsigned } = credential
    expect(statements).toEqual(unsigned)
    const subject = unsigned.credentialSubject as Json
    expect({ iss, sub, jti }).toEqual({ iss: key.did, sub: subject.id, jti: unsigned.id })
    expect(nbf).toBe(Date.parse(String(unsigned.validFrom)) / 1000)
  })

  it('names its earner in each badge otherwise', async () => {
    const next = await issueBadge(awardedOrder({ credentialId: '00000000-0000-4000-8000-000000000077' }), key)
    expect(part(next.jwt, 1).sub).not.toBe(part(jwt, 1).sub)
    expect(part(next.jwt, 1).sub).toMatch(/^urn:uuid:/)
  })

  it('is refused after a change of any character of it', async () => {
    const every = Math.max(1, Math.floor(jwt.length / 400))
    for (let at = 0; at < jwt.length; at += every) {
      const changed = `${jwt.slice(0, at)}${jwt[at] === 'A' ? 'B' : 'A'}${jwt.slice(at + 1)}`
      expect((await verifyJwt(changed, NOW, world)).ok, `at ${at}`).toBe(false)
    }
    for (const last of 'ABCDEFGHQgw_') {
      if (jwt.endsWith(last)) continue
      expect((await verifyJwt(jwt.slice(0, -1) + last, NOW, world)).ok, `ending in ${last}`).toBe(false)
    }
  })

  it('points a hub with an https address to its document, where the key stands as a JWK under its thumbprint', async () => {
    const web = nameIssuer(key, 'did:web:hub.example')
    const { proof: _proof, ...unsigned } = credential
    const issuer = { ...(unsigned.issuer as Json), id: web.did }
    const token = await signJwt({ ...unsigned, issuer } as never, web)
    const { crv, kty, x } = key.jose.publicJwk
    const thumbprint = createHash('sha256').update(`{"crv":"${crv}","kty":"${kty}","x":"${x}"}`).digest('base64url')
    expect(part(token, 0).kid).toBe(`did:web:hub.example#${thumbprint}`)
    const document = makeDidDocument(web.did, [publicKeyOf(key)])
    expect(document.verificationMethod.find(({ id }) => id === part(token, 0).kid)).toMatchObject({ publicKeyJwk: { x } })
    expect(await verifyJwt(token, NOW, { issuers: [document] })).toMatchObject({ code: 'status-not-asked' })
    expect(await verifyJwt(token, NOW)).toMatchObject({ code: 'issuer-not-asked' })
  })
})

describe('a token is refused', () => {
  it.each<[string, (header: Json, payload: Json) => [Json, Json], string]>([
    ['without an algorithm', (header, payload) => [{ ...header, alg: 'none' }, payload], 'unsupported-signature'],
    ['signed with a shared secret', (header, payload) => [{ ...header, alg: 'HS256' }, payload], 'unsupported-signature'],
    ['with another header', (header, payload) => [{ ...header, crit: ['b64'], b64: true }, payload], 'unsupported-signature'],
    [
      'with the address of keys',
      (header, payload) => [{ ...header, jku: 'https://evil.example' }, payload],
      'unsupported-signature',
    ],
    ['of another type', (header, payload) => [{ ...header, typ: 'at+jwt' }, payload], 'unsupported-signature'],
    ['with a private key', (h, payload) => [{ ...h, jwk: { ...(h.jwk as Json), d: 'AAAA' } }, payload], 'unsupported-signature'],
    ['whose key is not its issuer’s', (h, p) => [{ ...h, jwk: { ...(h.jwk as Json), x: 'A'.repeat(43) } }, p], 'issuer-mismatch'],
    ['without the issuer’s address', ({ kid: _kid, ...header }, payload) => [header, payload], 'unsupported-signature'],
    ['by a key of somebody else', (h, p) => [{ ...h, kid: 'did:web:x.example#1' }, p], 'issuer-mismatch'],
    ['with another issuer inside', (h, p) => [h, { ...p, issuer: { ...(p.issuer as Json), id: OTHER_DID } }], 'issuer-mismatch'],
    ['that says another issuer', (header, payload) => [header, { ...payload, iss: 'did:web:x.example' }], 'claims-differ'],
    ['that says another id', (header, payload) => [header, { ...payload, jti: 'urn:uuid:1' }], 'claims-differ'],
    ['that says another subject', (header, payload) => [header, { ...payload, sub: 'urn:uuid:1' }], 'claims-differ'],
    ['without a subject', (header, { sub: _sub, ...payload }) => [header, payload], 'claims-differ'],
    ['that says another date', (header, payload) => [header, { ...payload, nbf: Number(payload.nbf) + 1 }], 'claims-differ'],
    [
      'that ends when the credential does not',
      (header, payload) => [header, { ...payload, exp: 4_000_000_000 }],
      'claims-differ',
    ],
    ['that has ended', (h, p) => [h, { ...p, exp: 1_700_000_000, validUntil: '2023-11-14T22:13:20Z' }], 'expired'],
    ['of an older data model', (header, payload) => [header, { ...payload, '@context': [] }], 'unknown-context'],
  ])('%s', async (_what, change, code) => {
    const token = forge(...change(part(jwt, 0), part(jwt, 1)))
    expect(await verifyJwt(token, NOW, world)).toMatchObject({ ok: false, code })
  })

  it('that somebody else signed', async () => {
    const other = await signingKeyFromSeed(new Uint8Array(32).fill(9))
    expect(await verifyJwt(forge(part(jwt, 0), part(jwt, 1), other), NOW, world)).toMatchObject({ code: 'changed' })
  })

  it.each(['', '.', '..', 'a.b.c', 'eyJhbGciOiJFZERTQSJ9', 'x'.repeat(4_000_000)])('that is none', async (text) => {
    expect((await verifyJwt(text, NOW, world)).ok).toBe(false)
  })
})

describe('a badge in a file', () => {
  it('is found in each form that it comes in, and checked', async () => {
    const { png, credential: signed } = await issueBadge(awardedOrder(), key)
    for (const bytes of [png, Buffer.from(JSON.stringify(signed)), Buffer.from(` ${jwt}\n`)]) {
      expect(await verifyFile(bytes, NOW, world)).toEqual({ ok: true, issuer: key.did })
    }
  })

  it.each([
    ['nothing', new Uint8Array(), 'not-a-credential'],
    ['bytes', Uint8Array.of(255, 254, 0), 'no-badge'],
    ['half of a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'no-badge'],
    ['a web page', Buffer.from('<!doctype html><p>'), 'no-badge'],
    ['broken JSON', Buffer.from('{"a":'), 'not-a-credential'],
  ])('that holds %s is none', async (_what, bytes, code) => {
    expect(await verifyFile(bytes, NOW, world)).toMatchObject({ ok: false, code })
  })
})
