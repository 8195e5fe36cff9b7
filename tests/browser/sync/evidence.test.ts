import { describe, expect, it } from 'vitest'
import { EVIDENCE_CHUNK_BYTES, filesOf } from '../../../shared/domain'
import type { Fetch } from '../../../renderer/sync/hub-client'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import type { Workbench } from './workbench'

const benches = useBenches()
const SIZE = 2 * EVIDENCE_CHUNK_BYTES + 12_345

async function ready(change: (real: Fetch) => Fetch = (real) => real) {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada', { fetch: change })
  ada.startSync()
  const { allocationId } = await ada.row('large')
  return { hub, ada, id: allocationId }
}

async function largeItem(ada: Workbench, id: string) {
  const record = await ada.store.desk.open(id)
  const item = record?.submission.evidence.find((one) => one.sizeBytes === SIZE)
  if (!item) throw new Error('the package has a large file')
  return item
}

const isLarge = (input: string) => input.includes('/api/v1/evidence/')

/** The answer, with its bytes passed through `turn`; whatever it throws breaks the line. */
function through(response: Response, turn: (bytes: Uint8Array, from: number) => Uint8Array): Response {
  let from = 0
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        controller.enqueue(turn(bytes, from))
        from += bytes.length
      },
    }),
  )
  return new Response(body ?? null, { status: response.status, headers: response.headers })
}

describe('evidence that is wished for', () => {
  it('comes, is checked, and can be read with the hub away', async () => {
    const { hub, ada, id } = await ready()
    await ada.store.queue.takeOffline([id])
    const { offline } = await ada.row('large', (row) => row.offline.state === 'verified')
    expect(offline).toMatchObject({ itemsTotal: 2 })
    await hub.stop()
    const item = await largeItem(ada, id)
    const read = await ada.store.evidence.read(id, item.id)
    expect(read.ok && new TextDecoder().decode(read.bytes.slice(0, 12))).toBe('assay assay ')
    expect((await ada.store.desk.open(id))?.evidenceHere[item.id]).toBe(true)
    expect((await ada.store.queue.summary()).offlineItems).toBe(1)
  })

  it('comes with its rendition: what is shown and the original are here', async () => {
    const { hub, ada } = await ready()
    const { allocationId } = await ada.row('slides')
    await ada.store.queue.takeOffline([allocationId])
    const { offline } = await ada.row('slides', (row) => row.offline.state === 'verified')
    await hub.stop()
    const record = await ada.store.desk.open(allocationId)
    const item = record?.submission.evidence.find(({ renditions }) => renditions.length > 0)
    const [rendition] = item?.renditions ?? []
    if (!record || !item || !rendition) throw new Error('the package has slides with a rendition')
    const files = record.submission.evidence.flatMap(filesOf)
    expect(record.evidenceHere).toEqual(Object.fromEntries(files.map(({ id }) => [id, true])))
    expect(offline).toMatchObject({ itemsTotal: 2, bytesTotal: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) })
    const read = await ada.store.evidence.read(allocationId, rendition.id)
    expect(read.ok && new TextDecoder().decode(read.bytes.slice(0, 7))).toBe('%PDF of')
    const original = await ada.store.evidence.read(allocationId, item.id)
    expect(original.ok && new TextDecoder().decode(original.bytes.slice(0, 2))).toBe('PK')
  })

  it('goes on by itself after the hub was stopped and started while it came', async () => {
    const ranges: (string | null)[] = []
    let stopped: Promise<unknown> | null = null
    const bench = await ready((real) => async (input, init) => {
      const response = await real(input, init)
      if (!isLarge(input) || Number(response.headers.get('content-length')) < EVIDENCE_CHUNK_BYTES) return response
      ranges.push(new Headers(init?.headers).get('range'))
      return through(response, (bytes, from) => {
        if (stopped === null && from > 1.5 * EVIDENCE_CHUNK_BYTES) {
          stopped = bench.hub.stop()
          throw new Error('the line breaks')
        }
        return bytes
      })
    })
    const { hub, ada, id } = bench
    await ada.store.queue.takeOffline([id])
    await ada.row('large', (row) => row.offline.state === 'waiting' && stopped !== null)
    await stopped
    await ada.status((status) => !status.isOnline)
    await hub.start()
    await ada.row('large', (row) => row.offline.state === 'verified')
    const item = await largeItem(ada, id)
    expect((await ada.store.evidence.read(id, item.id)).ok).toBe(true)
    expect(ranges.length).toBeGreaterThan(1)
  })

  it('goes on where the line broke, and asks only for the rest', async () => {
    const ranges: (string | null)[] = []
    const { ada, id } = await ready((real) => async (input, init) => {
      const response = await real(input, init)
      if (!isLarge(input) || Number(response.headers.get('content-length')) < EVIDENCE_CHUNK_BYTES) return response
      ranges.push(new Headers(init?.headers).get('range'))
      if (ranges.length > 1) return response
      return through(response, (bytes, from) => {
        if (from > 1.5 * EVIDENCE_CHUNK_BYTES) throw new Error('the line breaks')
        return bytes
      })
    })
    await ada.store.queue.takeOffline([id])
    await ada.row('large', (row) => row.offline.state === 'verified')
    expect(ranges[0]).toBeNull()
    expect(ranges.length).toBeGreaterThan(1)
    expect([`bytes=${EVIDENCE_CHUNK_BYTES}-`, null]).toContain(ranges[1])
  })

  it('whose hash differs is not offline and says so; asked for again it is fetched anew', async () => {
    let spoils = true
    const { ada, id } = await ready((real) => async (input, init) => {
      const response = await real(input, init)
      if (!isLarge(input) || !spoils) return response
      return through(response, (bytes) => bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte)))
    })
    await ada.store.queue.takeOffline([id])
    const { offline } = await ada.row('large', (row) => row.offline.state === 'failed')
    expect(offline).toMatchObject({ reason: 'hash-differs' })
    const item = await largeItem(ada, id)
    expect(await ada.store.evidence.read(id, item.id)).toMatchObject({ ok: false })
    spoils = false
    await ada.store.queue.takeOffline([id])
    await ada.row('large', (row) => row.offline.state === 'verified')
    expect(await ada.store.evidence.read(id, item.id)).toMatchObject({ ok: true })
  })

  it('stops at once when it is cancelled', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { ada, id } = await ready((real) => async (input, init) => {
      if (isLarge(input)) await held
      return real(input, init)
    })
    await ada.store.queue.takeOffline([id])
    await ada.row('large', (row) => row.offline.state === 'fetching')
    await ada.store.queue.cancelOffline([id])
    release()
    await ada.status((status) => status.phase === 'idle')
    expect((await ada.row('large')).offline.state).toBe('paused')
  })
})
