import { proxy, type Remote, transfer, wrap } from 'comlink'
import { EVIDENCE_CHUNK_BYTES } from '../../../../../shared/domain'
import type { EvidenceSource } from '../../viewer'
import type { RecordingReader } from './facts'

type Worker_ = { open(sizeBytes: number, ask: (start: number, end: number) => Promise<Uint8Array>, port: MessagePort): void }

/** A reader in a worker of its own, and how to end it, whatever it is doing. */
export type OpenRecording = { reader: Remote<RecordingReader>; close(): void }

/** Opens a recording to look into it: its codecs, its length, its loudness. */
export function openRecording(source: EvidenceSource): OpenRecording {
  const worker = new Worker(new URL('./recording-worker.ts', import.meta.url), { type: 'module', name: 'recording' })
  const { port1, port2 } = new MessageChannel()
  const remote = wrap<Worker_>(worker)
  void remote.open(source.file.sizeBytes, proxy(askedInChunks(source)), transfer(port2, [port2]))
  return {
    reader: wrap<RecordingReader>(port1),
    close() {
      port1.close()
      worker.terminate()
    },
  }
}

/** A file is sealed in chunks: what is asked for in small pieces is taken from the chunk that was opened last. */
function askedInChunks(source: EvidenceSource): (start: number, end: number) => Promise<Uint8Array> {
  let last: { start: number; end: number; bytes: Promise<Uint8Array> } | null = null
  const read = async (start: number, end: number) => {
    const answer = await source.readRange(start, end)
    if (!answer.ok) throw new Error(answer.reason)
    return answer.bytes
  }
  return async (start, end) => {
    if (last === null || start < last.start || end > last.end) {
      const from = Math.floor(start / EVIDENCE_CHUNK_BYTES) * EVIDENCE_CHUNK_BYTES
      const to = Math.min(source.file.sizeBytes, Math.ceil(end / EVIDENCE_CHUNK_BYTES) * EVIDENCE_CHUNK_BYTES)
      last = { start: from, end: to, bytes: read(from, to) }
    }
    const { start: from, bytes } = last
    const part = (await bytes).slice(start - from, end - from)
    return transfer(part, [part.buffer as ArrayBuffer])
  }
}
