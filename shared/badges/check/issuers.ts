import { z } from 'zod'
import { MULTIKEY_CONTEXT } from '../contexts'
import { asList, isObject, parseJson } from './json-shape'
import { MULTIBASE, PublicJwkSchema, type VerificationMethod } from './keys'
import { decodeBase64Url, decodeText, isNormalAddress, originOf } from './platform'

/** The part of a DID document (W3C DID Core 1.0) that issuing and checking need. */
export type DidDocument = {
  '@context': string[]
  id: string
  verificationMethod: VerificationMethod[]
  assertionMethod: string[]
}

/** Hands out the JSON document that an issuer publishes its keys in at this address; undefined where there is none, an error where nobody answers. */
export type LookUpIssuer = (address: string) => Promise<unknown>

export const DID_CONTEXT = 'https://www.w3.org/ns/did/v1'

const MOST_METHODS = 100

/** The document of an issuer whose address is its key; undefined for any other address. */
function resolveKey(did: string): DidDocument | undefined {
  if (did.startsWith('did:key:')) return resolveDidKey(did, did.slice('did:key:'.length))
  return did.startsWith('did:jwk:') ? resolveDidJwk(did, did.slice('did:jwk:'.length)) : undefined
}

/** The did:key method, section 3.1. */
function resolveDidKey(did: string, key: string): DidDocument | undefined {
  if (!MULTIBASE.test(key)) return undefined
  return documentOf(did, [{ id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key }])
}

/** The did:jwk method, section "Read": the key as a JWK, which stands in the document under the number 0. */
function resolveDidJwk(did: string, text: string): DidDocument | undefined {
  const bytes = decodeBase64Url(text)
  const key = PublicJwkSchema.safeParse(bytes && parseJson(decodeText(bytes) ?? ''))
  if (!key.success) return undefined
  return documentOf(did, [{ id: `${did}#0`, type: 'JsonWebKey', controller: did, publicKeyJwk: key.data }])
}

function documentOf(did: string, verificationMethod: VerificationMethod[]): DidDocument {
  return {
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT],
    id: did,
    verificationMethod,
    assertionMethod: verificationMethod.map(({ id }) => id),
  }
}

/** The document of this issuer: one of those given, or what its address stands for. */
export function findIssuer(did: string, issuers: readonly DidDocument[]): DidDocument | undefined {
  return issuers.find(({ id }) => id === did) ?? resolveKey(did)
}

/** Where the document of a did:web is found (did:web method, section 3.2); undefined for any other address. */
export function didWebAddress(did: string): string | undefined {
  const [, host, path = ''] =
    /^did:web:([A-Za-z0-9.-]{1,253}(?:%3A\d{1,5})?)((?::[A-Za-z0-9._%-]{1,200}){0,10})$/i.exec(did) ?? []
  if (host === undefined) return undefined
  const folder = path === '' ? '/.well-known' : path.replaceAll(':', '/')
  const address = `https://${host.replace(/%3A/i, ':')}${folder}/did.json`
  // What a server would take for another folder (`..`, `%2e%2e`) is none of the method's.
  return isNormalAddress(address) ? address : undefined
}

/**
 * Where an issuer publishes its keys: a did:web its document; one that is a web address itself the same there (Controlled Identifiers 1.0), or
 * the single key that a token names on the same site (Open Badges 3.0, section 8.2.3). Undefined for any other issuer.
 * @param keyId which key a token names
 */
export function keysAddress(issuer: string, keyId?: string): string | undefined {
  if (!isWebAddress(issuer)) return didWebAddress(issuer)
  return isKeyAddress(issuer, keyId) ? keyId : issuer
}

const isWebAddress = (address: string) => address.startsWith('https://') && isNormalAddress(address)

/** Whether a token names its key by an address of its own, rather than by a part of the issuer's document. */
function isKeyAddress(issuer: string, keyId: string | undefined): keyId is string {
  if (keyId === undefined || !isWebAddress(keyId) || keyId.startsWith(`${issuer}#`)) return false
  return originOf(keyId) === originOf(issuer)
}

const KeySchema = z.object({
  id: z.string().max(2000),
  controller: z.string().max(2000).optional(),
  publicKeyMultibase: z.string().regex(MULTIBASE).optional(),
  publicKeyJwk: PublicJwkSchema.optional(),
})

/**
 * What an issuer published, as a document of our own making. Undefined where it is another one's, or names no key that is known here.
 * @param keyId which key a token names
 */
export function readPublished(issuer: string, keyId: string | undefined, published: unknown): DidDocument | undefined {
  if (!isWebAddress(issuer) || !isKeyAddress(issuer, keyId)) return readDidDocument(issuer, published)
  const key = PublicJwkSchema.safeParse(published)
  if (!key.success) return undefined
  return documentOf(issuer, [{ id: keyId, type: 'JsonWebKey', controller: issuer, publicKeyJwk: key.data }])
}

/**
 * The keys that a published DID document names for signing credentials, as a document of our own making: nothing else in it is looked at
 * again. Undefined where it is another one's, or names no key that is known here.
 * @param did whose document it should be
 */
export function readDidDocument(did: string, published: unknown): DidDocument | undefined {
  if (!isObject(published) || published.id !== did) return undefined
  const methods = asList(published.verificationMethod).slice(0, MOST_METHODS)
  const asserting = asList(published.assertionMethod).slice(0, MOST_METHODS)
  // A method stands in the list itself, or is named there and described elsewhere.
  const named = asserting.flatMap((one) =>
    isObject(one) ? [one] : methods.filter((each) => isObject(each) && isNamed(each.id, one, did)),
  )
  const verificationMethod = named.flatMap((one) => readMethod(did, one))
  return verificationMethod.length === 0 ? undefined : documentOf(did, verificationMethod)
}

const isNamed = (id: unknown, name: unknown, did: string) => typeof name === 'string' && absolute(id, did) === absolute(name, did)
const absolute = (id: unknown, did: string) => (typeof id === 'string' && id.startsWith('#') ? `${did}${id}` : id)

function readMethod(did: string, published: unknown): VerificationMethod[] {
  const key = KeySchema.safeParse(published)
  // Another controller's key is another one's word.
  if (!key.success || (key.data.controller ?? did) !== did) return []
  const { publicKeyMultibase, publicKeyJwk } = key.data
  const id = String(absolute(key.data.id, did))
  if (!id.startsWith(`${did}#`)) return []
  if (publicKeyMultibase !== undefined) return [{ id, type: 'Multikey', controller: did, publicKeyMultibase }]
  return publicKeyJwk === undefined ? [] : [{ id, type: 'JsonWebKey', controller: did, publicKeyJwk }]
}
