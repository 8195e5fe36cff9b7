import { leads, type Person, type Qualification } from '../../shared/domain'
import { dateInZone } from '../policy'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

/** Those of these qualifications, ended ones too, that are for achievements whose assessors this person leads, by id. */
export async function loadQualifications(trx: Trx, reader: Person, ids: readonly string[]): Promise<Map<string, Qualification>> {
  if (ids.length === 0 || !reader.roles.includes('lead')) return new Map()
  const rows = await trx
    .selectFrom('qualifications')
    .innerJoin('achievements', 'achievements.id', 'qualifications.achievement_id')
    .innerJoin('hub', (join) => join.onTrue())
    .leftJoin('rounds', 'rounds.id', 'qualifications.round_id')
    .selectAll('qualifications')
    .select(['achievements.body as achievement', 'hub.time_zone', 'rounds.name as round_name'])
    .where('qualifications.id', 'in', [...ids])
    .execute()
  const led = rows.filter(({ achievement }) => leads(reader, achievement.policy))
  const names = await namesOf(
    trx,
    led.flatMap(({ given_by, ended_by }) => [given_by, ended_by]),
  )
  return new Map(
    led.map((row): [string, Qualification] => [
      row.id,
      {
        id: row.id,
        personId: row.person_id,
        achievementId: row.achievement_id,
        since: dateInZone(row.given_at, row.time_zone),
        until: row.until,
        by: row.given_by === 'hub' ? 'package' : row.given_by === 'operator' ? 'operator' : 'lead',
        leadName: names.get(row.given_by) ?? null,
        roundName: row.round_name,
        reason: row.reason,
        ended: row.ended_at && {
          on: dateInZone(row.ended_at, row.time_zone),
          by: row.ended_by === 'hub' ? 'time' : row.ended_by === 'operator' ? 'operator' : 'lead',
          leadName: names.get(row.ended_by ?? '') ?? null,
          reason: row.end_reason,
        },
      },
    ]),
  )
}

/** Names of people, by the actor that stands for each. */
async function namesOf(trx: Trx, actors: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors.flatMap((actor) => (actor?.startsWith('person:') ? actor.slice('person:'.length) : [])))]
  if (ids.length === 0) return new Map()
  const people = await trx.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(people.map(({ id, name }) => [`person:${id}`, name]))
}

/** Tells the leads of an achievement what became of somebody's qualification for it. */
export async function writeQualification(
  trx: Trx,
  { personId, achievementId }: { personId: string; achievementId: string },
): Promise<void> {
  const found = await trx
    .selectFrom('qualifications')
    .innerJoin('achievements', 'achievements.id', 'qualifications.achievement_id')
    .select(['qualifications.id', 'achievements.body as achievement'])
    .where('person_id', '=', personId)
    .where('achievement_id', '=', achievementId)
    .executeTakeFirstOrThrow()
  const people = await trx.selectFrom('people').select(['id', 'roles', 'panels']).execute()
  const readers = people.filter((person) => leads(person, found.achievement.policy))
  await writeFeed(
    trx,
    readers.map(({ id }): FeedEntry => ({ audience: `user:${id}`, kind: 'qualification', id: found.id, op: 'put' })),
  )
}

/** Ids of all that there are. */
export async function listQualifications(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('qualifications').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
