/**
 * The little that we use of the Digital Bazaar packages, which come without types. Signatures as in their sources
 * (`lib/index.js` of each).
 */
declare module '@digitalbazaar/ed25519-multikey' {
  export type Signer = { id?: string; algorithm: string; sign(options: { data: Uint8Array }): Promise<Uint8Array> }
  export type KeyPair = {
    id?: string
    controller?: string
    publicKeyMultibase: string
    secretKeyMultibase?: string
    signer(): Signer
    verifier(): { verify(options: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> }
  }
  export function generate(options: { seed: Uint8Array }): Promise<KeyPair>
  export function from(
    key: { id: string; controller: string } & (
      | { publicKeyMultibase: string; secretKeyMultibase?: string }
      | { type: 'JsonWebKey'; publicKeyJwk: { kty: 'OKP'; crv: 'Ed25519'; x: string } }
    ),
  ): Promise<KeyPair>
  export function toJwk(options: { keyPair: KeyPair }): Promise<{ kty: 'OKP'; crv: 'Ed25519'; x: string }>
}

declare module '@digitalbazaar/ecdsa-multikey' {
  export type KeyPair = {
    publicKeyMultibase: string
    export(options: { publicKey: true }): Promise<{ publicKeyMultibase: string }>
  }
  export function from(key: { id: string; controller: string; publicKeyMultibase: string }): Promise<KeyPair>
  export function fromJwk(options: { jwk: object }): Promise<KeyPair>
  /** With members of the platform's own beside those of the key. */
  export function toJwk(options: { keyPair: KeyPair }): Promise<object>
}

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export type Cryptosuite = {
    name: string
    requiredAlgorithm: string
    canonize(input: object, options: object): Promise<string>
    createVerifier(options: { verificationMethod: object }): Promise<unknown>
  }
  export const cryptosuite: Cryptosuite
}

declare module '@digitalbazaar/data-integrity' {
  import type { Signer } from '@digitalbazaar/ed25519-multikey'
  import type { Cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: Cryptosuite; signer?: Signer; date?: Date })
  }
}

declare module '@digitalbazaar/vc' {
  import type { DataIntegrityProof } from '@digitalbazaar/data-integrity'
  type DocumentLoader = (url: string) => Promise<{ document: object }>
  type Failure = Error & { errors?: Error[]; code?: string; details?: { event?: { code?: string; details?: object } } }
  export function issue(options: {
    credential: object
    suite: DataIntegrityProof
    documentLoader: DocumentLoader
    now?: Date
  }): Promise<object>
  export function verifyCredential(options: {
    credential: object
    suite: DataIntegrityProof
    documentLoader: DocumentLoader
    checkStatus?: () => Promise<{ verified: boolean }>
    now?: Date
  }): Promise<{ verified: boolean; error?: Failure }>
}
