import type { Report } from '../../shared/domain'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'

/** Those of these reports that are about this person: nobody else sees one, whatever they lead. */
export async function loadReports(trx: Trx, personId: string, ids: readonly string[]): Promise<Map<string, Report>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('reports')
    .select(['id', 'body', 'read_at'])
    .where('id', 'in', [...ids])
    .where('person_id', '=', personId)
    .execute()
  return new Map(rows.map(({ id, body, read_at }) => [id, { ...body, isRead: read_at !== null }]))
}

/** Has each of these people look again at a report about them. */
export async function writeReports(
  trx: Trx,
  reports: readonly { id: string; personId: string }[],
  op: FeedEntry['op'] = 'put',
): Promise<void> {
  await writeFeed(
    trx,
    reports.map(({ id, personId }): FeedEntry => ({ audience: `user:${personId}`, kind: 'report', id, op })),
  )
}
