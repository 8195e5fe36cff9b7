import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { type DocumentLoader, documentLoader } from '../../shared/badges/check'
import { type SigningKey, signingKeyFromSeed } from './signing-key'

/** A Data Integrity proof as `eddsa-rdfc-2022` makes it. */
type Proof = {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-rdfc-2022'
  created: string
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  proofValue: string
}

/** A credential with its proof. */
export type Signed<Credential extends object> = Credential & { proof: Proof }

/**
 * The credential with a Data Integrity proof (`eddsa-rdfc-2022`), made in JSON-LD safe mode: a term that no context defines would not be
 * covered by the signature, so it is refused instead of dropped. The given credential stays as it is.
 * @throws Error where the credential isn't well formed, uses an undefined term or an unbundled context, or names another issuer
 */
export async function signCredential<Credential extends { issuer: { id: string } }>(
  credential: Credential,
  key: SigningKey,
  at: Date,
): Promise<Signed<Credential>> {
  if (credential.issuer.id !== key.did) {
    throw new Error(`the credential names ${credential.issuer.id} as its issuer, the key belongs to ${key.did}`)
  }
  return addProof(credential, key.signer, at)
}

/**
 * Like `signCredential`, whoever the issuer is.
 * @param load hands out contexts
 */
export async function addProof<Credential extends object>(
  credential: Credential,
  signer: SigningKey['signer'],
  at: Date,
  load: DocumentLoader = documentLoader(),
): Promise<Signed<Credential>> {
  const suite = new DataIntegrityProof({ signer, cryptosuite, date: at })
  const signed = await vc.issue({ credential: structuredClone(credential), suite, documentLoader: load, now: at })
  return signed as Signed<Credential>
}

/**
 * Like `signCredential`, with the key that a 32-byte seed stands for; the credential's issuer must be that key's did:key (see
 * `signingKeyFromSeed`). For reproducible credentials: the same seed, credential and time give the same bytes.
 */
export async function signWithSeed<Credential extends { issuer: { id: string } }>(
  credential: Credential,
  seed: Uint8Array,
  at: Date,
): Promise<Signed<Credential>> {
  return signCredential(credential, await signingKeyFromSeed(seed), at)
}
