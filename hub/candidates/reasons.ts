import { type HubContext, makeId } from '../context'
import type { Db, Trx } from '../store'
import { candidateKeys } from './keys'

/**
 * Keeps somebody's words about a candidate's work so that the audit trail can name them: the trail never changes and outlives the
 * candidate's erasure, so it holds the id, and the words lie under the candidate's key.
 * @returns the id for the trail; null where there are no words, or where the candidate's key was destroyed
 */
export async function keepReason(context: HubContext, trx: Trx, candidateId: string, words: string): Promise<string | null> {
  return (await keepReasons(context, trx, [candidateId], words)).get(candidateId) ?? null
}

/**
 * The same of words about the work of several candidates, under each one's key, so that one's erasure takes nothing from the others.
 * @returns the ids by candidate; without those whose key was destroyed, and none where there are no words
 */
export async function keepReasons(
  context: HubContext,
  trx: Trx,
  candidateIds: readonly string[],
  words: string,
): Promise<Map<string, string>> {
  if (words.trim() === '' || candidateIds.length === 0) return new Map()
  const keys = await candidateKeys(context, trx, [...new Set(candidateIds)])
  const rows = [...keys].map(([candidate_id, key]) => {
    const id = makeId(context)
    return { id, candidate_id, sealed: context.secrets.sealReason(id, key, words) }
  })
  if (rows.length > 0) await trx.insertInto('reasons').values(rows).execute()
  return new Map(rows.map(({ candidate_id, id }) => [candidate_id, id]))
}

/** The words behind these ids; those of erased candidates are absent. */
export async function openReasons(
  context: Pick<HubContext, 'secrets'>,
  db: Db,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('reasons')
    .select(['id', 'candidate_id', 'sealed'])
    .where('id', 'in', [...ids])
    .execute()
  const keys = await candidateKeys(
    context,
    db,
    rows.map((row) => row.candidate_id),
  )
  return new Map(
    rows.flatMap(({ id, candidate_id, sealed }) => {
      const key = keys.get(candidate_id)
      return key ? [[id, context.secrets.openReason(id, key, sealed)] as const] : []
    }),
  )
}
