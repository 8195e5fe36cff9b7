import type { Colleague, Person } from '../../shared/domain'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

/** Those of these people whom a lead may invite into a panel, or who lead as they do; never the reader. */
export async function loadColleagues(trx: Trx, reader: Person, ids: readonly string[]): Promise<Map<string, Colleague>> {
  if (ids.length === 0 || !reader.roles.includes('lead')) return new Map()
  const rows = await trx
    .selectFrom('people')
    .select(['id', 'name', 'roles', 'panels', 'competences'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.filter((row) => row.id !== reader.id && isColleague(row)).map((row) => [row.id, row]))
}

/** Has every lead look again at somebody: they came, or their name, roles, panels or competences changed. */
export async function writeColleague(trx: Trx, personId: string): Promise<void> {
  const people = await trx.selectFrom('people').select(['id', 'roles']).execute()
  const leads = people.filter(({ id, roles }) => id !== personId && roles.includes('lead'))
  await writeFeed(
    trx,
    leads.map(({ id }): FeedEntry => ({ audience: `user:${id}`, kind: 'colleague', id: personId, op: 'put' })),
  )
}

/** Tells a lead of colleagues whom they weren't told of, or who no longer leads that these are gone. Nothing is written where they know already. */
export async function writeColleaguesInSight(trx: Trx, reader: Person): Promise<void> {
  const audience = `user:${reader.id}` as const
  const told = await trx
    .selectFrom('feed')
    .select(['record_id as id', 'op'])
    .distinctOn('record_id')
    .where('kind', '=', 'colleague')
    .where('audience', '=', audience)
    .orderBy('record_id')
    .orderBy('position', 'desc')
    .execute()
  const known = new Set(told.flatMap(({ id, op }) => (op === 'put' ? id : [])))
  if (known.size === 0 && !reader.roles.includes('lead')) return
  const people = await trx.selectFrom('people').select('id').orderBy('id').execute()
  const inSight = await loadColleagues(
    trx,
    reader,
    people.map(({ id }) => id),
  )
  const entry = (op: FeedEntry['op']) => (id: string) => ({ audience, kind: 'colleague' as const, id, op })
  await writeFeed(trx, [
    ...[...inSight.keys()].filter((id) => !known.has(id)).map(entry('put')),
    ...[...known].filter((id) => !inSight.has(id)).map(entry('remove')),
  ])
}

function isColleague({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.includes('assessor') || roles.includes('lead')
}
