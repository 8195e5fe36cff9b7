import { afterAll, beforeAll, it } from 'vitest'
import { CLIENT_HEADER, ROUTES, type Session } from '../../../shared/protocol'
import { PEOPLE } from '../../contract/hub/kit/package'
import { type PostgresServer, startPostgres } from '../../contract/hub/kit/postgres'
import { measure, milliseconds } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'
import { type BenchHub, startBenchHub } from './bench-hub'
import { fillHistory } from './fill-history'

const DECIDED = scaled(500_000, 5_000)
const OPEN = scaled(100_000, 1_000)
/** The same in both: what history there is before it is what is measured. */
const LAST_90_DAYS = scaled(25_000, 300)
const REQUESTS = 3

let server: PostgresServer
const hubs: BenchHub[] = []

beforeAll(async () => {
  server = await startPostgres({ fsync: true })
})

afterAll(async () => {
  for (const hub of hubs) await hub.close()
  await server.stop()
})

/** A hub with so much history, its dates added up, and how to ask it as an admin. */
async function hubWith(name: string, decided: number): Promise<(path: string) => Promise<void>> {
  const url = await server.createDatabase(name)
  const hub = await startBenchHub({ submissions: 1 }, url)
  hubs.push(hub)
  await fillHistory(url, { decided, ofLast90Days: LAST_90_DAYS, open: OPEN })
  await hub.workOff()
  const response = await fetch(`${hub.origin}${ROUTES.session}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CLIENT_HEADER]: 'desktop' },
    body: JSON.stringify({ personId: PEOPLE.max.id }),
  })
  const { token } = (await response.json()) as Session
  return async (path) => {
    const answer = await fetch(`${hub.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.arrayBuffer()
  }
}

it('hub-scale', async () => {
  const large = await hubWith('large', DECIDED)
  const small = await hubWith('small', Math.round(DECIDED / 10))
  const paths = [ROUTES.operationsToday, ROUTES.operationsTurnaround, ROUTES.operationsFlow, ROUTES.operationsLate]
  const summary = (ask: (path: string) => Promise<void>) => async () => {
    const spent = await milliseconds(async () => {
      for (let request = 0; request < REQUESTS; request++) for (const path of paths) await ask(path)
    })
    return spent / REQUESTS
  }
  writeResult(
    await measure({
      name: 'hub-scale',
      unit: 'ms/summary',
      mustReach: 1.5,
      aim: 1.2,
      note: `PostgreSQL with fsync; the four operations figures of an admin, the default period with ${LAST_90_DAYS} decisions, ${OPEN} open; ${DECIDED} decided against a tenth`,
      ours: summary(large),
      baseline: summary(small),
    }),
  )
})
