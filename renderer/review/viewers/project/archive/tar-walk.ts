import { Gunzip } from 'fflate'
import { createTarDecoder, type ParsedTarEntry, type TarHeader } from 'modern-tar'
import { ArchiveError, type EntryTrouble, type RangeFile } from './archive'
import { Flow, slicesOf, type Visit, type Walk, type WalkEnd } from './walk'

const BLOCK_BYTES = 512

/** Whether these are the first bytes of a tar: its checksum says so, also in tars older than any magic number. */
export function beginsLikeTar(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK_BYTES || bytes[0] === 0) return false
  const digits = new TextDecoder('latin1').decode(bytes.subarray(148, 156)).replaceAll('\0', ' ').trim()
  let sum = 0
  for (let at = 0; at < BLOCK_BYTES; at++) sum += at >= 148 && at < 156 ? 32 : (bytes[at] ?? 0)
  return Number.parseInt(digits, 8) === sum
}

/** Reads a tar, plain or compressed with gzip. */
export function tarWalk(file: RangeFile, isCompressed: boolean): Walk {
  return async (visit, signal) => {
    const { readable, writable } = createTarDecoder()
    const stop = new AbortController()
    const visited = visitEntries(readable, visit).finally(() => stop.abort())
    const poured = pour(expanded(file, isCompressed, signal), writable, stop.signal)
    const [visits, source] = await Promise.allSettled([visited, poured])
    signal?.throwIfAborted()
    for (const each of [visits, source]) {
      if (each.status === 'rejected' && each.reason instanceof ArchiveError) throw each.reason
    }
    // What else a decoder fails at is where the archive ends for us.
    if (visits.status === 'rejected' || source.status === 'rejected') return { isTruncated: true, stoppedAtBytes: null }
    return visits.value === 'stopped' ? { isTruncated: false, stoppedAtBytes: null } : source.value
  }
}

/** Decompressed slices; ends early, with a word about it, where the file does or where it is a bomb. */
async function* expanded(file: RangeFile, isCompressed: boolean, signal?: AbortSignal): AsyncGenerator<Uint8Array, WalkEnd> {
  const flow = new Flow()
  const waiting: Uint8Array[] = []
  const gunzip = isCompressed ? new Gunzip((chunk) => waiting.push(chunk)) : null
  let last = new Uint8Array()
  for await (const slice of slicesOf(file, signal)) {
    flow.in += slice.length
    try {
      if (gunzip) gunzip.push(slice)
      else waiting.push(slice)
    } catch {
      return { isTruncated: true, stoppedAtBytes: null }
    }
    for (const chunk of waiting.splice(0)) {
      if (chunk.length === 0) continue
      flow.out += chunk.length
      last = new Uint8Array([...last, ...chunk.subarray(-BLOCK_BYTES)].slice(-BLOCK_BYTES))
      yield chunk
    }
    if (gunzip && flow.isTooMuch) return { isTruncated: false, stoppedAtBytes: flow.out }
  }
  // A tar ends with blocks of zeros; the decoder itself doesn't say when they are missing.
  return { isTruncated: last.length < BLOCK_BYTES || last.some((byte) => byte !== 0), stoppedAtBytes: null }
}

async function pour(
  slices: AsyncGenerator<Uint8Array, WalkEnd>,
  writable: WritableStream<Uint8Array>,
  stop: AbortSignal,
): Promise<WalkEnd> {
  const writer = writable.getWriter()
  try {
    for (;;) {
      const { done, value } = await slices.next()
      if (done) {
        await writer.close()
        return value
      }
      if (stop.aborted) return { isTruncated: false, stoppedAtBytes: null }
      await writer.write(value)
    }
  } catch (error) {
    // Whoever reads the entries must not wait for bytes that won't come.
    writer.abort(error).catch(() => undefined)
    throw error
  } finally {
    slices.return({ isTruncated: false, stoppedAtBytes: null }).catch(() => undefined)
  }
}

async function visitEntries(readable: ReadableStream<ParsedTarEntry>, visit: Visit): Promise<'ended' | 'stopped'> {
  const reader = readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return 'ended'
    const { header, body } = value
    if (header.type === 'directory') {
      await body.cancel()
      continue
    }
    const sink = visit({
      name: header.name,
      sizeBytes: header.size,
      trouble: troubleOf(header),
      target: header.linkname ?? null,
    })
    if (sink === 'stop') {
      reader.cancel().catch(() => undefined)
      return 'stopped'
    }
    if (sink === 'pass') {
      await body.cancel()
      continue
    }
    let received = 0
    const chunks = body.getReader()
    for (let part = await chunks.read(); !part.done; part = await chunks.read()) {
      received += part.value.length
      sink.add(part.value)
    }
    sink.end(received === header.size)
  }
}

function troubleOf({ type = 'file' }: TarHeader): EntryTrouble | null {
  if (type === 'file') return null
  return type === 'link' || type === 'symlink' ? 'link' : 'special'
}
