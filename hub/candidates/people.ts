import type { HubContext } from '../context'
import type { Db, PersonalData } from '../store'
import { candidateKeys } from './keys'

/** Personal data of these candidates, opened with each one's own key; those whose key was destroyed are absent. */
export async function openCandidates(
  context: Pick<HubContext, 'secrets'>,
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PersonalData>> {
  const keys = await candidateKeys(context, db, ids)
  if (keys.size === 0) return new Map()
  const rows = await db
    .selectFrom('candidates')
    .select(['id', 'sealed'])
    .where('id', 'in', [...keys.keys()])
    .execute()
  return new Map(
    rows.flatMap(({ id, sealed }) => {
      const key = keys.get(id)
      return key ? [[id, context.secrets.openPersonal(id, key, sealed)] as const] : []
    }),
  )
}
