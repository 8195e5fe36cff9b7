import { describe, expect, it } from 'vitest'
import type { Allocation, EvidenceFile, EvidenceItem, Submission } from '../../../shared/domain'
import { EVIDENCE_CHUNK_BYTES } from '../../../shared/domain'
import { AssayDatabase } from '../../../renderer/store/database'
import type { EvidenceWish } from '../../../renderer/store/replica'
import { changesOf, makeEvidence, openSampleStore, pull } from './sample-store'

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes in which every place is told from every other. */
function makeBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  const words = new Uint32Array(bytes.buffer, 0, size >> 2)
  for (let at = 0; at < words.length; at++) words[at] = Math.imul(at, 2654435761)
  return bytes
}

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / EVIDENCE_CHUNK_BYTES)
  return Array.from({ length: count }, (_, at) => bytes.slice(at * EVIDENCE_CHUNK_BYTES, (at + 1) * EVIDENCE_CHUNK_BYTES))
}

async function itemOf(bytes: Uint8Array): Promise<EvidenceItem> {
  return makeEvidence({
    sizeBytes: bytes.length,
    sha256: await sha256(bytes),
    chunkSha256: await Promise.all(chunksOf(bytes).map(sha256)),
  })
}

type Sample = Awaited<ReturnType<typeof openSampleStore>>

/** The first submission has these items now, and they are wished for. */
async function wishFor({ world, replica, store }: Sample, evidence: EvidenceItem[]) {
  const [first] = world.submissions
  world.submissions[0] = { ...(first as Submission), evidence }
  await pull(replica, changesOf(world))
  const id = world.allocations[0]?.id ?? ''
  await store.queue.takeOffline([id])
  const wish = await replica.evidence.wish(id)
  if (!wish) throw new Error('it is wished for')
  return { id, wish }
}

async function store({ replica }: Sample, wish: EvidenceWish, file: EvidenceFile, bytes: Uint8Array) {
  await replica.evidence.storeChunks(wish, file, 0, chunksOf(bytes))
  await replica.evidence.markVerified(wish, file)
}

/** A store whose first submission has this file, wished for and (if asked) all here. */
async function withFile(size: number, isStored = true) {
  const sample = await openSampleStore(2)
  const bytes = makeBytes(size)
  const item = await itemOf(bytes)
  const { id, wish } = await wishFor(sample, [item])
  if (isStored) {
    await store(sample, wish, item, bytes)
    await sample.replica.evidence.report(wish, { state: 'verified' })
  }
  return { ...sample, bytes, item, id, wish }
}

