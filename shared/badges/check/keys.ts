import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import { isSameJson } from './json-shape'

/**
 * Public keys as a DID document writes them, base58btc (`z`) of the kind and the key: Ed25519 (0xed01, 32 bytes), P-256 (0x8024, 33 bytes) and
 * P-384 (0x8124, 49 bytes), which always begin with these letters.
 */
export const MULTIBASE = /^z(6Mk[1-9A-HJ-NP-Za-km-z]{44}|Dn[1-9A-HJ-NP-Za-km-z]{46}|82L[1-9A-HJ-NP-Za-km-z]{67})$/

/** A number in base64url; the largest key that is looked at has 8,192 bits. */
const part = z
  .string()
  .max(1400)
  .regex(/^[A-Za-z0-9_-]+$/)

/** A public key as JOSE writes it (RFC 7517, 7518 and 8037), of a kind that badges are signed with; other members are left out. */
export const PublicJwkSchema = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: part }),
  z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384']), x: part, y: part }),
  z.object({ kty: z.literal('RSA'), n: part, e: part }),
])
export type PublicJwk = z.infer<typeof PublicJwkSchema>
export type Ed25519Jwk = Extract<PublicJwk, { kty: 'OKP' }>

/** A public key in a DID document: as a Multikey for Data Integrity proofs, or as a JWK for JWTs. */
export type VerificationMethod = { id: string; controller: string } & (
  | { type: 'Multikey'; publicKeyMultibase: string }
  | { type: 'JsonWebKey'; publicKeyJwk: PublicJwk }
)

/** How tokens are signed with a key of this kind (RFC 7518, section 3.1; RFC 8037). */
export function algorithmOf(key: PublicJwk): 'EdDSA' | 'ES256' | 'ES384' | 'RS256' {
  if (key.kty === 'RSA') return 'RS256'
  if (key.kty === 'OKP') return 'EdDSA'
  return key.crv === 'P-256' ? 'ES256' : 'ES384'
}

/** The key of a method as a JWK; undefined where it is none. */
export async function jwkOf(method: VerificationMethod): Promise<PublicJwk | undefined> {
  if (method.type === 'JsonWebKey') return method.publicKeyJwk
  try {
    const isEd25519 = method.publicKeyMultibase.startsWith('z6Mk')
    const jwk = isEd25519
      ? await Ed25519Multikey.toJwk({ keyPair: await Ed25519Multikey.from(method) })
      : await EcdsaMultikey.toJwk({ keyPair: await EcdsaMultikey.from(method) })
    return PublicJwkSchema.safeParse(jwk).data
  } catch {
    return undefined
  }
}

export const isSameKey = (one: PublicJwk, other: PublicJwk) => isSameJson(one, other)

/** A compact JWS (RFC 7515, section 7.1), and its parts that a signature is about. */
export type Signed = { text: string; signed: Uint8Array; signature: Uint8Array }

/** Whether this key signed this token. RSA keys shorter than 2,048 bits sign nothing. */
export async function fits({ text, signed, signature }: Signed, key: PublicJwk): Promise<boolean> {
  try {
    if (key.kty !== 'OKP') {
      const algorithm = algorithmOf(key)
      await compactVerify(text, await importJWK(key, algorithm), { algorithms: [algorithm] })
      return true
    }
    // Not every browser that this runs in has Ed25519 of its own.
    const multikey = await Ed25519Multikey.from({ id: '#', controller: '', type: 'JsonWebKey', publicKeyJwk: key })
    return await multikey.verifier().verify({ data: signed, signature })
  } catch {
    return false
  }
}
