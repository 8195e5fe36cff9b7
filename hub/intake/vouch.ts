import { z } from 'zod'
import { type VouchStatement, VouchStatementSchema, type VouchSummary } from '../../shared/domain'
import { type Sources, verifyCredential } from '../../shared/badges/check'

/** A vouch as it was handed in, looked at: what it states, and what became of the check of its signature. */
export type ExaminedVouch = { statement: VouchStatement; signature: VouchSummary['signature']; signatureReason: string | null }

/** Handed in as a vouch, but it doesn't say what a vouch must say. */
export class VouchError extends Error {
  override name = 'VouchError'
}

/** Media type of a signed vouch; an unsigned one is plain `application/json`. */
const SIGNED_TYPE = 'application/vc+json'

const EndorsementSchema = z.object({
  credentialSubject: z.looseObject({ id: z.string().optional(), endorsementComment: z.string() }),
})

/**
 * Reads a vouch and checks its signature where it has one.
 * @param candidateId whom it must be about
 * @throws VouchError where it can't be read
 */
export async function examineVouch(
  bytes: Uint8Array,
  mediaType: string,
  { candidateId, now, sources }: { candidateId: string; now: Date; sources: Sources },
): Promise<ExaminedVouch> {
  const content = parseJson(bytes)
  const statement = toStatement(content, mediaType)
  if (mediaType !== SIGNED_TYPE) return { statement, signature: 'unsigned', signatureReason: null }
  const { credentialSubject: subject } = parse(EndorsementSchema, content)
  const verification = await verifyCredential(content, now, sources)
  if (!verification.ok) return { statement, signature: 'invalid', signatureReason: verification.reason }
  if (subject.id !== `urn:uuid:${candidateId}`) {
    return { statement, signature: 'invalid', signatureReason: 'The signed statement is about somebody else.' }
  }
  return { statement, signature: 'verified', signatureReason: null }
}

/**
 * What a vouch states, signed or not; its signature isn't looked at.
 * @throws VouchError where it can't be read
 */
export function readStatement(bytes: Uint8Array, mediaType: string): VouchStatement {
  return toStatement(parseJson(bytes), mediaType)
}

function toStatement(content: unknown, mediaType: string): VouchStatement {
  if (mediaType !== SIGNED_TYPE) return parse(VouchStatementSchema, content)
  const { credentialSubject: subject } = parse(EndorsementSchema, content)
  return parse(VouchStatementSchema, { ...subject, statement: subject.endorsementComment })
}

/**
 * The same statement with names replaced, for blind marking. A signature wouldn't survive that, which is why the hub has checked it
 * before; its result stands beside the item.
 */
export function blindStatement(
  statement: VouchStatement,
  names: { voucher: string; candidate: { name: string; pseudonym: string } },
): VouchStatement {
  const { name, pseudonym } = names.candidate
  const replace = (text: string) => {
    let blind = text
    for (const part of nameParts(statement.voucher)) blind = blind.replaceAll(part, names.voucher)
    for (const part of nameParts(name)) blind = blind.replaceAll(part, `Candidate ${pseudonym}`)
    return blind
  }
  return {
    ...statement,
    voucher: names.voucher,
    relationship: replace(statement.relationship),
    statement: replace(statement.statement),
    declaredInterest: replace(statement.declaredInterest),
    ...(statement.basis === undefined ? {} : { basis: replace(statement.basis) }),
    ratings: statement.ratings.map((rating) =>
      rating.remark === undefined ? rating : { ...rating, remark: replace(rating.remark) },
    ),
  }
}

/** The full name, then the words of it that are long enough not to hit other words. */
function nameParts(name: string): RegExp[] {
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const words = name.split(/\s+/).filter((word) => word.length >= 4)
  return [name, ...words].map((part) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(part)}(?![\\p{L}\\p{N}])`, 'gu'))
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new VouchError('is not JSON')
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, content: unknown): z.output<Schema> {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new VouchError(`/${issue?.path.join('/') ?? ''} ${issue?.message ?? 'does not fit'}`)
}
