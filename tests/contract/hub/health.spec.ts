import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type RunningHub, startHub } from '../../../hub'
import { isDatabaseAway, loadSecrets, openServer } from '../../../hub/store'
import { PROBLEM, ROUTES } from '../../../shared/protocol'
import { ask, Client } from './kit/client'
import { writePackage } from './kit/package'
import { type PostgresServer, startPostgres } from './kit/postgres'

const folder = mkdtempSync(join(tmpdir(), 'assay-health-'))
let server: PostgresServer
let hub: RunningHub
let databaseUrl: string

beforeAll(async () => {
  writePackage(join(folder, 'package'))
  server = await startPostgres()
  databaseUrl = await server.createDatabase('health')
  const options = { dataFolder: join(folder, 'data'), samplesFolder: join(folder, 'package'), databaseUrl }
  hub = await startHub({ ...options, sampleSignIn: true, workEveryMs: 0, logLevel: 'silent' })
})

afterAll(async () => {
  await hub.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const statusOf = async (path: string) => (await ask(hub.origin, path)).status

it('a hub whose database is gone lives but isn’t ready, says so of every request, and goes on when it is back', async () => {
  const ada = await Client.signIn(hub.origin, 'ada')
  expect([await statusOf(ROUTES.live), await statusOf(ROUTES.ready), await statusOf(ROUTES.health)]).toEqual([200, 200, 200])
  await server.crash()
  expect([await statusOf(ROUTES.live), await statusOf(ROUTES.ready)]).toEqual([200, 503])
  expect(await ada.get(ROUTES.changes)).toMatchObject({ status: 503, body: { type: PROBLEM.unavailable } })
  await server.start()
  await expect.poll(() => statusOf(ROUTES.ready), { timeout: 20_000 }).toBe(200)
  expect((await ada.page()).changes.length).toBeGreaterThan(0)
})

it('a transaction under which the database goes away fails, and nothing else does', async () => {
  const told: Error[] = []
  const { db, close } = await openServer(databaseUrl, await loadSecrets(join(folder, 'data', 'keys'), randomBytes), (error) =>
    told.push(error),
  )
  const between = db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx)
    await server.crash()
    // What ends the connection comes while nobody waits for a statement.
    await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(0)
    await sql`select 1`.execute(trx)
  })
  await expect(between).rejects.toSatisfy(isDatabaseAway)
  expect(told.length).toBeGreaterThan(0)
  await server.start()
  await expect.poll(() => statusOf(ROUTES.ready), { timeout: 20_000 }).toBe(200)
  await close()
})

it('a database that doesn’t move is not waited for', async () => {
  server.freeze()
  const start = performance.now()
  expect([await statusOf(ROUTES.live), await statusOf(ROUTES.ready)]).toEqual([200, 503])
  expect(performance.now() - start).toBeLessThan(8_000)
  server.thaw()
  await expect.poll(() => statusOf(ROUTES.ready), { timeout: 20_000 }).toBe(200)
})
