import { type RawBuilder, sql } from 'kysely'
import type { Trx } from './store'

/**
 * Of submissions in a query: that they are live work, not copies that a calibration round was made of. Whatever walks over submissions to
 * give out, list or change them asks for it.
 */
export const isLive = (): RawBuilder<boolean> =>
  sql<boolean>`not exists (select from copies where copies.submission_id = submissions.id)`

/** Of submissions in a query: that somebody works on them as on live work, seeds among them. */
export const isLiveOrSeed = (): RawBuilder<boolean> =>
  sql<boolean>`not exists (select from copies where copies.submission_id = submissions.id and copies.kind <> 'seed')`

/** Whether a submission is a copy of another one. */
export async function isCopy(trx: Trx, submissionId: string): Promise<boolean> {
  const row = await trx.selectFrom('copies').select('kind').where('submission_id', '=', submissionId).executeTakeFirst()
  return row !== undefined
}
