import type { Person } from '../../shared/domain'
import type { Trx } from '../store'
import { listDifferences, loadDifferences } from './differences'
import { type FeedEntry, writeFeed } from './entries'
import { listQualifications, loadQualifications } from './qualifications'

/** What leads are told of their panels: how all that there is of it is listed, and what of that one of them may see. */
const KINDS = [
  { kind: 'qualification', list: listQualifications, load: loadQualifications },
  { kind: 'assessor-difference', list: listDifferences, load: loadDifferences },
] as const

/** So many are looked at at once; a statement takes no more parameters than a few times that. */
const MOST_AT_ONCE = 5000

/**
 * Tells a lead who is qualified for what, and how assessors lay apart, as far as they weren't told; and that what is for those who lead is gone
 * that they see no longer. Nothing is written where they know already.
 */
export async function writePanelsInSight(trx: Trx, reader: Person): Promise<void> {
  for (const about of KINDS) await tellAnew(trx, reader, about)
}

async function tellAnew(trx: Trx, reader: Person, { kind, list, load }: (typeof KINDS)[number]): Promise<void> {
  const audience = `user:${reader.id}` as const
  const told = await trx
    .selectFrom('feed')
    .select(['record_id as id', 'op'])
    .distinctOn('record_id')
    .where('kind', '=', kind)
    .where('audience', '=', audience)
    .orderBy('record_id')
    .orderBy('position', 'desc')
    .execute()
  const known = new Set(told.flatMap(({ id, op }) => (op === 'put' ? id : [])))
  if (known.size === 0 && !reader.roles.includes('lead')) return
  const ids = await list(trx)
  const inSight = new Set<string>()
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    for (const id of (await load(trx, reader, ids.slice(at, at + MOST_AT_ONCE))).keys()) inSight.add(id)
  }
  const entry = (op: FeedEntry['op']) => (id: string) => ({ audience, kind, id, op })
  await writeFeed(trx, [
    ...[...inSight].filter((id) => !known.has(id)).map(entry('put')),
    ...[...known].filter((id) => !inSight.has(id)).map(entry('remove')),
  ])
}
