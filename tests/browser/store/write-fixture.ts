import { commands } from 'vitest/browser'
import { newId } from '../../../shared/domain'
import { AssayDatabase, SCHEMA_VERSION } from '../../../renderer/store/database'
import { memoryStorage, openSampleStore, openVault } from './sample-store'

const RATIONALE = `Written with version ${SCHEMA_VERSION}.`

/** Writes a store of the present version with work of every kind in it as a fixture for the upgrades to come. */
export async function writeFixture(): Promise<void> {
  const storage = memoryStorage()
  const { store, world, account, replica } = await openSampleStore(3, { vault: await openVault(storage) })
  const [first, second] = world.allocations
  const id = first?.id ?? ''
  const [evidence] = world.submissions[0]?.evidence ?? []
  const at = '2026-11-21T12:00:00.000Z'
  for (const criterion of world.rubrics[0]?.criteria ?? []) {
    const levelId = criterion.levels[2]?.id ?? null
    await store.desk.changeScore(id, criterion.id, { levelId, noEvidenceFound: true, rationale: RATIONALE })
  }
  const annotationId = newId()
  await store.desk.putAnnotation({
    id: annotationId,
    version: 1,
    allocationId: id,
    evidenceId: evidence?.id ?? '',
    evidenceSha256: evidence?.sha256 ?? '',
    shape: 'whole-item',
    selectors: [],
    comment: 'Kept.',
    criterionId: null,
    creatorId: account.person.id,
    createdAt: at,
    modifiedAt: at,
  })
  await store.desk.putPlacements(id, [
    {
      annotationId,
      annotationVersion: 1,
      targetKey: '100-5f0a',
      evidenceSha256: '1'.repeat(64),
      quality: 'exact',
      selectors: [],
      anchorerVersion: 1,
    },
  ])
  await store.desk.changeAssessment(id, { recommendation: 'awarded' })
  await store.desk.rememberReading(id, evidence?.id ?? '', { openedAt: at, page: 3 })
  await store.desk.submit(id)
  await store.queue.takeOffline([second?.id ?? ''])
  await store.preferences.set('panes', [20, 50, 30])
  await store.close()
  replica.close()
  const fixture = {
    version: SCHEMA_VERSION,
    account,
    ...(await contentOf(account.database)),
    vault: toBase64(storage.content ?? new Uint8Array()),
    expected: { allocationId: id, rationale: RATIONALE, total: 3 },
  }
  const path = `tests/browser/store/fixtures/store-v${SCHEMA_VERSION}.json`
  await commands.writeFile(path, `${JSON.stringify(fixture, null, 2)}\n`)
}

async function contentOf(database: string) {
  const db = new AssayDatabase(database)
  await db.open()
  const schema: Record<string, string> = {}
  const rows: Record<string, unknown[]> = {}
  for (const table of db.tables) {
    schema[table.name] = [table.schema.primKey.src, ...table.schema.indexes.map((index) => index.src)].join(', ')
    rows[table.name] = (await table.toArray()).map(writeBytes)
  }
  db.close()
  return { schema, rows }
}

function writeBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (Array.isArray(value)) return value.map(writeBytes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, writeBytes(part)]))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
