import { expect, it } from 'vitest'
import { HubClient, SilentError } from '../../../renderer/sync/hub-client'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'

const benches = useBenches()
const IMPATIENT = { answerMs: 500, nudgesMs: 1_500 }

it('a hub that takes requests and never answers is told apart from none, asked again, and loses nothing', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync(ada.fetch, { patience: IMPATIENT })
  const { allocationId } = await ada.row('plain')
  await ada.status((status) => status.isOnline && status.phase === 'idle')
  await hub.hang()
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  expect(await ada.status((status) => status.isSilent)).toMatchObject({ phase: 'offline', isOnline: false, problem: null })
  expect((await ada.store.desk.open(allocationId))?.status).toBe('waiting-to-send')
  await hub.goOn()
  // By itself: nobody asks to try now.
  await ada.row('plain', (row) => row.status === 'accepted')
  expect(await ada.status((status) => status.isOnline)).toMatchObject({ isSilent: false, offlineSince: null })
  await ada.stopSync()
  expect((await hub.book()).assessments).toHaveLength(1)
})

it('a hub that is away isn’t called hanging', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  await hub.stop()
  ada.startSync(ada.fetch, { patience: IMPATIENT })
  expect(await ada.status((status) => status.phase === 'offline')).toMatchObject({ isSilent: false })
})

it('evidence that stops coming in the middle is fetched on from there', async () => {
  const hub = await StagedHub.open()
  let stalls = 1
  const ada = await benches.open(hub, 'ada', {
    fetch: (real) => async (input, init) => {
      const response = await real(input, init)
      if (!input.includes('/evidence/') || !response.body || stalls-- <= 0) return response
      const first = response.body.getReader()
      // A line that neither goes on nor breaks.
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          const { value } = await first.read()
          if (value) controller.enqueue(value.subarray(0, 1))
        },
      })
      return new Response(body, { status: response.status, headers: response.headers })
    },
  })
  ada.startSync(ada.fetch, { patience: IMPATIENT })
  const { allocationId } = await ada.row('plain')
  await ada.store.queue.takeOffline([allocationId])
  await ada.row('plain', (row) => row.offline.state === 'verified')
  expect(stalls).toBeLessThan(1)
})

it('a stream of nudges without a sign of life is opened again', async () => {
  const hub = await StagedHub.open()
  let opened = 0
  const ada = await benches.open(hub, 'ada', {
    fetch: (real) => (input, init) => {
      if (!input.includes('/events')) return real(input, init)
      opened += 1
      return Promise.resolve(new Response(new ReadableStream<Uint8Array>(), { headers: { 'content-type': 'text/event-stream' } }))
    },
  })
  ada.startSync(ada.fetch, { patience: { answerMs: 2_000, nudgesMs: 200 } })
  await ada.row('plain')
  await expect.poll(() => (ada.store.sync.retry(), opened), { timeout: 30_000 }).toBeGreaterThan(2)
})

it('what takes long to be sent is given the time for it', async () => {
  const took = async (body: number, afterMs: number) => {
    const client = new HubClient(
      (_, init) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => resolve(Response.json({ results: [], hubTime: '2026-11-02T12:00:00.000Z' })), afterMs)
          init?.signal?.addEventListener('abort', () => (clearTimeout(timer), reject(new Error('aborted'))))
        }),
      { answerMs: 100, nudgesMs: 100 },
    )
    const command = { feedback: 'x'.repeat(body) } as never
    return client.send([command], new AbortController().signal)
  }
  await expect(took(10, 300)).rejects.toBeInstanceOf(SilentError)
  expect(await took(4_000, 300)).toMatchObject({ results: [] })
})

it('who takes long over what has come is not taken for a hub that hangs', async () => {
  const chunks = ['one ', 'two ', 'three']
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = chunks.shift()
      if (next === undefined) controller.close()
      else controller.enqueue(new TextEncoder().encode(next))
    },
  })
  const patience = { answerMs: 100, nudgesMs: 100 }
  const client = new HubClient(async () => new Response(body), patience)
  const hanging = new HubClient(
    (_, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    patience,
  )
  const { signal } = new AbortController()
  const reader = (await client.evidence('/evidence', {}, signal)).body?.getReader()
  let read = ''
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    read += new TextDecoder().decode(part.value)
    // As long as it takes to tell of one that does hang.
    await expect(hanging.session(signal)).rejects.toBeInstanceOf(SilentError)
  }
  expect(read).toBe('one two three')
})