describe('evidence', () => {
  it('comes back as it was, whole and by any range, across chunks', async () => {
    const { store, bytes, item, id } = await withFile(2 * EVIDENCE_CHUNK_BYTES + 12_345)
    const whole = await store.evidence.read(id, item.id)
    expect(whole.ok && (await sha256(whole.bytes))).toBe(item.sha256)
    for (const [start, end] of [
      [0, 1],
      [EVIDENCE_CHUNK_BYTES - 1, EVIDENCE_CHUNK_BYTES + 1],
      [EVIDENCE_CHUNK_BYTES, 2 * EVIDENCE_CHUNK_BYTES],
      [2 * EVIDENCE_CHUNK_BYTES + 12_000, 99_999_999],
      [500, 500],
    ] as const) {
      const part = await store.evidence.readRange(id, item.id, start, end)
      expect(part.ok && (await sha256(part.bytes))).toBe(await sha256(bytes.slice(start, end)))
    }
  })

  it('of nothing at all is an empty file', async () => {
    const { store, item, id } = await withFile(0)
    expect(await store.evidence.read(id, item.id)).toMatchObject({ ok: true, bytes: new Uint8Array(0) })
  })

  it('is not given out before the whole was checked', async () => {
    const { store, replica, wish, bytes, item, id } = await withFile(3000, false)
    await replica.evidence.storeChunks(wish, item, 0, [bytes])
    expect(await store.evidence.read(id, item.id)).toEqual({ ok: false, reason: 'not-offline' })
    expect(await store.evidence.read(id, 'no such item')).toEqual({ ok: false, reason: 'unknown' })
  })

  it('whose chunks were exchanged on the disk is damaged, not wrong', async () => {
    const { store, item, id, account } = await withFile(3 * EVIDENCE_CHUNK_BYTES)
    const db = new AssayDatabase(account.database)
    const [first, second] = await db.chunks.toArray()
    await db.chunks.bulkPut([
      { ...first, sealed: second?.sealed },
      { ...second, sealed: first?.sealed },
    ] as never)
    expect(await store.evidence.read(id, item.id)).toEqual({ ok: false, reason: 'damaged' })
    expect(await store.evidence.readRange(id, item.id, 2 * EVIDENCE_CHUNK_BYTES, 2 * EVIDENCE_CHUNK_BYTES + 5)).toMatchObject({
      ok: true,
    })
    db.close()
  })

  it('of an item with a rendition is both files, each read by its own id and both counted', async () => {
    const sample = await openSampleStore(1)
    const [original, shown] = [makeBytes(4000), makeBytes(EVIDENCE_CHUNK_BYTES + 8)]
    const { id: renditionId, ...file } = await itemOf(shown)
    const rendition = {
      id: renditionId,
      mediaType: 'application/pdf',
      fileName: 'slides.pdf',
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      chunkSha256: file.chunkSha256,
    }
    const item = { ...(await itemOf(original)), renditions: [rendition] }
    const { id, wish } = await wishFor(sample, [item])
    expect((await sample.store.desk.open(id))?.offline).toMatchObject({ bytesTotal: 4000 + shown.length, itemsTotal: 1 })
    await store(sample, wish, rendition, shown)
    expect((await sample.store.desk.open(id))?.evidenceHere).toEqual({ [item.id]: false, [rendition.id]: true })
    await store(sample, wish, item, original)
    expect((await sample.store.desk.open(id))?.evidenceHere).toEqual({ [item.id]: true, [rendition.id]: true })
    const read = await sample.store.evidence.read(id, rendition.id)
    expect(read.ok && (await sha256(read.bytes))).toBe(rendition.sha256)
    const whole = await sample.store.evidence.read(id, item.id)
    expect(whole.ok && (await sha256(whole.bytes))).toBe(item.sha256)
  })

  it('of a new revision keeps what is the same, lets go of the rest, and takes nothing more for the old one', async () => {
    const sample = await openSampleStore(1)
    const [same, changed] = [makeBytes(3000), makeBytes(5000)]
    const [kept, old] = [await itemOf(same), await itemOf(changed)]
    const { id, wish } = await wishFor(sample, [kept, old])
    await store(sample, wish, kept, same)
    await store(sample, wish, old, changed)
    await sample.replica.evidence.report(wish, { state: 'verified' })
    const better = makeBytes(7000).reverse()
    const fresh = { ...(await itemOf(better)), id: old.id }
    const [submission] = sample.world.submissions as [Submission]
    const [allocation] = sample.world.allocations as [Allocation]
    sample.world.submissions[0] = { ...submission, revision: 2, evidence: [kept, fresh] }
    sample.world.allocations[0] = { ...allocation, revision: 2, submissionRevision: 2 }
    await pull(sample.replica, changesOf(sample.world))
    const record = await sample.store.desk.open(id)
    expect(record?.offline).toMatchObject({ state: 'waiting', bytesTotal: 10_000 })
    expect(record?.evidenceHere).toEqual({ [kept.id]: true, [fresh.id]: false })
    expect(await sample.replica.evidence.storeChunks(wish, old, 0, [changed])).toBe(false)
    const again = await sample.replica.evidence.wish(id)
    expect(again && (await sample.replica.evidence.chunksHere(id, kept))).toEqual({ count: 1, isVerified: true })
    if (again) await store(sample, again, fresh, better)
    for (const item of [kept, fresh]) {
      const read = await sample.store.evidence.read(id, item.id)
      expect(read.ok && (await sha256(read.bytes))).toBe(item.sha256)
    }
  })

  it('that is released goes with its key, and my work stays', async () => {
    const { store, vault, wish, item, id, world } = await withFile(5000)
    const criterion = world.rubrics[0]?.criteria[0]?.id ?? ''
    await store.desk.changeScore(id, criterion, { rationale: 'Stays.' })
    await store.queue.releaseOffline([id])
    expect(await vault.keys([wish.keyId])).toEqual({})
    expect(await store.evidence.read(id, item.id)).toEqual({ ok: false, reason: 'not-offline' })
    const record = await store.desk.open(id)
    expect(record?.offline.state).toBe('none')
    expect(record?.assessment.scores[0]?.rationale).toBe('Stays.')
  })

  it('of work that was taken away is neither offered nor wished for, and what was wished for is not listed', async () => {
    const { store, replica, world } = await openSampleStore(2)
    const [kept, other] = world.allocations.map(({ id }) => id) as [string, string]
    for (const id of [kept, other]) await store.desk.changeAssessment(id, { feedback: 'Stays.' })
    await store.queue.takeOffline([kept, other])
    await pull(replica, [
      { op: 'remove', kind: 'allocation', id: kept, reason: 'withdrawn' },
      { op: 'put', kind: 'allocation', id: other, body: { ...(world.allocations[1] as Allocation), state: 'moved' } },
    ])
    await store.queue.takeOffline([kept, other])
    for (const id of [kept, other]) expect((await store.desk.open(id))?.offline.state).toBe('gone')
    expect(await store.sync.offlineItems()).toEqual([])
    // Given back, it can be had again.
    await pull(replica, [{ op: 'put', kind: 'allocation', id: kept, body: world.allocations[0] as Allocation }])
    await store.queue.takeOffline([kept])
    expect((await store.desk.open(kept))?.offline.state).toBe('waiting')
    await store.close()
    replica.close()
  })

  it('is not stored any more once the wish was withdrawn, and goes on where it was when it is wished for again', async () => {
    const { store, replica, wish, bytes, item, id } = await withFile(2 * EVIDENCE_CHUNK_BYTES, false)
    const [first, second] = chunksOf(bytes) as [Uint8Array, Uint8Array]
    expect(await replica.evidence.storeChunks(wish, item, 0, [first])).toBe(true)
    await store.queue.cancelOffline([id])
    expect(await replica.evidence.storeChunks(wish, item, 1, [second])).toBe(false)
    expect((await store.desk.open(id))?.offline.state).toBe('paused')
    await store.queue.takeOffline([id])
    expect(await replica.evidence.chunksHere(id, item)).toEqual({ count: 1, isVerified: false })
  })

  it('leaves the machine when its lease is over, and takes no draft along', async () => {
    let passed = 0
    const sample = await openSampleStore(1, { steady: () => passed })
    const id = sample.world.allocations[0]?.id ?? ''
    await sample.store.desk.changeScore(id, sample.world.rubrics[0]?.criteria[0]?.id ?? '', { rationale: 'Stays.' })
    await sample.store.queue.takeOffline([id])
    await sample.replica.keepHouse()
    expect((await sample.store.desk.open(id))?.offline.state).toBe('waiting')
    passed = Date.parse('2026-12-30T00:00:01.000Z') - Date.parse('2026-11-21T12:00:00.000Z')
    await sample.replica.keepHouse()
    expect(await sample.store.desk.open(id)).toMatchObject({
      status: 'draft',
      offline: { state: 'failed', reason: 'lease-over', bytesDone: 0 },
    })
  })
})
