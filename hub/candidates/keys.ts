import type { HubContext } from '../context'
import type { Db } from '../store'

type Keeper = Pick<HubContext, 'secrets'>

/** The candidate's key was destroyed: nothing more can be kept about them, and nothing that was kept can be read. */
class ErasedError extends Error {
  override name = 'ErasedError'
}

/** The keys of these candidates; those who were erased are absent. */
export async function candidateKeys({ secrets }: Keeper, db: Db, ids: readonly string[]): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('candidate_keys')
    .selectAll()
    .where('candidate_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ candidate_id, wrapped }) => [candidate_id, secrets.openCandidateKey(candidate_id, wrapped)]))
}

/**
 * One candidate's key, to seal something under. Erasing locks the candidate's submissions first, as everything else does: whoever holds one of
 * them locked finds the key or doesn't, but never loses it.
 * @throws ErasedError
 */
export async function candidateKey(keeper: Keeper, db: Db, id: string): Promise<Buffer> {
  const key = (await candidateKeys(keeper, db, [id])).get(id)
  if (!key) throw new ErasedError(`Candidate ${id} was erased.`)
  return key
}
