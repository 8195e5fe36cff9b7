import type { PastDecision, Person } from '../../shared/domain'
import type { Trx } from '../store'
import { audiencesOf, type FeedEntry } from './entries'

/**
 * The achievements and versions of rubrics that these decisions name, as far as this lead wasn't told of them: who leads without belonging to a
 * panel hears of none by its audience.
 */
export async function rubricsNotTold(trx: Trx, person: Person, past: readonly PastDecision[]): Promise<FeedEntry[]> {
  if (past.length === 0) return []
  const wanted = new Map<string, FeedEntry>()
  const base = { audience: `user:${person.id}`, op: 'put' } as const
  for (const { achievementId, rubricId, rubricVersion } of past) {
    wanted.set(`achievement ${achievementId}`, { ...base, kind: 'achievement', id: achievementId })
    wanted.set(`rubric ${rubricId} ${rubricVersion}`, { ...base, kind: 'rubric', id: rubricId, version: rubricVersion })
  }
  const told = await trx
    .selectFrom('feed')
    .select(['kind', 'record_id', 'version', 'op'])
    .distinctOn(['kind', 'record_id', 'version'])
    .where('audience', 'in', audiencesOf(person))
    .where('kind', 'in', ['achievement', 'rubric'])
    .where('record_id', 'in', [...new Set([...wanted.values()].map(({ id }) => id))])
    .orderBy('kind')
    .orderBy('record_id')
    .orderBy('version')
    .orderBy('position', 'desc')
    .execute()
  for (const { kind, record_id, version, op } of told) {
    if (op === 'put') wanted.delete([kind, record_id, ...(version === null ? [] : [version])].join(' '))
  }
  return [...wanted.values()]
}
