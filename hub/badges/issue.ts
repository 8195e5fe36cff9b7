import { createHash, randomBytes } from 'node:crypto'
import {
  type AchievementCredential,
  type AwardedDecision,
  bakePng,
  buildAchievementCredential,
  type Recipient,
} from '../../shared/badges'
import type { SigningKey } from './did-key'
import { type Signed, signCredential } from './sign'
import { verifyCredential } from './verify'

/** A decision with the people and the picture that a badge needs. */
export type BadgeOrder = Omit<AwardedDecision, 'issuer' | 'recipient'> & {
  issuer: { name: string; url: string | null }
  candidate: { name: string; email: string }
  /** The achievement's picture, a PNG file. */
  picture: Uint8Array
}

/** A badge that is ready to be handed out. */
export type IssuedBadge = {
  credential: Signed<AchievementCredential>
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
    recipient: recipientOf(candidate),
  })
  const releasedAt = new Date(order.releasedAt)
  const credential = await signCredential(unsigned, key, releasedAt)
  // A badge is for ever: what would not verify must not leave the house.
  const verification = await verifyCredential(credential, releasedAt)
  if (!verification.ok) throw new Error(`the new credential ${unsigned.id} does not verify: ${verification.reason}`)
  return { credential, png: bakePng(picture, JSON.stringify(credential)) }
}

/** The candidate as the badge names them; a salt of its own for each badge keeps two badges of one person from being matched by hash. */
function recipientOf({ name, email }: BadgeOrder['candidate']): Recipient {
  const emailSalt = randomBytes(16).toString('hex')
  return { name, emailSalt, emailHash: `sha256$${createHash('sha256').update(email).update(emailSalt).digest('hex')}` }
}
