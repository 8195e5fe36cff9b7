import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, type Migration, Migrator, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openEmbedded } from '../../../hub/store'
import { first } from '../../../hub/store/migrations/first'
import { pgliteDialect } from '../../../hub/store/pglite-dialect'
import { EarlierDecisionSchema, EvidenceItemSchema } from '../../../shared/domain'
import { idOf } from './kit/package'

/** What the first version stored: an item that knows neither renditions nor rings. */
const item = {
  id: idOf('old-item'),
  kind: 'vouch',
  mediaType: 'application/json',
  fileName: 'vouch.json',
  title: 'A vouch',
  note: '',
  group: null,
  extent: null,
  sizeBytes: 2,
  sha256: 'a'.repeat(64),
  chunkSha256: ['a'.repeat(64)],
  vouch: {
    voucher: 'V',
    relationship: 'Colleague',
    signature: 'unsigned',
    signatureReason: null,
    reciprocal: false,
    conflict: null,
  },
}
const earlier = { revision: 1, outcome: 'not-yet', decidedOn: '2026-10-01', feedback: 'Go on.', points: [] }

/** Who vouched for whom: a ring of three, a pair, and one with nobody behind them. */
const VOUCHES = ['ab', 'bc', 'ca', 'cd', 'dc', 'xa']

let folder: string
let database: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-migrations-'))
  const lite = await PGlite.create(join(folder, 'database'))
  const db = new Kysely<unknown>({ dialect: pgliteDialect(lite) })
  const up: Migration['up'] = async (trx) => {
    for (const statement of first) await sql.raw(statement).execute(trx)
  }
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ '0001-first': { up } }) },
  }).migrateToLatest()
  if (error) throw error
  await writeOldRows(db)
  await db.destroy()
  database = await openEmbedded(join(folder, 'database'))
}, 120_000)

afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function writeOldRows(db: Kysely<unknown>): Promise<void> {
  const [achievement, candidate] = [idOf('old-achievement'), idOf('old-candidate')]
  await sql`insert into achievements values (${achievement}, '{}', '')`.execute(db)
  await sql`insert into candidates values (${candidate}, '')`.execute(db)
  for (const [at, [voucher, vouchedFor]] of VOUCHES.map((pair) => pair.split('')).entries()) {
    const id = idOf(`old-submission-${at}`)
    await sql`insert into submissions values (${id}, ${achievement}, ${candidate}, 'open', 2)`.execute(db)
    await sql`insert into submission_revisions values (${id}, 2, now(), '', ${JSON.stringify(earlier)})`.execute(db)
    await sql`insert into evidence values (${id}, 2, 0, ${item.id}, ${item.sha256}, ${JSON.stringify(item)}, ${voucher},
      ${vouchedFor})`.execute(db)
  }
  const waiting = {
    revision: 3,
    narrative: '',
    candidateMark: 'a',
    items: [{ item, voucherMark: 'v' }],
    earlierDecision: earlier,
  }
  await sql`insert into waiting_revisions values (${idOf('old-submission-0')}, ${JSON.stringify(waiting)})`.execute(db)
}

describe('a database of the first version', () => {
  it('gets what records hold since then', async () => {
    const { body } = await database.db.selectFrom('evidence').select('body').limit(1).executeTakeFirstOrThrow()
    expect(body).toEqual(EvidenceItemSchema.parse(item))
    const revision = await database.db.selectFrom('submission_revisions').select('earlier_decision').executeTakeFirstOrThrow()
    expect(revision.earlier_decision).toEqual(EarlierDecisionSchema.parse(earlier))
    const waiting = await database.db.selectFrom('waiting_revisions').select('body').executeTakeFirstOrThrow()
    expect(waiting.body.items).toEqual([{ item: EvidenceItemSchema.parse(item), voucherMark: 'v' }])
    expect(waiting.body.earlierDecision).toEqual(EarlierDecisionSchema.parse(earlier))
  })

  it('gets the rings of the vouches that it holds, the shortest of each', async () => {
    const rows = await database.db
      .selectFrom('vouch_rings')
      .selectAll()
      .orderBy('voucher_mark')
      .orderBy('candidate_mark')
      .execute()
    expect(rows.map(({ members }) => members.join(''))).toEqual(['abc', 'bca', 'cab', 'cd', 'dc'])
  })
})
