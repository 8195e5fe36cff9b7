import { createHash } from 'node:crypto'
import { MULTIKEY_CONTEXT } from '../../shared/badges'
import { DID_CONTEXT, type DidDocument, type Ed25519Jwk, type VerificationMethod } from '../../shared/badges/check'

const JWK_CONTEXT = 'https://w3id.org/security/jwk/v1'

/** An Ed25519 public key in both forms. */
export type PublicKey = { multibase: string; jwk: Ed25519Jwk }

/**
 * The did:web of a hub (did:web method, section 3.2), which resolves to `/.well-known/did.json` there; null where the address isn't https:
 * then the method doesn't apply.
 * @param origin such as `https://hub.example.org`
 */
export function didWebOf(origin: string | null): string | null {
  if (origin === null) return null
  const { protocol, host } = new URL(origin)
  return protocol === 'https:' ? `did:web:${host.replace(':', '%3A')}` : null
}

/** The DID document that states these keys as those that this issuer signs with, whichever of them made a badge. */
export function makeDidDocument(did: string, keys: readonly PublicKey[]): DidDocument {
  const verificationMethod = keys.flatMap(({ multibase, jwk }): VerificationMethod[] => [
    { id: `${did}#${multibase}`, type: 'Multikey', controller: did, publicKeyMultibase: multibase },
    { id: jwkMethod(did, jwk), type: 'JsonWebKey', controller: did, publicKeyJwk: jwk },
  ])
  return {
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT, JWK_CONTEXT],
    id: did,
    verificationMethod,
    assertionMethod: verificationMethod.map(({ id }) => id),
  }
}

/** Address of a key as a JWK in its issuer's document: the fragment is the key's thumbprint (RFC 7638). */
export function jwkMethod(did: string, { crv, kty, x }: Ed25519Jwk): string {
  // The members that count, in the order of the alphabet.
  return `${did}#${createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')}`
}
