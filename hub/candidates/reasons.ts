import { type HubContext, makeId } from '../context'
import type { Db, Trx } from '../store'
import { candidateKeys } from './keys'

/**
 * Keeps somebody's words about a candidate's work so that the audit trail can name them: the trail never changes and outlives the
 * candidate's erasure, so it holds the id, and the words lie under the candidate's key.
 * @returns the id for the trail; null where there are no words, or where the candidate's key was destroyed
 */
export async function keepReason(context: HubContext, trx: Trx, candidateId: string, words: string): Promise<string | null> {
  if (words.trim() === '') return null
  const key = (await candidateKeys(context, trx, [candidateId])).get(candidateId)
  if (!key) return null
  const id = makeId(context)
  const sealed = context.secrets.sealReason(id, key, words)
  await trx.insertInto('reasons').values({ id, candidate_id: candidateId, sealed }).execute()
  return id
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
