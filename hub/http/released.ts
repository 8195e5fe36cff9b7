import type { AchievementCredential } from '../../shared/badges'
import type { Signed } from '../badges'
import type { HubContext } from '../context'

export type Released = { document: Signed<AchievementCredential>; imageSha256: string }

/** A released badge, or undefined where there is none of this id (one that was taken back is not). */
export async function findReleased({ db }: HubContext, id: string): Promise<Released | undefined> {
  const row = await db
    .selectFrom('credentials')
    .select(['document', 'image_sha256'])
    .where('id', '=', id)
    .where('state', '=', 'released')
    .executeTakeFirst()
  if (!row?.document || row.image_sha256 === null) return undefined
  // Written by our own issuer, which made it of this type.
  return { document: row.document as Signed<AchievementCredential>, imageSha256: row.image_sha256 }
}
