import { Dexie } from 'dexie'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Change } from '../../../shared/protocol'
import { openStore } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'
import { browserVault } from '../../../renderer/store/vault/browser-vault'
import { pull } from '../../../renderer/sync/pull'
import { EVERYTHING } from '../../browser/store/sample-store'
import { measure, median, milliseconds } from '../measure'
import { openHub, type PageHub, report, scaled } from './bench-page'
import { rest } from './painted'

const SUBMISSIONS = scaled(10_000, 200)
const { signal } = new AbortController()

let hub: PageHub
/** What the feed tells, as it came, page by page. */
let pages: Change[][]
/** How long the hub alone took to tell it, in each round. */
const feedTimes: number[] = []

beforeAll(async () => {
  hub = await openHub({ submissions: SUBMISSIONS })
})

afterAll(() => hub.close())

/** Reads the feed as the sync does, and lets it fall. */
async function readFeed(): Promise<Change[][]> {
  const read: Change[][] = []
  for (let cursor: string | null = null; ; ) {
    const page = await hub.client.changes(cursor, 1000, signal)
    read.push(page.changes)
    if (!page.more) return read
    cursor = page.cursor
  }
}

/** The real pull into a new sealed store, keys in the browser's own vault. */
async function pullSealed(): Promise<number> {
  await rest()
  const account = hub.newAccount()
  const vault = browserVault(account.database)
  await vault.create({ passphrase: 'a passphrase for measuring' })
  const options = { database: account.database, vault, account }
  const replica = await openReplica(options)
  const spent = await milliseconds(() => pull(hub.client, replica, signal))
  replica.close()
  const store = await openStore(options)
  expect((await store.queue.page(EVERYTHING)).total).toBe(SUBMISSIONS)
  await store.close()
  await Dexie.delete(account.database)
  return spent
}

/** The same records as they are, with the least that a queue by due date needs, as many transactions, the same durability. */
async function putRaw(): Promise<number> {
  feedTimes.push(await milliseconds(readFeed))
  await rest()
  const db = new Dexie(`raw-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict' })
  db.version(1).stores({ achievement: 'id', rubric: '[id+version]', submission: 'id', allocation: 'id, [state+dueOn]' })
  await db.open()
  const spent = await milliseconds(async () => {
    for (const changes of pages) {
      await db.transaction('rw', db.tables, async () => {
        for (const table of db.tables) await table.bulkPut(bodiesOf(changes, table.name))
      })
    }
  })
  await db.delete()
  return spent
}

function bodiesOf(changes: readonly Change[], kind: string): object[] {
  return changes.flatMap((change) => (change.op === 'put' && change.kind === kind ? [change.body] : []))
}

it('pull', async () => {
  pages = await readFeed()
  const result = await measure({
    name: 'pull',
    unit: 'ms',
    mustReach: 2.5,
    aim: 1.7,
    note: '',
    ours: pullSealed,
    baseline: putRaw,
  })
  const feed = `${Math.round(median(feedTimes))} ms of it is the hub (PGlite) and the way from there, which the baseline doesn't have`
  await report({ ...result, note: `${SUBMISSIONS} submissions in ${pages.length} pages; ${feed}` })
})
