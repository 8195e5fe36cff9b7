import { BUNDLED_CONTEXTS, CREDENTIALS_CONTEXT, VOUCH_STATEMENT_CONTEXT } from '../contexts'
import { type DidDocument, findIssuer } from './issuers'
import { asList, countValues, isDeeperThan, isObject, isSameJson, type JsonObject } from './json-shape'
import { type Refusal, refuse } from './refusals'

/** Longest JSON text, in UTF-16 code units, that is looked at: a badge has some 20,000, one with the longest texts 1,700,000. */
const MAX_LENGTH = 2 * 1024 * 1024
const MAX_DEPTH = 32
/** Most values, each member of each list and object counted: a badge of 20 criteria with 9 levels has some 2,000. */
const MAX_VALUES = 6000

/** Ways of signing that are known here. */
const SUITES = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019'] as const

type Inspected = { ok: true; credential: JsonObject; issuer: string; suite: (typeof SUITES)[number] } | Refusal

/**
 * Looks at everything that can be judged without cryptography, and does so first: the JSON-LD processor then only sees documents of
 * reasonable size that use bundled contexts and one proof of the supported kind.
 */
export function inspectCredential(document: unknown, now: Date, issuers: readonly DidDocument[]): Inspected {
  const looked = inspectStatements(document)
  if (!looked.ok) return looked
  const { credential } = looked
  const proofs = asList(credential.proof)
  if (proofs.length === 0) return refuse('unsigned')
  const [proof] = proofs
  const suite = proofs.length === 1 && isObject(proof) ? suiteOf(proof) : undefined
  if (!isObject(proof) || !suite) return refuse('unsupported-signature')
  const issuer = findIssuer(issuerId(credential), issuers)
  if (!issuer) return refuse('unsupported-issuer')
  const method = issuer.verificationMethod.find(({ id, type }) => type === 'Multikey' && id === proof.verificationMethod)
  if (!method) return refuse('issuer-mismatch')
  return inspectValidity(credential, now, [proof.expires]) ?? { ok: true, credential, issuer: issuer.id, suite }
}

/** Whether these can be the statements of a credential, however they are secured. The copy that is handed back is what to work with. */
export function inspectStatements(document: unknown): { ok: true; credential: JsonObject } | Refusal {
  if (!isObject(document)) return refuse('not-a-credential')
  if (isDeeperThan(document, MAX_DEPTH)) return refuse('too-large')
  const text = textOf(document)
  if (text === undefined) return refuse('not-a-credential')
  if (text.length > MAX_LENGTH) return refuse('too-large')
  // A copy by way of JSON: what is checked can't change under us, and holds nothing but plain values.
  const credential: JsonObject = JSON.parse(text)
  if (countValues(credential) > MAX_VALUES) return refuse('too-large')
  if (!asList(credential.type).includes('VerifiableCredential') || credential.credentialSubject === undefined) {
    return refuse('not-a-credential')
  }
  return hasKnownMeaning(credential) ? { ok: true, credential } : refuse('unknown-context')
}

/** Of what JSON has no words for, such as numbers without end, there is none. */
function textOf(document: JsonObject): string | undefined {
  try {
    return JSON.stringify(document)
  } catch {
    return undefined
  }
}

/** Whether every name in it means what it does everywhere: only bundled contexts, in their order, and nothing that goes round them. */
function hasKnownMeaning({ '@context': contexts, endorsement, ...statements }: JsonObject): boolean {
  const known = asList(contexts)
  return (
    known[0] === CREDENTIALS_CONTEXT &&
    known.every(isKnownContext) &&
    hasPlainNames(statements) &&
    // Credentials of others that travel in this one bring contexts of their own.
    asList(endorsement).every((one) => isObject(one) && hasKnownMeaning(one))
  )
}

function isKnownContext(context: unknown): boolean {
  return typeof context === 'string' ? BUNDLED_CONTEXTS.has(context) : isSameJson(context, VOUCH_STATEMENT_CONTEXT)
}

function suiteOf({ type, cryptosuite, proofPurpose }: JsonObject): (typeof SUITES)[number] | undefined {
  if (type !== 'DataIntegrityProof' || proofPurpose !== 'assertionMethod') return undefined
  return SUITES.find((name) => name === cryptosuite)
}

/** @param ends when else it ends, beside its own `validUntil` */
export function inspectValidity(credential: JsonObject, now: Date, ends: readonly unknown[] = []): Refusal | undefined {
  // Clocks differ; the same five minutes that the verifier allows.
  const skewMs = 300_000
  const from = instant(credential.validFrom)
  const untils = [credential.validUntil, ...ends].map(instant)
  if ([from, ...untils].some(Number.isNaN)) return refuse('malformed')
  if (from !== undefined && from > now.getTime() + skewMs) return refuse('not-yet-valid')
  if (untils.some((until) => until !== undefined && until < now.getTime() - skewMs)) return refuse('expired')
  return undefined
}

/** Who is named as the issuer; empty where nobody is. */
export function issuerId(credential: JsonObject): string {
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
function hasPlainNames(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(hasPlainNames)
  return !isObject(value) || Object.entries(value).every(([name, part]) => !/^@|:/.test(name) && hasPlainNames(part))
}
