import type { HubContext } from '../context'
import type { Db, PersonalData } from '../store'

/** Personal data of these candidates, opened with each one's own key; those whose key was destroyed are absent. */
export async function openCandidates(
  { secrets }: Pick<HubContext, 'secrets'>,
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PersonalData>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('candidates')
    .innerJoin('candidate_keys', 'candidate_keys.candidate_id', 'candidates.id')
    .select(['candidates.id', 'candidates.sealed', 'candidate_keys.wrapped'])
    .where('candidates.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, sealed, wrapped }) => [id, secrets.openPersonal(id, secrets.openCandidateKey(id, wrapped), sealed)]),
  )
}
