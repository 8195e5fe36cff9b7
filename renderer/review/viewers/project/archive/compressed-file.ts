import { Gunzip } from 'fflate'
import type { RangeFile } from './archive'
import { openStreamed } from './streamed-archive'
import { Flow, slicesOf, type Walk } from './walk'

/** A single file compressed with gzip, as an archive of one: named as its own name says without `.gz`. */
export function openCompressedFile(file: RangeFile, signal?: AbortSignal): ReturnType<typeof openStreamed> {
  return openStreamed(gzipWalk(file), signal)
}

function gzipWalk(file: RangeFile): Walk {
  return async (visit, signal) => {
    const name = file.name.replace(/^.*\//, '').replace(/\.gz$/i, '')
    const sink = visit({ name, sizeBytes: null, trouble: null, target: null })
    if (sink === 'stop' || sink === 'pass') return { isTruncated: false, stoppedAtBytes: null }
    const flow = new Flow()
    let isWhole = false
    const gunzip = new Gunzip((chunk, isFinal) => {
      flow.out += chunk.length
      isWhole = isFinal
      sink.add(chunk)
    })
    let last: Uint8Array | null = null
    try {
      for await (const slice of slicesOf(file, signal)) {
        flow.in += slice.length
        if (last) gunzip.push(last)
        last = slice
        if (flow.isTooMuch) break
      }
      gunzip.push(last ?? new Uint8Array(), true)
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof Error && error.name === 'ArchiveError') throw error
      isWhole = false
    }
    sink.end(isWhole && !flow.isTooMuch)
    return { isTruncated: !isWhole, stoppedAtBytes: flow.isTooMuch ? flow.out : null }
  }
}
