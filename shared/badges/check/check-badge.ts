import type { Revocation } from '../../domain'
import { cameTo } from './codes'
import { find, findRefused, judge } from './findings'
import { inspectStatements, inspectValidity, issuerId } from './inspect'
import { type DidDocument, findIssuer } from './issuers'
import { asList, isObject, type JsonObject } from './json-shape'
import { checkAchievement, checkSchema, endorsementsIn, readFacts } from './open-badge'
import { type Proven, verifyProof } from './proof'
import { type BadgeFile, readBadgeFile } from './read-file'
import { type Refusal, refuse } from './refusals'
import type { BadgeCheck, BadgeReport } from './report'
import { checkStatus } from './status'
import { verifyToken } from './token'
import { knownIssuers, type Sources, verifyCredential } from './verify'

/** Most endorsements that are looked at: each may be of an issuer elsewhere who has to be asked. */
const MOST_ENDORSEMENTS = 20

type Found = Extract<BadgeFile, { ok: true }>

/**
 * Looks at a badge in whatever form it came, check by check, each as far as it can be looked at whatever came of the others. Takes any bytes
 * and never throws; what it may ask for elsewhere is in its sources, so without them it says what it would have to ask.
 * @param now the time at which the badge must be valid
 */
export async function checkBadge(bytes: Uint8Array, now: Date, sources: Sources): Promise<BadgeReport> {
  const file = readBadgeFile(bytes)
  if (!file.ok) return noBadge(file)
  const looked = inspectStatements(file.statements)
  if (!looked.ok && looked.code === 'not-a-credential') return noBadge(looked)
  const badge = readFacts(file.statements)
  if (!looked.ok) {
    const checks = [find('file', 'file-read'), findRefused('schema', looked)]
    return { verdict: judge(checks), form: file.form, checks, badge }
  }
  const { credential } = looked
  const { issuer, signature, proven, issuers } = await checkOrigin(file, credential, now, sources)
  const checks = [
    find('file', 'file-read'),
    checkSchema(credential),
    issuer,
    signature,
    checkDates(credential, now),
    await checkRevocation(credential, proven, now, issuers, sources),
    checkAchievement(credential),
    await checkEndorsements(credential, now, sources),
  ]
  const revocation = await findRevocation(checks, badge.id, sources)
  return { verdict: judge(checks), form: file.form, checks, badge, ...(revocation && { revocation }) }
}

/** There is nothing to look at check by check. */
function noBadge(refusal: Refusal): BadgeReport {
  const checks = [findRefused('file', refusal)]
  return { verdict: judge(checks), form: null, checks, badge: null }
}

/** Of a revoked badge of one's own. */
async function findRevocation(
  checks: readonly BadgeCheck[],
  id: string | null,
  sources: Sources,
): Promise<Revocation | undefined> {
  const isRevoked = cameTo(checks, 'status', 'revoked') && cameTo(checks, 'issuer', 'issuer-own')
  return isRevoked && id !== null ? sources.findRevocation?.(id).catch(() => undefined) : undefined
}

type Origin = { issuer: BadgeCheck; signature: BadgeCheck; proven: Proven | null; issuers: readonly DidDocument[] }

/** Whose key it is, and whether that signed what is here. */
async function checkOrigin(file: Found, credential: JsonObject, now: Date, sources: Sources): Promise<Origin> {
  const did = issuerId(credential)
  const needsIssuer = find('signature', 'signature-needs-issuer')
  const issuers = await knownIssuers(did, sources, file.secured === 'token' ? file.keyId : undefined)
  if (!Array.isArray(issuers)) {
    return { issuer: findRefused('issuer', issuers), signature: needsIssuer, proven: null, issuers: [] }
  }
  const outcome = await verifySignature(file, momentOf(credential, now), issuers)
  if (!outcome.ok && (outcome.code === 'unsupported-issuer' || outcome.code === 'issuer-mismatch')) {
    return { issuer: findRefused('issuer', outcome), signature: needsIssuer, proven: null, issuers }
  }
  const issuer = findIssuer(did, issuers)
    ? find('issuer', kindOf(did, sources))
    : findRefused('issuer', refuse('unsupported-issuer'))
  if (!outcome.ok) return { issuer, signature: findRefused('signature', outcome), proven: null, issuers }
  return { issuer, signature: find('signature', 'signature-fits'), proven: outcome, issuers }
}

function kindOf(did: string, { own = [] }: Sources): 'issuer-own' | 'issuer-key' | 'issuer-web' {
  if (own.includes(did)) return 'issuer-own'
  return /^did:(key|jwk):/.test(did) ? 'issuer-key' : 'issuer-web'
}

/** A time at which its dates don't speak against it, so that its signature can be looked at by itself. */
function momentOf(credential: JsonObject, now: Date): Date {
  const from = Date.parse(String(credential.validFrom))
  return inspectValidity(credential, now) && !Number.isNaN(from) ? new Date(from) : now
}

function verifySignature(file: Found, at: Date, issuers: readonly DidDocument[]): Promise<Proven | Refusal> {
  return file.secured === 'token' ? verifyToken(file.token, at, issuers) : verifyProof(file.statements, at, issuers)
}

function checkDates(credential: JsonObject, now: Date): BadgeCheck {
  const ends = asList(credential.proof).flatMap((proof) =>
    isObject(proof) && proof.expires !== undefined ? [proof.expires] : [],
  )
  const refused = inspectValidity(credential, now, ends)
  if (refused) return findRefused('dates', refused)
  return find('dates', credential.validUntil === undefined ? 'dates-open' : 'dates-fit')
}

async function checkRevocation(
  credential: JsonObject,
  proven: Proven | null,
  now: Date,
  issuers: readonly DidDocument[],
  { statusLists }: Sources,
): Promise<BadgeCheck> {
  if (asList(credential.credentialStatus).length === 0) return find('status', 'status-none')
  if (!proven) return find('status', 'status-needs-signature')
  const refused = await checkStatus(proven, statusLists, (list) => verifyProof(list, now, issuers))
  return refused ? findRefused('status', refused) : find('status', 'status-clear')
}

/** Each endorsement is a credential of its own; the first that doesn't hold is told. */
async function checkEndorsements(credential: JsonObject, now: Date, sources: Sources): Promise<BadgeCheck> {
  const endorsements = endorsementsIn(credential)
  if (endorsements.length === 0) return find('endorsements', 'endorsements-none')
  if (endorsements.length > MOST_ENDORSEMENTS) return find('endorsements', 'endorsements-many')
  const refused: BadgeCheck[] = []
  for (const endorsement of endorsements) {
    const verified = await verifyCredential(endorsement, now, sources)
    if (!verified.ok) refused.push(findRefused('endorsements', verified))
  }
  return refused.find(({ state }) => state === 'fails') ?? refused[0] ?? find('endorsements', 'endorsements-hold')
}
