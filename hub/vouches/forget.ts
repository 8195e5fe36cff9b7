import { sql } from 'kysely'
import type { Trx } from '../store'

/**
 * Rings that somebody is a member of are rings no more.
 * @param mark of whom nothing is to be told any more
 * @returns submissions of which a vouch was part of one
 */
export async function forgetMember(trx: Trx, mark: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom('vouch_rings')
    .where(sql<boolean>`members @> ${JSON.stringify([mark])}::jsonb`)
    .returning(['voucher_mark', 'candidate_mark'])
    .execute()
  const told = new Set<string>()
  for (const { voucher_mark, candidate_mark } of rows) {
    const found = await trx
      .selectFrom('evidence')
      .select('submission_id')
      .distinct()
      .where('voucher_mark', '=', voucher_mark)
      .where('candidate_mark', '=', candidate_mark)
      .execute()
    for (const { submission_id } of found) told.add(submission_id)
  }
  return [...told]
}
