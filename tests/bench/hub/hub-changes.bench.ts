import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, it } from 'vitest'
import { type ChangesPage, ROUTES } from '../../../shared/protocol'
import { measure, milliseconds } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'
import { type BenchHub, startBenchHub } from './bench-hub'
import { type Databases, openDatabases } from './databases'

const SUBMISSIONS = scaled(1000, 150)
/** Entries of the feed in a page, as sync asks for them. */
const ENTRIES = Math.min(1000, SUBMISSIONS * 3)
const REQUESTS = 10

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-changes-'))
let databases: Databases
let hub: BenchHub
let bare: FastifyInstance
let address: string

beforeAll(async () => {
  databases = await openDatabases(join(folder, 'plain'))
  hub = await startBenchHub({ submissions: SUBMISSIONS }, databases.hubUrl)
  bare = Fastify()
  bare.get('/changes', async (request) => {
    const { after, limit } = request.query as { after: string; limit: string }
    const select = 'select position, body from plain where audience = $1 and position > $2 order by position limit $3'
    const { rows } = await databases.plain.query(select, ['ada', after, limit])
    return { changes: (rows as { body: object }[]).map((row) => row.body) }
  })
  address = await bare.listen({ port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  await bare.close()
  await hub.close()
  await databases.close()
  rmSync(folder, { recursive: true, force: true })
})

async function get(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url, { headers: hub.headers })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.arrayBuffer()
}

it('hub-changes', async () => {
  const first = await get(`${hub.origin}${ROUTES.changes}?limit=${ENTRIES}`)
  const page = JSON.parse(Buffer.from(first).toString()) as ChangesPage
  const { plain } = databases
  await plain.query('create table plain (position bigserial primary key, audience text not null, body jsonb not null)')
  await plain.query('create index plain_by_audience on plain (audience, position)')
  // As many other rows as the hub's feed has.
  for (let copy = 0; copy < 4; copy++) {
    for (const change of page.changes) {
      await plain.query('insert into plain (audience, body) values ($1, $2)', ['ada', JSON.stringify(change)])
    }
  }
  const ours = () => get(`${hub.origin}${ROUTES.changes}?limit=${ENTRIES}`)
  const baseline = () => get(`${address}/changes?after=0&limit=${page.changes.length}`)
  const repeat = (work: () => Promise<unknown>) => async () => {
    const spent = await milliseconds(async () => {
      for (let request = 0; request < REQUESTS; request++) await work()
    })
    return spent / REQUESTS
  }
  writeResult(
    await measure({
      name: 'hub-changes',
      unit: 'ms/page',
      mustReach: 1.6,
      aim: 1.3,
      note: `${databases.name}; a page of ${page.changes.length} records (${ENTRIES} entries of the feed)`,
      ours: repeat(ours),
      baseline: repeat(baseline),
    }),
  )
})
