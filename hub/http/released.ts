import type { AchievementCredential } from '../../shared/badges'
import type { Revocation } from '../../shared/domain'
import type { Signed } from '../badges'
import type { HubContext } from '../context'

export type Released = {
  document: Signed<AchievementCredential>
  /** The same as a VC-JWT; null for badges from before there were any. */
  jwt: string | null
  /** The picture with the badge in it. */
  imageSha256: string
  /** The achievement's or pathway's picture, without. */
  pictureSha256: string
  /** Null while the badge holds. */
  revocation: Revocation | null
}

/** A badge that is or was out, or undefined where there is none of this id (one that was taken back is not). */
export async function findReleased({ db }: HubContext, id: string): Promise<Released | undefined> {
  const row = await db
    .selectFrom('credentials')
    .leftJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .leftJoin('pathways', 'pathways.id', 'credentials.pathway_id')
    .select([
      'credentials.document',
      'credentials.jwt',
      'credentials.image_sha256',
      'credentials.revoked_at',
      'credentials.revocation_reason',
      'achievements.image_sha256 as achievement_picture',
      'pathways.image_sha256 as pathway_picture',
    ])
    .where('credentials.id', '=', id)
    .where('credentials.state', 'in', ['released', 'revoked'])
    .executeTakeFirst()
  const picture = row?.achievement_picture ?? row?.pathway_picture
  if (!row?.document || row.image_sha256 === null || !picture) return undefined
  return {
    // Written by our own issuer, which made it of this type.
    document: row.document as Signed<AchievementCredential>,
    jwt: row.jwt,
    imageSha256: row.image_sha256,
    pictureSha256: picture,
    revocation: row.revoked_at && { at: row.revoked_at.toISOString(), reason: row.revocation_reason ?? '' },
  }
}
