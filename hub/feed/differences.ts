import type { AssessorDifference, Person } from '../../shared/domain'
import { dateInZone, mayCompare, mondayOf } from '../policy'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

/** Those of these that this lead may know of, by id. */
export async function loadDifferences(
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, AssessorDifference>> {
  if (ids.length === 0 || !person.roles.includes('lead')) return new Map()
  const rows = await trx
    .selectFrom('assessor_differences')
    .innerJoin('achievements', 'achievements.id', 'assessor_differences.achievement_id')
    .innerJoin('hub', (join) => join.onTrue())
    .select(['assessor_differences.id', 'person_id', 'beside', 'at', 'distance', 'criteria'])
    .select(['achievements.body as achievement', 'hub.time_zone'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('allocations')
          .select('allocations.id')
          .whereRef('allocations.submission_id', '=', 'assessor_differences.submission_id')
          .whereRef('allocations.submission_revision', '=', 'assessor_differences.submission_revision')
          .where('allocations.assessor_id', '=', person.id)
          .where('allocations.task', '=', 'assess'),
      ).as('had_part'),
    )
    .where('assessor_differences.id', 'in', [...ids])
    .execute()
  return new Map(
    rows
      .filter((row) => mayCompare(person, { personId: row.person_id, hadPart: Boolean(row.had_part) }, row.achievement.policy))
      .map((row) => [
        row.id,
        {
          id: row.id,
          personId: row.person_id,
          achievementId: row.achievement.id,
          beside: row.beside,
          week: mondayOf(dateInZone(row.at, row.time_zone)),
          distance: row.distance,
          criteria: row.criteria,
        },
      ]),
  )
}

/** Tells the leads who may know how far the assessors of a submission lay apart. */
export async function writeDifferences(trx: Trx, submissionId: string): Promise<void> {
  const rows = await trx.selectFrom('assessor_differences').select('id').where('submission_id', '=', submissionId).execute()
  if (rows.length === 0) return
  const people = await trx.selectFrom('people').select(['id', 'name', 'roles', 'panels']).execute()
  const entries: FeedEntry[] = []
  for (const person of people.filter(({ roles }) => roles.includes('lead'))) {
    const known = await loadDifferences(
      trx,
      person,
      rows.map(({ id }) => id),
    )
    for (const id of known.keys()) entries.push({ audience: `user:${person.id}`, kind: 'assessor-difference', id, op: 'put' })
  }
  await writeFeed(trx, entries)
}

/** Ids of all that there are. */
export async function listDifferences(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('assessor_differences').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
