import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import type { Ed25519Jwk } from '../../shared/badges/check'
import type { PublicKey } from './did-document'

/** A key that can sign credentials under the issuer that it stands for. */
export type SigningKey = {
  /** The issuer's address, `did:key:z6Mk…` or `did:web:…`; a credential that this key signs must name it as its issuer. */
  did: string
  /** The public key, `z6Mk…`. */
  publicKey: string
  /** Address of the public key in a proof, `did:key:z6Mk…#z6Mk…`. */
  verificationMethod: string
  /** What the signature suite calls. */
  signer: Ed25519Multikey.Signer
  /** The same key for JOSE. */
  jose: { publicJwk: Ed25519Jwk; privateKey: KeyObject }
}

/** DER of a PKCS #8 Ed25519 private key up to its seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The signing key that a 32-byte Ed25519 seed (the private key of RFC 8032, section 5.1.5) stands for, with its did:key as the issuer. The
 * same seed gives the same key.
 * @throws TypeError where the seed isn't 32 bytes
 */
export async function signingKeyFromSeed(seed: Uint8Array): Promise<SigningKey> {
  if (seed.length !== 32) throw new TypeError(`an Ed25519 seed has 32 bytes, not ${seed.length}`)
  const pair = await Ed25519Multikey.generate({ seed })
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' }) as Ed25519Jwk
  const unnamed = { publicKey: pair.publicKeyMultibase, signer: pair.signer(), jose: { publicJwk, privateKey } }
  return nameIssuer(unnamed, `did:key:${pair.publicKeyMultibase}`)
}

/** The same key, signing for this issuer, whose DID document must name the key. */
export function nameIssuer(key: Omit<SigningKey, 'did' | 'verificationMethod'>, did: string): SigningKey {
  const verificationMethod = `${did}#${key.publicKey}`
  return { ...key, did, verificationMethod, signer: { ...key.signer, id: verificationMethod } }
}

/** What the world may know of a key. */
export function publicKeyOf({ publicKey, jose }: SigningKey): PublicKey {
  return { multibase: publicKey, jwk: jose.publicJwk }
}
