import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  didWebOf,
  issueBadge,
  makeDidDocument,
  nameIssuer,
  publicKeyOf,
  type SigningKey,
  signingKeyFromSeed,
} from '../../../hub/badges'
import { type DidDocument, verifyCredential, verifyJwt } from '../../../shared/badges/check'
import { awardedOrder } from './award'
import { verifyWithDidkit } from './didkit'
import { listing } from './lists'

const NOW = new Date('2026-11-22T00:00:00Z')
let server: Server
let did: string
let document: DidDocument
let first: SigningKey
let second: SigningKey

/** A hub that has changed its key once. DIDKit asks "localhost" over http, as the method allows for tests. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url !== '/.well-known/did.json') return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': 'application/did+ld+json' }).end(JSON.stringify(document))
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  did = `did:web:localhost%3A${(server.address() as AddressInfo).port}`
  first = nameIssuer(await signingKeyFromSeed(new Uint8Array(32).fill(1)), did)
  second = nameIssuer(await signingKeyFromSeed(new Uint8Array(32).fill(2)), did)
  document = makeDidDocument(did, [publicKeyOf(second), publicKeyOf(first)])
})
afterAll(() => {
  server.close()
})

describe('the did:web of a hub', () => {
  it.each([
    ['https://hub.example.org', 'did:web:hub.example.org'],
    ['https://hub.example.org:8443', 'did:web:hub.example.org%3A8443'],
    ['http://127.0.0.1:8640', null],
    [null, null],
  ])('of %s is %s', (origin, expected) => {
    expect(didWebOf(origin)).toBe(expected)
  })

  it('keeps badges valid that were signed with the key before, as it does those of the new key', async () => {
    const world = { ...(await listing(second, NOW)), issuers: [document] }
    for (const key of [first, second]) {
      const { credential, jwt } = await issueBadge(awardedOrder(), key)
      expect(credential.issuer.id).toBe(did)
      expect(await verifyCredential(credential, NOW, world)).toEqual({ ok: true, issuer: did })
      expect(await verifyJwt(jwt, NOW, world)).toEqual({ ok: true, issuer: did })
    }
  })

  it('is resolved by an implementation that shares no code with ours, for badges of both keys', async () => {
    for (const key of [first, second]) {
      const { credential } = await issueBadge(awardedOrder(), key)
      expect(await verifyWithDidkit(credential)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
    }
  })

  it('vouches for no key that isn’t in its document', async () => {
    const stranger = nameIssuer(await signingKeyFromSeed(new Uint8Array(32).fill(3)), did)
    const { credential, jwt } = await issueBadge(awardedOrder(), stranger)
    const world = { ...(await listing(second, NOW)), issuers: [document] }
    expect(await verifyCredential(credential, NOW, world)).toMatchObject({ code: 'issuer-mismatch' })
    expect(await verifyJwt(jwt, NOW, world)).toMatchObject({ code: 'issuer-mismatch' })
    expect((await verifyWithDidkit(credential)).errors).toHaveLength(1)
  })
})
