import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { describe, expect, it } from 'vitest'
import { documentLoader } from '../../../shared/badges/check'
import { addProof } from '../../../hub/badges/sign'

/**
 * Test vectors of the W3C Recommendation "Data Integrity EdDSA Cryptosuites v1.0", appendix B.1, "Representation: eddsa-rdfc-2022".
 */
const PUBLIC_KEY = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const SECRET_KEY = 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq'
const EXAMPLES_CONTEXT = 'https://www.w3.org/ns/credentials/examples/v2'
const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2', EXAMPLES_CONTEXT],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
}
const CREATED = '2023-02-24T23:36:38Z'
const PROOF_HASH = 'bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0'
const DOCUMENT_HASH = '517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017'
const SIGNATURE =
  '4d8e53c2d5b3f2a7891753eb16ca993325bdb0d3cfc5be1093d0a18426f5ef8578cadc0fd4b5f4dd0d1ce0aefd15ab120b7a894d0eb094ffda4e6553cd1ed50d'
const PROOF_VALUE = 'z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme'

/** Our own loader, and the context of the examples, which no badge may use. */
async function load(url: string) {
  if (url !== EXAMPLES_CONTEXT) return documentLoader()(url)
  const document = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
  return { contextUrl: null, documentUrl: url, document }
}

/** The vector's signed credential as our signer makes it, with what was signed and the signature in hexadecimal. */
async function reproduce(credential: object = CREDENTIAL) {
  const controller = `did:key:${PUBLIC_KEY}`
  const id = `${controller}#${PUBLIC_KEY}`
  const key = { id, controller, publicKeyMultibase: PUBLIC_KEY, secretKeyMultibase: SECRET_KEY }
  const signer = (await Ed25519Multikey.from(key)).signer()
  const seen = { data: '', signature: '' }
  const watched: Ed25519Multikey.Signer = {
    ...signer,
    id,
    async sign(options) {
      const signature = await signer.sign(options)
      seen.data = Buffer.from(options.data).toString('hex')
      seen.signature = Buffer.from(signature).toString('hex')
      return signature
    },
  }
  const { proof } = await addProof(credential, watched, new Date(CREATED), load)
  return { ...seen, proof }
}

describe('the published test vector of eddsa-rdfc-2022', () => {
  it('is reproduced: hashes, signature and proof', async () => {
    const { data, signature, proof } = await reproduce()
    expect(data).toBe(PROOF_HASH + DOCUMENT_HASH)
    expect(signature).toBe(SIGNATURE)
    expect(proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: CREATED,
      proofPurpose: 'assertionMethod',
      proofValue: PROOF_VALUE,
    })
  })

  it('is not reproduced with one letter changed', async () => {
    const { data, proof } = await reproduce({ ...CREDENTIAL, name: 'Alumni credential' })
    expect(data.slice(0, 64)).toBe(PROOF_HASH)
    expect(data.slice(64)).not.toBe(DOCUMENT_HASH)
    expect(proof.proofValue).not.toBe(PROOF_VALUE)
  })
})
