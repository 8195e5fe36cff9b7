import { createHash, randomBytes } from 'node:crypto'
import { v5 } from 'uuid'
import {
  type AchievementCredential,
  type AwardedDecision,
  bakePng,
  buildAchievementCredential,
  buildPathwayCredential,
  type CompletedPathway,
  type Recipient,
} from '../../shared/badges'
import { verifyProof, verifyToken } from '../../shared/badges/check'
import { makeDidDocument } from './did-document'
import { signJwt } from './jwt'
import { type Signed, signCredential } from './sign'
import { publicKeyOf, type SigningKey } from './signing-key'

/** A decision with the people and the picture that a badge needs. */
export type BadgeOrder = Omit<AwardedDecision, 'issuer' | 'recipient'> & {
  issuer: { name: string; url: string | null }
  candidate: { name: string; email: string }
  /** The achievement's picture, a PNG file. */
  picture: Uint8Array
}

/** A completed pathway with the people and the picture that its badge needs. */
export type PathwayOrder = Omit<CompletedPathway, 'issuer' | 'recipient'> & Pick<BadgeOrder, 'issuer' | 'candidate' | 'picture'>

/** A badge that is ready to be handed out. */
export type IssuedBadge = {
  credential: Signed<AchievementCredential>
  /** The same credential as a VC-JWT. */
  jwt: string
  /** The picture with the credential baked in. */
  png: Uint8Array
}

/**
 * The signed credential and the baked picture of a decision. Has no effect outside: the caller stores the result in the transaction
 * that marks the order as released, so that an issuer that was stopped half-way can simply begin again.
 * @throws Error where the decision can't become a badge, or PngFormatError where the picture is not a sound PNG file
 */
export async function issueBadge(order: BadgeOrder, key: SigningKey): Promise<IssuedBadge> {
  const { candidate, picture, issuer, ...decision } = order
  const unsigned = buildAchievementCredential({
    ...decision,
    issuer: { did: key.did, ...issuer },
    recipient: recipientOf(candidate, decision.credentialId),
  })
  return secure(unsigned, { picture, key, releasedAt: new Date(order.releasedAt) })
}

/** Like `issueBadge`, for a completed pathway. */
export async function issuePathwayBadge(order: PathwayOrder, key: SigningKey): Promise<IssuedBadge> {
  const { candidate, picture, issuer, ...completed } = order
  const unsigned = buildPathwayCredential({
    ...completed,
    issuer: { did: key.did, ...issuer },
    recipient: recipientOf(candidate, completed.credentialId),
  })
  return secure(unsigned, { picture, key, releasedAt: new Date(order.releasedAt) })
}

type Securing = { picture: Uint8Array; key: SigningKey; releasedAt: Date }

async function secure(unsigned: AchievementCredential, { picture, key, releasedAt }: Securing): Promise<IssuedBadge> {
  const credential = await signCredential(unsigned, key, releasedAt)
  const jwt = await signJwt(unsigned, key)
  // A badge is for ever: what would not verify must not leave the house.
  const issuers = [makeDidDocument(key.did, [publicKeyOf(key)])]
  for (const proven of [await verifyProof(credential, releasedAt, issuers), await verifyToken(jwt, releasedAt, issuers)]) {
    if (!proven.ok) throw new Error(`the new credential ${unsigned.id} does not verify: ${proven.reason}`)
  }
  return { credential, jwt, png: bakePng(picture, JSON.stringify(credential)) }
}

/** Namespace of our own (UUIDv4, made once) for what earners are called in their badges. */
const SUBJECTS = 'c4410096-f7ce-40b2-a784-3f3111fa0fb6'

/** The candidate as the badge names them; a salt of its own for each badge keeps two badges of one person from being matched by hash. */
function recipientOf({ name, email }: BadgeOrder['candidate'], credentialId: string): Recipient {
  const emailSalt = randomBytes(16).toString('hex')
  const emailHash = `sha256$${createHash('sha256').update(email).update(emailSalt).digest('hex')}`
  return { id: v5(credentialId, SUBJECTS), name, emailSalt, emailHash }
}
