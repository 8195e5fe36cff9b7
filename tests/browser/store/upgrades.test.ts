import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { openStore } from '../../../renderer/store'
import { SCHEMA_VERSION } from '../../../renderer/store/database'
import { EVERYTHING, openVault } from './sample-store'
import { writeFixture } from './write-fixture'
import fixture1 from './fixtures/store-v1.json'
import fixture2 from './fixtures/store-v2.json'
import fixture3 from './fixtures/store-v3.json'
import fixture4 from './fixtures/store-v4.json'
import fixture5 from './fixtures/store-v5.json'
import fixture6 from './fixtures/store-v6.json'

/**
 * Stores as released versions wrote them, with real sealed rows and the keys to open them. A new schema version adds its upgrade and,
 * when it is released, a fixture: `VITE_WRITE_FIXTURE=1 npx vitest run --project browser upgrades`. Old fixtures never change.
 */
type Fixture = {
  version: number
  account: Parameters<typeof openStore>[0]['account']
  /** Table name to its schema, as Dexie writes it. */
  schema: Record<string, string>
  /** Rows by table; bytes are written as `{ $bytes: base64 }`. */
  rows: Record<string, unknown[]>
  /** The vault's file, to be opened with the tests' passphrase. */
  vault: string
  expected: { allocationId: string; rationale: string; total: number }
}
const FIXTURES = [fixture1, fixture2, fixture3, fixture4, fixture5, fixture6] as unknown as Fixture[]

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return fromBase64(String(value.$bytes))
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, revive(part)]))
}

if (import.meta.env.VITE_WRITE_FIXTURE) await writeFixture()

it('has a fixture for every version that the schema knows', () => {
  expect(FIXTURES.map((fixture) => fixture.version)).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, at) => at + 1))
})

it.each(FIXTURES)('a store of version $version opens with everything in it', async (fixture) => {
  await Dexie.delete(fixture.account.database)
  const old = new Dexie(fixture.account.database)
  old.version(fixture.version).stores(fixture.schema)
  for (const [table, rows] of Object.entries(fixture.rows)) await old.table(table).bulkPut(rows.map(revive))
  old.close()
  const vaultFile = fromBase64(fixture.vault)
  const vault = await openVault({ read: async () => vaultFile, replace: async () => undefined, setAside: async () => undefined })
  const store = await openStore({ database: fixture.account.database, vault, account: fixture.account })
  const record = await store.desk.open(fixture.expected.allocationId)
  expect(record?.assessment.scores[0]?.rationale).toBe(fixture.expected.rationale)
  // Drafts of before version 3 don't say what they were written on: it is taken to be what is there.
  expect(record?.followed).toBeNull()
  expect(record?.annotations).toHaveLength(1)
  expect(record?.submission.evidence.map((item) => item.renditions)).toEqual(record?.submission.evidence.map(() => []))
  expect((await store.queue.page(EVERYTHING)).total).toBe(fixture.expected.total)
  expect(await store.sync.outbox()).toHaveLength(1)
  const [annotation] = record?.annotations ?? []
  const { allocationId } = fixture.expected
  expect(await store.desk.versions(allocationId, annotation?.id ?? '')).toEqual([annotation])
  // Placements came with version 2.
  expect(await store.desk.placements(allocationId)).toHaveLength(fixture.version < 2 ? 0 : 1)
  const placement = {
    annotationId: annotation?.id ?? '',
    annotationVersion: 1,
    targetKey: '100-5f0a',
    evidenceSha256: '2'.repeat(64),
    quality: 'orphaned' as const,
    selectors: [],
    anchorerVersion: 1,
  }
  await store.desk.putPlacements(allocationId, [placement])
  expect(await store.desk.placements(allocationId)).toEqual([placement])
  await store.close()
})
