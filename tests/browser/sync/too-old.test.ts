import { expect, it } from 'vitest'
import { CLIENT_VERSION, CLIENT_VERSION_HEADER, PROBLEM } from '../../../shared/protocol'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'

const benches = useBenches()

it('a workbench that is too old for its hub keeps what it has, takes work on, and sends it once it was updated', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row('move')
  let least = CLIENT_VERSION + 1
  const asked: string[] = []
  // The line to the real hub, with the hub's own answer to a client that it doesn't take any more.
  const old = await benches.reopen(ada, async (input, init) => {
    const version = Number(new Headers(init?.headers).get(CLIENT_VERSION_HEADER))
    if (version >= least) return ada.fetch(input, init)
    asked.push(`${init?.method ?? 'GET'} ${input}`)
    const problem = { type: PROBLEM.clientTooOld, title: 'This Assay is too old for this hub', status: 426 }
    return new Response(JSON.stringify(problem), { status: 426, headers: { 'content-type': 'application/problem+json' } })
  })
  old.startSync()
  await expect.poll(async () => (await old.store.sync.status()).problem?.code, { timeout: 30_000 }).toBe('too-old')
  await old.assess(allocationId)
  await old.store.desk.submit(allocationId)
  await old.store.sync.retry()
  await expect.poll(() => asked.length, { timeout: 30_000 }).toBeGreaterThan(1)
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual([])
  expect((await old.store.sync.status()).waitingToSend).toBe(1)
  expect((await old.store.desk.open(allocationId))?.assessment.recommendation).toBe('awarded')

  least = CLIENT_VERSION
  await old.store.sync.retry()
  await old.row('move', (row) => row.status === 'accepted')
  expect((await old.store.sync.status()).problem).toBeNull()
})
