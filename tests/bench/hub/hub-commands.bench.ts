import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Allocation } from '../../../shared/domain'
import { type ChangesPage, type Command, type CommandAnswer, ROUTES } from '../../../shared/protocol'
import { submit } from '../../contract/hub/kit/commands'
import { measure, milliseconds } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'
import { type BenchHub, startBenchHub } from './bench-hub'
import { type Databases, openDatabases } from './databases'

const ROUNDS = 5
/** Assessments of a round, sent in batches as sync sends them. */
const PER_ROUND = scaled(100, 20)
const BATCH = 20

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-commands-'))
let databases: Databases
let hub: BenchHub
let bare: FastifyInstance
let address: string

beforeAll(async () => {
  databases = await openDatabases(join(folder, 'plain'))
  hub = await startBenchHub({ submissions: (ROUNDS + 1) * PER_ROUND }, databases.hubUrl)
  await databases.plain.query('create table plain (id uuid primary key, body jsonb not null)')
  bare = Fastify({ bodyLimit: 16 * 1024 * 1024 })
  bare.post('/commands', async (request) => {
    const { commands } = request.body as { commands: Command[] }
    for (const command of commands) {
      await databases.plain.insert('insert into plain (id, body) values ($1, $2)', [command.id, JSON.stringify(command)])
    }
    return { results: commands.map(({ id }) => ({ id, status: 'accepted' })) }
  })
  address = await bare.listen({ port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  await bare.close()
  await hub.close()
  await databases.close()
  rmSync(folder, { recursive: true, force: true })
})

it('hub-commands', async () => {
  const allocations = await findAllocations()
  const take = (round: number) => allocations.slice(round * PER_ROUND, (round + 1) * PER_ROUND)
  const send = (url: string, round: number) => async () => {
    const commands = take(round).map((allocation) => submit(allocation, 'solo'))
    const spent = await milliseconds(async () => {
      for (let at = 0; at < commands.length; at += BATCH) await post(url, commands.slice(at, at + BATCH))
    })
    return spent / commands.length
  }
  writeResult(
    await measure({
      name: 'hub-commands',
      unit: 'ms/assessment',
      mustReach: 4,
      aim: 2.5,
      note: `${databases.name}; batches of ${BATCH}; the baseline is one insert of the same JSON, each in its transaction`,
      rounds: ROUNDS,
      ours: (round) => send(`${hub.origin}${ROUTES.commands}`, round)(),
      baseline: (round) => send(`${address}/commands`, round)(),
    }),
  )
})

async function findAllocations(): Promise<Allocation[]> {
  const found: Allocation[] = []
  let cursor: string | null = null
  for (;;) {
    const query: string = `limit=1000${cursor === null ? '' : `&cursor=${cursor}`}`
    const response = await fetch(`${hub.origin}${ROUTES.changes}?${query}`, { headers: hub.headers })
    const page = (await response.json()) as ChangesPage
    for (const change of page.changes) if (change.op === 'put' && change.kind === 'allocation') found.push(change.body)
    if (!page.more) return found
    cursor = page.cursor
  }
}

async function post(url: string, commands: Command[]): Promise<void> {
  const headers = { ...hub.headers, 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ commands }) })
  const { results } = (await response.json()) as CommandAnswer
  expect(results.map(({ status }) => status)).toEqual(commands.map(() => 'accepted'))
}
