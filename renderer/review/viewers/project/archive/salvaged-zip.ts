import { Unzip, type UnzipFile, UnzipInflate, UnzipPassThrough } from 'fflate'
import type { RangeFile } from './archive'
import { Flow, type Sink, slicesOf, type Walk } from './walk'

/**
 * Reads a zip whose list is missing, as in a file that ends too early: from its beginning, each entry by the header before it. Entries
 * that are compressed in another way than usual can't be passed over without that list, so reading ends there.
 */
export function salvagedZipWalk(file: RangeFile): Walk {
  return async (visit, signal) => {
    const flow = new Flow()
    let isStopped = false
    let open: Sink | null = null
    const onFile = (found: UnzipFile) => {
      if (isStopped || found.name.endsWith('/')) return
      const isReadable = found.compression === 0 || found.compression === 8
      const sink = visit({
        name: found.name,
        sizeBytes: found.originalSize ?? null,
        trouble: isReadable ? null : 'unsupported',
        target: null,
      })
      if (sink === 'stop') isStopped = true
      if (sink === 'stop' || !isReadable) return
      const taken = sink === 'pass' ? null : sink
      open = taken
      found.ondata = (error, chunk, isFinal) => {
        flow.out += chunk?.length ?? 0
        if (!error && chunk) taken?.add(chunk)
        if (!error && !isFinal) return
        open = null
        taken?.end(!error)
      }
      found.start()
    }
    const unzip = new Unzip(onFile)
    unzip.register(UnzipInflate)
    unzip.register(UnzipPassThrough)
    for await (const slice of slicesOf(file, signal)) {
      flow.in += slice.length
      try {
        unzip.push(slice)
      } catch {
        break
      }
      if (isStopped) return { isTruncated: false, stoppedAtBytes: null }
      if (flow.isTooMuch) return { isTruncated: false, stoppedAtBytes: flow.out }
    }
    ;(open as Sink | null)?.end(false)
    return { isTruncated: true, stoppedAtBytes: null }
  }
}
