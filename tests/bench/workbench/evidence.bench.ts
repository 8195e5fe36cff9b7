import { Dexie } from 'dexie'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVIDENCE_CHUNK_BYTES, type EvidenceItem } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import { openStore } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'
import { fetchFile } from '../../../renderer/sync/evidence'
import { pull } from '../../../renderer/sync/pull'
import { EVERYTHING, openVault } from '../../browser/store/sample-store'
import { measure, milliseconds } from '../measure'
import { openHub, type PageHub, report, scaled } from './bench-page'
import { rest } from './painted'

const BYTES = scaled(200) * EVIDENCE_CHUNK_BYTES
/** As the sync does: chunks of one transaction. */
const CHUNKS_AT_ONCE = 8
const { signal } = new AbortController()

let hub: PageHub

beforeAll(async () => {
  hub = await openHub({ submissions: 1, evidenceBytes: BYTES })
})

afterAll(() => hub.close())

/** A new store that knows of the item. */
async function openPulled() {
  const account = hub.newAccount()
  const options = { database: account.database, vault: await openVault(), account }
  const replica = await openReplica(options)
  await pull(hub.client, replica, signal)
  const store = await openStore(options)
  const [row] = (await store.queue.page(EVERYTHING)).rows
  const record = await store.desk.open(row?.allocationId ?? '')
  const [item] = record?.submission.evidence ?? []
  if (!row || !item) throw new Error('the package has an item')
  return { account, replica, store, item, allocationId: row.allocationId }
}

async function fetchSealed(): Promise<number> {
  const { account, replica, store, item, allocationId } = await openPulled()
  await store.queue.takeOffline([allocationId])
  const wish = await replica.evidence.wish(allocationId)
  if (!wish) throw new Error('it is wished for')
  await rest()
  const spent = await milliseconds(() =>
    fetchFile({ hub: hub.client, replica, wish, file: item, signal, onBytes: () => undefined }),
  )
  expect((await replica.evidence.chunksHere(allocationId, item)).isVerified).toBe(true)
  replica.close()
  await store.close()
  await Dexie.delete(account.database)
  return spent
}

/** The same chunks in the same number of transactions of the same durability, neither checked nor sealed. */
async function fetchRaw(): Promise<number> {
  const { account, replica, store, item } = await openPulled()
  replica.close()
  await store.close()
  await Dexie.delete(account.database)
  const db = new Dexie(`raw-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict' })
  db.version(1).stores({ chunks: '[id+index]' })
  await db.open()
  await rest()
  const spent = await milliseconds(() => storeRaw(db, item))
  expect(await db.table('chunks').count()).toBe(item.chunkSha256.length)
  await db.delete()
  return spent
}

async function storeRaw(db: Dexie, item: EvidenceItem): Promise<void> {
  const response = await hub.fetch(ROUTES.evidence(item.id, item.sha256))
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  let rows: { id: string; index: number; bytes: Uint8Array }[] = []
  let index = 0
  let chunk = new Uint8Array(EVIDENCE_CHUNK_BYTES)
  let filled = 0
  const store = async () => {
    await db.table('chunks').bulkPut(rows)
    rows = []
  }
  const close = async () => {
    rows.push({ id: item.id, index: index++, bytes: chunk.subarray(0, filled) })
    chunk = new Uint8Array(EVIDENCE_CHUNK_BYTES)
    filled = 0
    if (rows.length === CHUNKS_AT_ONCE) await store()
  }
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (let at = 0; at < next.value.length; ) {
      const part = next.value.subarray(at, at + chunk.length - filled)
      chunk.set(part, filled)
      filled += part.length
      at += part.length
      if (filled === chunk.length) await close()
    }
  }
  if (filled > 0) await close()
  if (rows.length > 0) await store()
}

it('evidence', async () => {
  await report(
    await measure({
      name: 'evidence',
      unit: 'ms',
      mustReach: 1.5,
      aim: 1.2,
      note: `${BYTES / EVIDENCE_CHUNK_BYTES} MiB from a real hub`,
      ours: fetchSealed,
      baseline: fetchRaw,
    }),
  )
})
