import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, type Migration, Migrator, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRevision } from '../../../hub/candidates'
import { type Database, loadSecrets, PLACES, type PreparedRevision, type Secrets } from '../../../hub/store'
import { first } from '../../../hub/store/migrations/first'
import { pgliteDialect } from '../../../hub/store/pglite-dialect'
import { EarlierDecisionSchema, EvidenceItemSchema } from '../../../shared/domain'
import { openDatabase } from './kit/database'
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
const FEEDBACK = 'Feedback that stood in plain.'
const earlier = { revision: 1, outcome: 'not-yet', decidedOn: '2026-10-01', feedback: FEEDBACK, points: [] }

/** Who vouched for whom: a ring of three, a pair, and one with nobody behind them. */
const VOUCHES = ['ab', 'bc', 'ca', 'cd', 'dc', 'xa']

let folder: string
let database: Database
let secrets: Secrets

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
  mkdirSync(join(folder, 'keys'))
  secrets = await loadSecrets(join(folder, 'keys'), randomBytes)
  await writeOldRows(db)
  await db.destroy()
  database = await openDatabase({ dataFolder: folder })
}, 120_000)

afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function writeOldRows(db: Kysely<unknown>): Promise<void> {
  const [achievement, candidate] = [idOf('old-achievement'), idOf('old-candidate')]
  await sql`insert into achievements values (${achievement}, '{}', '')`.execute(db)
  await sql`insert into people values (${idOf('old-person')}, 'Old Hand', '["assessor"]', '[]', '')`.execute(db)
  await sql`insert into candidates values (${candidate}, '')`.execute(db)
  await sql`insert into candidate_keys values (${candidate}, ${secrets.newCandidateKey(candidate).wrapped})`.execute(db)
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
    const id = idOf('old-submission-0')
    const { db } = database
    const revision = await openRevision({ secrets }, db, id, 2)
    expect(revision?.items).toEqual([EvidenceItemSchema.parse(item)])
    expect(revision?.earlierDecision).toEqual(EarlierDecisionSchema.parse(earlier))
    const { sealed, files } = await db.selectFrom('waiting_revisions').selectAll().executeTakeFirstOrThrow()
    const { wrapped, candidate_id } = await db.selectFrom('candidate_keys').selectAll().executeTakeFirstOrThrow()
    const key = secrets.openCandidateKey(candidate_id, wrapped)
    const waiting = secrets.openRecord<PreparedRevision>(PLACES.waiting(id), key, sealed)
    expect(waiting.items).toEqual([{ item: EvidenceItemSchema.parse(item), voucherMark: 'v' }])
    expect(waiting.earlierDecision).toEqual(EarlierDecisionSchema.parse(earlier))
    expect(files).toEqual([item.sha256])
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

  it('knows nobody as competent or qualified', async () => {
    const { db } = database
    expect(await db.selectFrom('people').select(['name', 'competences']).execute()).toEqual([
      { name: 'Old Hand', competences: [] },
    ])
    expect(await db.selectFrom('qualifications').selectAll().execute()).toEqual([])
  })

  it('takes nothing that it holds for a copy, nor any work for a part of a round', async () => {
    const { db } = database
    expect(await db.selectFrom('copies').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('allocations').select('id').where('round_id', 'is not', null).execute()).toEqual([])
  })

  it('holds nothing on the disk any more of what stood in plain', async () => {
    await database.close()
    const files = readdirSync(join(folder, 'database'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const holding = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(FEEDBACK))
    expect(files.length).toBeGreaterThan(100)
    expect(holding.map(({ name }) => name)).toEqual([])
    database = await openDatabase({ dataFolder: folder })
  })
})
