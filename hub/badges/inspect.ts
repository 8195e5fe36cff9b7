import { isDeepStrictEqual } from 'node:util'
import { BUNDLED_CONTEXTS, CREDENTIALS_CONTEXT, VOUCH_STATEMENT_CONTEXT } from '../../shared/badges'
import { asList, countValues, isDeeperThan, isObject, type JsonObject } from './json-shape'
import { type Refusal, refuse } from './refusals'

/** Longest JSON text, in UTF-16 code units, that is looked at: a badge has some 20,000, one with the longest texts 1,700,000. */
const MAX_LENGTH = 2 * 1024 * 1024
const MAX_DEPTH = 32
/** Most values, each member of each list and object counted: a badge of 20 criteria with 9 levels has some 2,000. */
const MAX_VALUES = 6000
const DID_KEY = /^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/

type Inspected = { ok: true; credential: JsonObject; issuer: string } | Refusal

/**
 * Looks at everything that can be judged without cryptography, and does so first: the JSON-LD processor then only sees documents of
 * reasonable size that use bundled contexts and one proof of the supported kind.
 */
export function inspectCredential(document: unknown, now: Date): Inspected {
  if (!isObject(document)) return refuse('not-a-credential')
  if (isDeeperThan(document, MAX_DEPTH)) return refuse('too-large')
  const text = JSON.stringify(document)
  if (text.length > MAX_LENGTH) return refuse('too-large')
  // A copy by way of JSON: what is checked can't change under us, and holds nothing but plain values.
  const credential: JsonObject = JSON.parse(text)
  if (countValues(credential) > MAX_VALUES) return refuse('too-large')
  if (!asList(credential.type).includes('VerifiableCredential') || credential.credentialSubject === undefined) {
    return refuse('not-a-credential')
  }
  const contexts = asList(credential['@context'])
  if (contexts[0] !== CREDENTIALS_CONTEXT || !contexts.every(isKnownContext)) return refuse('unknown-context')
  if (!hasPlainNames(credential)) return refuse('unknown-context')
  const proofs = asList(credential.proof)
  if (proofs.length === 0) return refuse('unsigned')
  const [proof] = proofs
  if (proofs.length > 1 || !isObject(proof) || !isSupportedProof(proof)) return refuse('unsupported-signature')
  const issuer = issuerId(credential)
  if (!DID_KEY.test(issuer)) return refuse('unsupported-issuer')
  if (proof.verificationMethod !== `${issuer}#${issuer.slice('did:key:'.length)}`) return refuse('issuer-mismatch')
  if (credential.credentialStatus !== undefined) return refuse('unsupported-status')
  return inspectValidity(credential, proof, now) ?? { ok: true, credential, issuer }
}

function isKnownContext(context: unknown): boolean {
  return typeof context === 'string' ? BUNDLED_CONTEXTS.has(context) : isDeepStrictEqual(context, VOUCH_STATEMENT_CONTEXT)
}

function isSupportedProof(proof: JsonObject): boolean {
  return (
    proof.type === 'DataIntegrityProof' && proof.cryptosuite === 'eddsa-rdfc-2022' && proof.proofPurpose === 'assertionMethod'
  )
}

function inspectValidity(credential: JsonObject, proof: JsonObject, now: Date): Refusal | undefined {
  // Clocks differ; the same five minutes that the verifier allows.
  const skewMs = 300_000
  const from = instant(credential.validFrom)
  const untils = [instant(credential.validUntil), instant(proof.expires)]
  if ([from, ...untils].some(Number.isNaN)) return refuse('malformed')
  if (from !== undefined && from > now.getTime() + skewMs) return refuse('not-yet-valid')
  if (untils.some((until) => until !== undefined && until < now.getTime() - skewMs)) return refuse('expired')
  return undefined
}

function issuerId(credential: JsonObject): string {
  const { issuer } = credential
  if (typeof issuer === 'string') return issuer
  return isObject(issuer) && typeof issuer.id === 'string' ? issuer.id : ''
}

function instant(value: unknown): number | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' ? Date.parse(value) : Number.NaN
}

/**
 * Whether every member has a plain name. A keyword further down, such as a context, would change what names mean there; a full address in
 * place of a name would count for the signature and be overlooked by whoever reads the member by its name.
 */
function hasPlainNames(credential: JsonObject): boolean {
  const isPlain = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(isPlain)
    return !isObject(value) || Object.entries(value).every(([name, part]) => !/^@|:/.test(name) && isPlain(part))
  }
  const { '@context': _contexts, ...statements } = credential
  return isPlain(statements)
}
