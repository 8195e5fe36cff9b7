import type { Revocation } from '../../domain'
import { inspectStatements, issuerId } from './inspect'
import { type DidDocument, findIssuer, keysAddress, type LookUpIssuer, readPublished } from './issuers'
import { type Proven, verifyProof } from './proof'
import { readBadgeFile } from './read-file'
import { type Refusal, refuse } from './refusals'
import { checkStatus, type StatusLists } from './status'
import { readTokenStatements, verifyToken } from './token'

/** Whether a credential is what its issuer signed, and still holds. `reason` is a plain English sentence, without content of the credential. */
export type Verification = { ok: true; issuer: string } | Refusal

/** What a check may go by, beside the credential itself; there is no other way out of here. */
export type Sources = {
  /** Issuers that are known beside those whose address is their key. */
  issuers?: readonly DidDocument[]
  /** Addresses under which whoever checks has issued badges. */
  own?: readonly string[]
  /** When and why a badge of one's own was revoked; undefined where that isn't known. */
  findRevocation?: (credentialId: string) => Promise<Revocation | undefined>
  /** Where to look up issuers on the web that aren't known; without it, they aren't asked. */
  lookUpIssuer?: LookUpIssuer
  /** Where to find lists of what was revoked; without it, what can be revoked is not accepted. */
  statusLists?: StatusLists
}

/**
 * Checks a credential's Data Integrity proof (`eddsa-rdfc-2022` or `ecdsa-rdfc-2019`, JSON-LD safe mode), its dates, and whether it was revoked. Takes anything,
 * including rubbish; never throws, reads the network only by its sources, and is bounded in size and time.
 * @param now the time at which the credential must be valid
 */
export async function verifyCredential(document: unknown, now: Date = new Date(), sources: Sources = {}): Promise<Verification> {
  // Before anybody is asked for keys: rubbish names issuers too.
  const looked = inspectStatements(document)
  if (!looked.ok) return looked
  const issuers = await knownIssuers(issuerId(looked.credential), sources)
  if (!Array.isArray(issuers)) return issuers
  return verifyStatus(await verifyProof(document, now, issuers), now, issuers, sources)
}

/** Like `verifyCredential`, for a credential that came as a VC-JWT. Takes any text and never throws. */
export async function verifyJwt(token: string, now: Date = new Date(), sources: Sources = {}): Promise<Verification> {
  const { statements = {}, keyId } = readTokenStatements(token) ?? {}
  const issuers = await knownIssuers(issuerId(statements), sources, keyId)
  if (!Array.isArray(issuers)) return issuers
  return verifyStatus(await verifyToken(token, now, issuers), now, issuers, sources)
}

/** Like `verifyCredential`, for a badge in whatever form it came: a baked picture, JSON, or a token. Takes any bytes and never throws. */
export async function verifyFile(bytes: Uint8Array, now: Date, sources: Sources): Promise<Verification> {
  const file = readBadgeFile(bytes)
  if (!file.ok) return file
  return file.secured === 'token' ? verifyJwt(file.token, now, sources) : verifyCredential(file.statements, now, sources)
}

async function verifyStatus(
  proven: Proven | Refusal,
  now: Date,
  issuers: readonly DidDocument[],
  { statusLists }: Sources,
): Promise<Verification> {
  if (!proven.ok) return proven
  const refused = await checkStatus(proven, statusLists, (list) => verifyProof(list, now, issuers))
  return refused ?? { ok: true, issuer: proven.issuer }
}

/**
 * Everybody whose keys are known, this issuer among them where it can be looked up; why not, where its website fails.
 * @param keyId which key a token names
 */
export async function knownIssuers(did: string, sources: Sources, keyId?: string): Promise<DidDocument[] | Refusal> {
  const known = [...(sources.issuers ?? [])]
  const address = findIssuer(did, known) ? undefined : keysAddress(did, keyId)
  if (address === undefined) return known
  if (!sources.lookUpIssuer) return refuse('issuer-not-asked')
  try {
    const document = readPublished(did, keyId, await sources.lookUpIssuer(address))
    return document ? [...known, document] : refuse('issuer-keyless')
  } catch {
    return refuse('issuer-unreachable')
  }
}
