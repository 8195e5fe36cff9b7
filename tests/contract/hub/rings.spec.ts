import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Trx } from '../../../hub/store'
import { second } from '../../../hub/store/migrations/second'
import { noteVouches } from '../../../hub/vouches'
import { openDatabase } from './kit/database'
import { idOf } from './kit/package'
import { type PostgresServer, startPostgres } from './kit/postgres'

/** A source of numbers in which the same seed gives the same numbers (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

describe.each(['PGlite', 'PostgreSQL'] as const)('rings of vouches on %s', (name) => {
  let folder: string
  let server: PostgresServer | undefined
  let database: Database

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-rings-'))
    if (name === 'PostgreSQL') server = await startPostgres()
    const url = await server?.createDatabase('rings')
    mkdirSync(join(folder, 'keys'))
    database = await openDatabase({ dataFolder: folder, databaseUrl: url })
    await sql`insert into achievements values (${idOf('achievement')}, '{}', '')`.execute(database.db)
    await sql`insert into candidates values (${idOf('candidate')}, '')`.execute(database.db)
  }, 120_000)

  afterAll(async () => {
    await database.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A submission with one vouch, and what became of it. */
  async function vouch(trx: Trx, number: number, voucher: string, candidate: string): Promise<string[]> {
    const id = idOf(`submission-${number}`)
    await sql`insert into submissions values (${id}, ${idOf('achievement')}, ${idOf('candidate')}, 'open', 1)`.execute(trx)
    await sql`insert into submission_revisions values (${id}, 1, now(), null)`.execute(trx)
    await sql`insert into evidence values (${id}, 1, 0, ${id}, '', ${voucher}, ${candidate})`.execute(trx)
    return noteVouches(trx, [{ voucher, candidate }])
  }

  const lengths = async (trx: Trx) => {
    const rows = await trx.selectFrom('vouch_rings').selectAll().execute()
    return Object.fromEntries(rows.map((row) => [`${row.voucher_mark} ${row.candidate_mark}`, row.members.length]))
  }

  it('kept as vouches come in are those that a search over all of them finds', async () => {
    const next = numbers(20261121)
    await database.db.transaction().execute(async (trx) => {
      for (let number = 0; number < 220; number++) await vouch(trx, number, `m${next(60)}`, `m${next(60)}`)
      const kept = await lengths(trx)
      await sql`delete from vouch_rings`.execute(trx)
      for (const statement of second.filter((text) => text.includes('insert into vouch_rings')))
        await sql.raw(statement).execute(trx)
      const searched = await lengths(trx)
      expect(Object.keys(searched).length).toBeGreaterThan(40)
      expect(new Set(Object.values(searched)).size, 'rings of several lengths').toBeGreaterThan(2)
      expect(kept).toEqual(searched)
    })
  })

  it('tell which submissions they have changed: those of all members, once the last one vouches', async () => {
    await database.db.transaction().execute(async (trx) => {
      expect(await vouch(trx, 1000, 'a', 'b')).toEqual([])
      expect(await vouch(trx, 1001, 'b', 'c')).toEqual([])
      const changed = await vouch(trx, 1002, 'c', 'a')
      expect(changed.sort()).toEqual([1000, 1001, 1002].map((number) => idOf(`submission-${number}`)).sort())
      expect(await vouch(trx, 1003, 'nobody', 'a')).toEqual([])
    })
  })
})
