import type { Person } from '../../shared/domain'
import type { Trx } from '../store'
import { listDifferences, loadDifferences } from './differences'
import { type FeedEntry, writeFeed } from './entries'
import { listQualifications, loadQualifications } from './qualifications'

type Kind = 'qualification' | 'assessor-difference'

/**
 * Tells a lead who is qualified for what, and how assessors lay apart, as far as they weren't told; and that what is for those who lead is gone
 * that they see no longer. Nothing is written where they know already.
 */
export async function writePanelsInSight(trx: Trx, reader: Person): Promise<void> {
  const isLead = reader.roles.includes('lead')
  await tellAnew(trx, reader, 'qualification', async () =>
    isLead ? loadQualifications(trx, reader, await listQualifications(trx)) : new Map(),
  )
  await tellAnew(trx, reader, 'assessor-difference', async () =>
    isLead ? loadDifferences(trx, reader, await listDifferences(trx)) : new Map(),
  )
}

async function tellAnew(
  trx: Trx,
  reader: Person,
  kind: Kind,
  load: () => Promise<ReadonlyMap<string, unknown>>,
): Promise<void> {
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
  const inSight = await load()
  const entry = (op: FeedEntry['op']) => (id: string) => ({ audience, kind, id, op })
  await writeFeed(trx, [
    ...[...inSight.keys()].filter((id) => !known.has(id)).map(entry('put')),
    ...[...known].filter((id) => !inSight.has(id)).map(entry('remove')),
  ])
}
