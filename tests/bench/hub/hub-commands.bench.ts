import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Allocation } from '../../../shared/domain'
import { type ChangesPage, type Command, type CommandAnswer, ROUTES } from '../../../shared/protocol'
import { submit } from '../../contract/hub/kit/commands'
import { measure, median, milliseconds } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'
import { type BenchHub, startBenchHub } from './bench-hub'
import { type Databases, openDatabases } from './databases'

const ROUNDS = 5
/** Assessments of a round, sent in batches as sync sends them. */
const PER_ROUND = scaled(100, 20)
const BATCH = 20
/**
 * Rows that an accepted assessment of this achievement adds: the command, the assessment, two ratings, the decision, the badge and
 * its order, the receipt, four entries of feeds and three of the audit trail.
 */
const ROWS = 15

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-commands-'))
let databases: Databases
let hub: BenchHub
let bare: FastifyInstance
let address: string

beforeAll(async () => {
  databases = await openDatabases(join(folder, 'plain'))
  hub = await startBenchHub({ submissions: (ROUNDS + 1) * PER_ROUND }, databases.hubUrl)
  await databases.plain.query('create table plain (position bigserial primary key, body jsonb not null)')
  bare = Fastify({ bodyLimit: 16 * 1024 * 1024 })
  bare.post('/commands', async (request) => {
    const { commands } = request.body as { commands: Command[] }
    const { rows } = request.query as { rows: string }
    const insert = 'insert into plain (body) values ($1)'
    for (const command of commands) {
      const small = Array.from({ length: Number(rows) - 1 }, () => [JSON.stringify({ id: command.id })])
      await databases.plain.insert(insert, [[JSON.stringify(command)], ...small])
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
  const send = (url: string) => async (round: number) => {
    const commands = take(round).map((allocation) => submit(allocation, 'solo'))
    const spent = await milliseconds(async () => {
      for (let at = 0; at < commands.length; at += BATCH) await post(url, commands.slice(at, at + BATCH))
    })
    return spent / commands.length
  }
  const single: number[] = []
  const result = await measure({
    name: 'hub-commands',
    unit: 'ms/assessment',
    mustReach: 4,
    aim: 2.5,
    note: '',
    rounds: ROUNDS,
    ours: send(`${hub.origin}${ROUTES.commands}`),
    baseline: async (round) => {
      single.push(await send(`${address}/commands?rows=1`)(round))
      return send(`${address}/commands?rows=${ROWS}`)(round)
    },
  })
  const plain = `the baseline inserts as many rows (${ROWS}) one by one in a transaction; one row alone takes ${median(single).toFixed(2)} ms`
  writeResult({ ...result, note: `${databases.name}; batches of ${BATCH}; ${plain}` })
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
