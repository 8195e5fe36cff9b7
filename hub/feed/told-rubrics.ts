import { leads, type PastDecision, type Person } from '../../shared/domain'
import type { Trx } from '../store'
import { audiencesOf, type FeedEntry, writeFeed } from './entries'

type Named = Pick<PastDecision, 'achievementId' | 'rubricId' | 'rubricVersion'>

/**
 * The achievements and versions of rubrics that these name, as far as this lead wasn't told of them: who leads without belonging to a panel hears
 * of none by its audience.
 */
export async function rubricsNotTold(trx: Trx, person: Person, named: readonly Named[]): Promise<FeedEntry[]> {
  if (named.length === 0) return []
  const wanted = new Map<string, FeedEntry>()
  const base = { audience: `user:${person.id}`, op: 'put' } as const
  for (const { achievementId, rubricId, rubricVersion } of named) {
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

/**
 * Tells a lead of every version of the rubrics of achievements whose assessors they lead, so that they can compare them and make the next one.
 * Nothing is written where they know already.
 */
export async function writeRubricsInSight(trx: Trx, person: Person): Promise<void> {
  if (!person.roles.includes('lead')) return
  const rows = await trx
    .selectFrom('rubrics')
    .innerJoin('achievements', 'achievements.id', 'rubrics.achievement_id')
    .select(['rubrics.id', 'rubrics.version', 'achievements.body as achievement'])
    .where('rubrics.state', '!=', 'draft')
    .orderBy('rubrics.id')
    .orderBy('rubrics.version')
    .execute()
  const led = rows
    .filter(({ achievement }) => leads(person, achievement.policy))
    .map(({ id, version, achievement }) => ({ achievementId: achievement.id, rubricId: id, rubricVersion: version }))
  await writeFeed(trx, await rubricsNotTold(trx, person, led))
}
