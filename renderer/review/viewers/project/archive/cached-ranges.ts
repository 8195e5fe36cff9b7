import { EVIDENCE_CHUNK_BYTES } from '../../../../../shared/domain'
import { ArchiveError, type RangeFile, type ReadRange } from './archive'

const KEPT_CHUNKS = 8
/** More at once is asked for only by an archive that lies about its own list. */
const MOST_AT_ONCE = 64 * EVIDENCE_CHUNK_BYTES

/**
 * Reads a file by whole chunks and keeps the last few: readers of archives ask for some bytes here and there, and the store opens and
 * checks a whole sealed chunk for each of them.
 */
export function cachedRanges({ name, sizeBytes, readRange }: RangeFile): RangeFile {
  const chunks = new Map<number, Promise<Uint8Array<ArrayBuffer>>>()
  const chunkAt = (index: number) => {
    const known = chunks.get(index)
    if (known) {
      chunks.delete(index)
      chunks.set(index, known)
      return known
    }
    const start = index * EVIDENCE_CHUNK_BYTES
    const read = readRange(start, Math.min(start + EVIDENCE_CHUNK_BYTES, sizeBytes))
    // A read that failed may succeed when it is tried again.
    read.catch(() => chunks.delete(index))
    chunks.set(index, read)
    const oldest = chunks.keys().next()
    if (chunks.size > KEPT_CHUNKS && !oldest.done) chunks.delete(oldest.value)
    return read
  }
  const cached: ReadRange = async (start, end) => {
    const from = Math.max(0, Math.min(start, sizeBytes))
    const to = Math.max(from, Math.min(end, sizeBytes))
    if (to - from > MOST_AT_ONCE) throw new ArchiveError('too-large')
    const bytes = new Uint8Array(to - from)
    for (let at = from; at < to; ) {
      const index = Math.floor(at / EVIDENCE_CHUNK_BYTES)
      const begin = index * EVIDENCE_CHUNK_BYTES
      const chunk = await chunkAt(index)
      const part = chunk.subarray(at - begin, to - begin)
      if (part.length === 0) throw new ArchiveError('unreadable')
      bytes.set(part, at - from)
      at += part.length
    }
    return bytes
  }
  return { name, sizeBytes, readRange: cached }
}

/** The file from its beginning, chunk by chunk, as a stream; what isn't read isn't asked for. */
export function streamOf({ sizeBytes, readRange }: RangeFile): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream(
    {
      async pull(controller) {
        if (at >= sizeBytes) return controller.close()
        const end = Math.min(at + EVIDENCE_CHUNK_BYTES, sizeBytes)
        controller.enqueue(await readRange(at, end))
        at = end
      },
    },
    { highWaterMark: 0 },
  )
}

/** Bytes in memory as a file. */
export function memoryFile(name: string, bytes: Uint8Array<ArrayBuffer>): RangeFile {
  return { name, sizeBytes: bytes.length, readRange: async (start, end) => bytes.slice(start, end) }
}
