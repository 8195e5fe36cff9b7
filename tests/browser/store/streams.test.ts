import { describe, expect, it } from 'vitest'
import { EvidenceStreams } from '../../../renderer/store/evidence/stream'
import type { EvidenceBytes } from '../../../renderer/store'
import { EVIDENCE_CHUNK_BYTES, type EvidenceItem } from '../../../shared/domain'
import { makeEvidence } from './sample-store'

/** A recording of so many bytes, each of them told from its neighbours, and which parts of it were read. */
function recording(sizeBytes: number, change: Partial<EvidenceItem> = {}, hasWorker = true) {
  const item = makeEvidence({ kind: 'demonstration', mediaType: 'video/webm', sizeBytes, ...change })
  const reads: [start: number, end: number][] = []
  const readRange = async (_: string, __: string, start: number, end: number): Promise<EvidenceBytes> => {
    const to = Math.min(end, sizeBytes)
    reads.push([start, to])
    return { ok: true, bytes: Uint8Array.from({ length: to - start }, (_, at) => (start + at) % 251), item }
  }
  const streams = new EvidenceStreams({ readRange, worker: async () => hasWorker })
  const open = async () => {
    const opened = await streams.open('allocation', item.id)
    if (!opened.ok) throw new Error(opened.reason)
    return { ...opened, token: opened.url.split('/').at(-1) ?? '' }
  }
  return { item, reads, streams, open }
}

const TO_THE_END = Number.POSITIVE_INFINITY

describe('a recording that is streamed', () => {
  it('is handed over from the byte that was asked for to the end of its chunk', async () => {
    const { open, streams, reads } = recording(10 * EVIDENCE_CHUNK_BYTES)
    const { token } = await open()
    reads.length = 0
    const answer = await streams.answer({ token, start: 3 * EVIDENCE_CHUNK_BYTES + 100, end: TO_THE_END })
    expect(answer).toMatchObject({ ok: true, start: 3 * EVIDENCE_CHUNK_BYTES + 100, sizeBytes: 10 * EVIDENCE_CHUNK_BYTES })
    expect(answer.ok && answer.bytes.byteLength).toBe(EVIDENCE_CHUNK_BYTES - 100)
    expect(answer.ok && new Uint8Array(answer.bytes)[0]).toBe((3 * EVIDENCE_CHUNK_BYTES + 100) % 251)
    expect(reads).toEqual([[3 * EVIDENCE_CHUNK_BYTES + 100, 4 * EVIDENCE_CHUNK_BYTES]])
  })

  it('is handed over no further than was asked for, and nothing behind its end', async () => {
    const { open, streams } = recording(EVIDENCE_CHUNK_BYTES + 10)
    const { token } = await open()
    const few = await streams.answer({ token, start: 5, end: 25 })
    expect(few.ok && few.bytes.byteLength).toBe(20)
    const last = await streams.answer({ token, start: EVIDENCE_CHUNK_BYTES + 4, end: TO_THE_END })
    expect(last.ok && last.bytes.byteLength).toBe(6)
    expect(await streams.answer({ token, start: EVIDENCE_CHUNK_BYTES + 10, end: TO_THE_END })).toEqual({ ok: false })
  })

  it('has an address that nobody can guess, another one each time', async () => {
    const { open } = recording(100)
    const [one, other] = [await open(), await open()]
    expect(one.token).not.toBe(other.token)
    expect(one.token).toMatch(/^[0-9a-f-]{36}$/)
    expect(new URL(one.url).origin).toBe(location.origin)
  })

  it('is told nothing about once it was closed, or the store was', async () => {
    const { open, streams, reads } = recording(100)
    const [closed, left] = [await open(), await open()]
    reads.length = 0
    closed.release()
    expect(await streams.answer({ token: closed.token, start: 0, end: 10 })).toEqual({ ok: false })
    expect(await streams.answer({ token: left.token, start: 0, end: 10 })).toMatchObject({ ok: true })
    streams.close()
    expect(await streams.answer({ token: left.token, start: 0, end: 10 })).toEqual({ ok: false })
    expect(await streams.answer({ token: 'a guess', start: 0, end: 10 })).toEqual({ ok: false })
    expect(reads).toEqual([[0, 10]])
  })

  it('is only a recording: nothing else gets an address of our own', async () => {
    for (const mediaType of ['text/html', 'image/svg+xml', 'application/pdf']) {
      const { streams, item } = recording(100, { mediaType })
      expect(await streams.open('allocation', item.id), mediaType).toEqual({ ok: false, reason: 'unknown' })
    }
  })

  it('may be a rendition of an item, with the type of that file', async () => {
    const rendition = { ...makeEvidence(), mediaType: 'video/mp4', fileName: 'copy.mp4', sizeBytes: 100 }
    const { streams, open, item } = recording(100, { mediaType: 'video/quicktime', renditions: [rendition] })
    const opened = await streams.open('allocation', rendition.id)
    const token = opened.ok ? (opened.url.split('/').at(-1) ?? '') : ''
    expect(await streams.answer({ token, start: 0, end: 10 })).toMatchObject({ ok: true, mediaType: 'video/mp4' })
    expect((await open()).url).not.toBe('')
    expect(item.mediaType).toBe('video/quicktime')
  })

  it('that isn’t here says so', async () => {
    const streams = new EvidenceStreams({
      readRange: async () => ({ ok: false, reason: 'not-offline' }),
      worker: async () => true,
    })
    expect(await streams.open('allocation', 'file')).toEqual({ ok: false, reason: 'not-offline' })
  })
})

describe('where no service worker answers', () => {
  it('a small recording is handed over at once, and let go of when it is closed', async () => {
    const { open } = recording(5000, {}, false)
    const { url, release } = await open()
    const answer = await fetch(url)
    expect([answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength]).toEqual(['video/webm', 5000])
    release()
    await expect(fetch(url)).rejects.toThrow()
  })

  it('a large one is too large, and isn’t read', async () => {
    const { streams, item, reads } = recording(65 * EVIDENCE_CHUNK_BYTES, {}, false)
    expect(await streams.open('allocation', item.id)).toEqual({ ok: false, reason: 'too-large' })
    expect(reads).toEqual([[0, 1]])
  })
})
