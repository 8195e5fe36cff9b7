import { leads, type PastDecision, type Person } from '../../shared/domain'
import type { Trx } from '../store'
import { audiencesOf, type FeedEntry, writeFeed } from './entries'

type Named = Pick<PastDecision, 'achievementId' | 'rubricId' | 'rubricVersion'>

/** What somebody is to be told of. */
type Reader = { person: Pick<Person, 'id' | 'roles' | 'panels'>; named: readonly Named[] }

/**
 * The achievements and versions of rubrics that these name, as far as these leads weren't told of them: who leads without belonging to a panel
 * hears of none by its audience.
 */
export async function rubricsNotTold(trx: Trx, readers: readonly Reader[]): Promise<FeedEntry[]> {
  const ids = new Set(readers.flatMap(({ named }) => named.flatMap(({ achievementId, rubricId }) => [achievementId, rubricId])))
  if (ids.size === 0) return []
  const told = await trx
    .selectFrom('feed')
    .select(['audience', 'kind', 'record_id', 'version', 'op', 'position'])
    .distinctOn(['audience', 'kind', 'record_id', 'version'])
    .where('audience', 'in', [...new Set(readers.flatMap(({ person }) => audiencesOf(person)))])
    .where('kind', 'in', ['achievement', 'rubric'])
    .where('record_id', 'in', [...ids])
    .orderBy('audience')
    .orderBy('kind')
    .orderBy('record_id')
    .orderBy('version')
    .orderBy('position', 'desc')
    .execute()
  return readers.flatMap(({ person, named }) => {
    const audiences: readonly string[] = audiencesOf(person)
    const wanted = wantedOf(person, named)
    // Of what several audiences were told, the last word counts.
    const heard = told
      .filter(({ audience }) => audiences.includes(audience))
      .sort((a, b) => Number(a.position) - Number(b.position))
    const last = new Map(heard.map(({ kind, record_id, version, op }) => [keyOf(kind, record_id, version), op]))
    return [...wanted].flatMap(([key, entry]) => (last.get(key) === 'put' ? [] : entry))
  })
}

const keyOf = (kind: string, id: string, version: number | null) => [kind, id, ...(version === null ? [] : [version])].join(' ')

function wantedOf(person: Pick<Person, 'id'>, named: readonly Named[]): Map<string, FeedEntry> {
  const wanted = new Map<string, FeedEntry>()
  const base = { audience: `user:${person.id}`, op: 'put' } as const
  for (const { achievementId, rubricId, rubricVersion } of named) {
    wanted.set(keyOf('achievement', achievementId, null), { ...base, kind: 'achievement', id: achievementId })
    wanted.set(keyOf('rubric', rubricId, rubricVersion), { ...base, kind: 'rubric', id: rubricId, version: rubricVersion })
  }
  return wanted
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
  await writeFeed(trx, await rubricsNotTold(trx, [{ person, named: led }]))
}
