import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { Client } from '../../contract/hub/kit/client'
import { PEOPLE } from '../../contract/hub/kit/package'
import { useStage } from '../../contract/hub/kit/stage'
import { randomFrom } from '../random'
import { recordRun } from '../record-run'

const SEED = 4_711
const WRITERS = 8
const TRANSACTIONS = process.env.ASSAY_LONG === '1' ? 1_000 : 80
/** Small, so that pages end in the middle of what is being committed. */
const PAGE = 5
const ROLLED_BACK = 0.1
const LONGEST_WAIT_MS = 25

const AUDIENCE = `user:${PEOPLE.ada.id}`

/** Needs transactions that are open at a time, which the embedded database can't have. */
describe('on PostgreSQL, with writers that commit in another order than they write', () => {
  const stage = useStage('PostgreSQL')

  it('a reader of the feed misses nothing; one that followed the order of insertion would', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const { cursor } = await ada.changes()
    const random = randomFrom(SEED)
    const written = { committed: new Set<string>(), rolledBack: new Set<string>() }
    let isWriting = true

    const writers = Array.from({ length: WRITERS }, () => write(hub.options.databaseUrl ?? '', random, written))
    const done = Promise.all(writers).finally(() => {
      isWriting = false
    })
    const [read, readByInsertion] = await Promise.all([
      follow(
        ada,
        cursor,
        () => isWriting,
        () => written.committed.size,
      ),
      followByInsertion(hub.options.databaseUrl ?? '', () => isWriting),
      done,
    ])

    const missing = (by: Set<string>) => [...written.committed].filter((id) => !by.has(id)).length
    expect(written.committed.size).toBeGreaterThan(WRITERS * TRANSACTIONS)
    expect(missing(read)).toBe(0)
    expect([...written.rolledBack].filter((id) => read.has(id))).toEqual([])
    // The trial is one: what the order of insertion would have lost was really there to be lost.
    expect(missing(readByInsertion)).toBeGreaterThan(0)
    const numbers = { committed: written.committed.size, rolledBack: written.rolledBack.size }
    await recordRun('commit-order', { seed: SEED, ...numbers, missed: 0, missedByInsertion: missing(readByInsertion) })
  })
})

/** Writes entries in transactions that stay open for a while, some of which come to nothing. */
async function write(url: string, random: () => number, written: { committed: Set<string>; rolledBack: Set<string> }) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (let count = 0; count < TRANSACTIONS; count += 1) {
    const ids = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomUUID())
    await client.query('begin')
    for (const id of ids) {
      const values = [AUDIENCE, id]
      await client.query(`insert into feed (audience, kind, record_id, op) values ($1, 'submission', $2, 'put')`, values)
      await pause(random() * LONGEST_WAIT_MS)
    }
    const isKept = random() >= ROLLED_BACK
    await client.query(isKept ? 'commit' : 'rollback')
    for (const id of ids) (isKept ? written.committed : written.rolledBack).add(id)
  }
  await client.end()
}

/** Reads as a workbench does: from its cursor on, while others write, and once more when they are done. */
async function follow(ada: Client, from: string, isWriting: () => boolean, committed: () => number): Promise<Set<string>> {
  const seen = new Set<string>()
  let cursor = from
  for (let isLast = false; !isLast; ) {
    isLast = !isWriting()
    const before = committed()
    const { changes, cursor: next } = await ada.changes(cursor, PAGE)
    for (const { id } of changes) seen.add(id)
    cursor = next
    if (committed() === before) await pause(1)
  }
  return seen
}

/** The reader that the hub must not be: it takes the highest position that it has seen for the place up to which all is known. */
async function followByInsertion(url: string, isWriting: () => boolean): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const seen = new Set<string>()
  const { rows: begun } = await client.query('select coalesce(max(position), 0)::text as position from feed')
  let position: string = begun[0].position
  for (let isLast = false; !isLast; ) {
    isLast = !isWriting()
    const { rows } = await client.query(
      'select position::text, record_id from feed where audience = $1 and position > $2::bigint order by feed.position',
      [AUDIENCE, position],
    )
    for (const row of rows) seen.add(row.record_id)
    position = rows.at(-1)?.position ?? position
    await pause(1)
  }
  await client.end()
  return seen
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
