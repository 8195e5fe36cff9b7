import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'

/** A key that can sign credentials under the did:key that it stands for. */
export type SigningKey = {
  /** The issuer's address, `did:key:z6Mk…`; a credential that this key signs must name it as its issuer. */
  did: string
  /** Address of the public key in a proof, `did:key:z6Mk…#z6Mk…`. */
  verificationMethod: string
  /** What the signature suite calls. */
  signer: Ed25519Multikey.Signer
}

/**
 * The signing key that a 32-byte Ed25519 seed (the private key of RFC 8032, section 5.1.5) stands for. The same seed gives the same key.
 * @throws TypeError where the seed isn't 32 bytes
 */
export async function signingKeyFromSeed(seed: Uint8Array): Promise<SigningKey> {
  if (seed.length !== 32) throw new TypeError(`an Ed25519 seed has 32 bytes, not ${seed.length}`)
  const pair = await Ed25519Multikey.generate({ seed })
  const did = `did:key:${pair.publicKeyMultibase}`
  const verificationMethod = `${did}#${pair.publicKeyMultibase}`
  const signer = { ...pair.signer(), id: verificationMethod }
  return { did, verificationMethod, signer }
}
