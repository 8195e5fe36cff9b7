import { isDeepStrictEqual } from 'node:util'
import { BUNDLED_CONTEXTS, CREDENTIALS_CONTEXT, VOUCH_STATEMENT_CONTEXT } from '../../shared/badges'

/** Why a credential is refused, each with the sentence that a person reads. */
const REFUSALS = {
  'not-a-credential': 'This is not a verifiable credential.',
  'too-large': 'The credential is larger or more deeply nested than any real one.',
  'unknown-context': 'The credential uses vocabulary that is not built in, so what was signed cannot be established.',
  unsigned: 'The credential carries no signature.',
  'unsupported-signature': 'The signature is of a kind that cannot be checked here (only eddsa-rdfc-2022 can).',
  'unsupported-issuer': 'The issuer is not identified by an Ed25519 did:key, so its key cannot be looked up without a network.',
  'issuer-mismatch': 'The signature was made with a key that does not belong to the stated issuer.',
  'unsupported-status': 'The credential points to a revocation list, which cannot be checked here.',
  'not-yet-valid': 'The credential is not valid yet.',
  expired: 'The credential has expired.',
  'undefined-term':
    'The credential contains a statement that its vocabulary does not define, so it is not covered by the signature.',
  changed: 'The content does not match the signature: it was changed after signing, or signed with another key.',
  'too-complex': 'The credential is built so that checking it takes unreasonably long.',
  malformed: 'The credential is not well formed.',
} as const

export type RefusalCode = keyof typeof REFUSALS
export type Refusal = { ok: false; code: RefusalCode; reason: string }

/** The refusal with this code. */
export function refuse(code: RefusalCode): Refusal {
  return { ok: false, code, reason: REFUSALS[code] }
}

/** Longest JSON text, in UTF-16 code units, that is looked at: a badge has some 20,000, one with the longest texts 1,700,000. */
const MAX_LENGTH = 2 * 1024 * 1024
const MAX_DEPTH = 32
/** Most values, each member of each list and object counted: a badge of 20 criteria with 9 levels has some 2,000. */
const MAX_VALUES = 6000
const DID_KEY = /^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/

type JsonObject = { [key: string]: unknown }
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
  if (contexts[0] !== CREDENTIALS_CONTEXT || !contexts.every(isKnownContext) || hasInnerContext(credential))
    return refuse('unknown-context')
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

/** A context inside the document would redefine terms for its part of it. */
function hasInnerContext(credential: JsonObject): boolean {
  const search = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(search)
    return isObject(value) && ('@context' in value || Object.values(value).some(search))
  }
  return Object.entries(credential).some(([key, value]) => key !== '@context' && search(value))
}

/** Whether there are more levels of nesting than this; ends on a cycle too. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1))
}

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, part) => sum + countValues(part), 1)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
