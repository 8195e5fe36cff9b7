import { sql } from 'kysely'
import type { Person } from '../../shared/domain'
import type { Change, ChangesPage } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { FeedTable, Trx } from '../store'
import { type Cursor, decodeCursor, encodeCursor, startOf } from './cursor'
import { audiencesOf } from './entries'
import { type RecordKey, Sight } from './sight'

/** The cursor belongs to another history of this hub: the reader must begin again (410). */
export class LineageError extends Error {
  override name = 'LineageError'
}

type Row = Pick<FeedTable, 'kind' | 'record_id' | 'version' | 'op' | 'reason'> & { position: string; row_id: string }

/**
 * One page of what this person may see. The rows and the bodies come from one snapshot. Every row is delivered as things stand in
 * that snapshot: a record that the reader may see goes out as a put, any other as a remove; so it doesn't matter in which order two
 * transactions came to write about the same record.
 * @throws LineageError
 */
export async function readChanges(
  context: HubContext,
  person: Person,
  query: { cursor?: string | undefined; limit: number },
  origin: string,
): Promise<ChangesPage> {
  return context.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { lineage } = await trx.selectFrom('hub').select('lineage').executeTakeFirstOrThrow()
      const from = query.cursor === undefined ? startOf(lineage) : decodeCursor(context.secrets, query.cursor)
      const after = from && (await findPlace(trx, from, lineage))
      if (!from || !after) throw new LineageError('The cursor does not belong to this history of the hub.')
      const rows = await selectRows(trx, audiencesOf(person), after, query.limit + 1)
      const more = rows.length > query.limit
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      const to = last ? { lineage, position: last.position, rowId: last.row_id } : from
      // Where nothing is new the reader is where they were.
      const cursor = last === undefined && query.cursor !== undefined ? query.cursor : encodeCursor(context.secrets, to)
      const sight = new Sight(context, trx, person, origin)
      const changes = await deliver(sight, page)
      return { changes, cursor, more, hubTime: context.clock().toISOString(), lineage }
    })
}

/** The cursor's place in reading order, or undefined where this history doesn't have its row. */
async function findPlace(trx: Trx, cursor: Cursor, lineage: string): Promise<{ xid: string; position: string } | undefined> {
  if (cursor.lineage !== lineage) return undefined
  if (cursor.position === startOf(lineage).position) return { xid: '0', position: '0' }
  const row = await trx
    .selectFrom('feed')
    .select(sql<string>`xid::text`.as('xid'))
    .where(sql<boolean>`position = ${cursor.position}::bigint`)
    .where('row_id', '=', cursor.rowId)
    .executeTakeFirst()
  return row && { xid: row.xid, position: cursor.position }
}

/**
 * Rows in the order of (transaction, position), and only of transactions below the oldest one that is still open: a transaction that
 * commits late is then read late, never skipped.
 */
async function selectRows(
  trx: Trx,
  audiences: string[],
  after: { xid: string; position: string },
  limit: number,
): Promise<Row[]> {
  return trx
    .selectFrom('feed')
    .select([sql<string>`position::text`.as('position'), 'kind', 'record_id', 'version', 'op', 'reason', 'row_id'])
    .where('audience', 'in', audiences)
    .where(sql<boolean>`(xid, position) > (${after.xid}::text::xid8, ${after.position}::text::bigint)`)
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('xid')
    .orderBy('feed.position')
    .limit(limit)
    .execute()
}

/** The page's changes; of several rows about one record only the last, as all would say the same. */
async function deliver(sight: Sight, rows: readonly Row[]): Promise<Change[]> {
  const latest = new Map<string, RecordKey & Pick<Row, 'op' | 'reason'>>()
  for (const { kind, record_id: id, version, op, reason } of rows) {
    const key = version === null ? `${kind} ${id}` : `${kind} ${id} ${version}`
    latest.delete(key)
    latest.set(key, { kind, id, version, op, reason })
  }
  const wanted = [...latest.values()]
  const bodies = await sight.look(wanted)
  return wanted.map((record, at) => {
    const put = bodies[at]
    if (put) return put
    const remove = { op: 'remove', kind: record.kind, id: record.id } as const
    return record.reason === null ? remove : { ...remove, reason: record.reason }
  })
}
