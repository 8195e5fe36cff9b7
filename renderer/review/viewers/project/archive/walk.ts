import type { EntryTrouble, RangeFile } from './archive'
import { streamOf } from './cached-ranges'
import { isBomb, LIMITS } from './limits'

/** An entry that is met while an archive is read from its beginning. */
export type WalkedEntry = {
  name: string
  /** Null where only its end tells. */
  sizeBytes: number | null
  trouble: EntryTrouble | null
  target: string | null
}

/** Takes the bytes of one entry; `end` says whether all of them came. */
export type Sink = { add(part: Uint8Array): void; end(isWhole: boolean): void }

/** What is to be done with an entry: its bytes taken, passed over, or nothing more read at all. */
export type Visit = (entry: WalkedEntry) => Sink | 'pass' | 'stop'

export type WalkEnd = {
  /** The file ended before the archive did. */
  isTruncated: boolean
  /** Where reading stopped because it became too much; null where it didn't. */
  stoppedAtBytes: number | null
}

/**
 * Reads an archive from its beginning to its end, or until a visit says stop.
 * @throws ArchiveError `unreadable`, and the signal's reason.
 */
export type Walk = (visit: Visit, signal?: AbortSignal) => Promise<WalkEnd>

/** Small enough that what comes out of one slice of a bomb (about a thousand times as much) does no harm. */
const SLICE_BYTES = 16 * 1024

/** The file from its beginning, in small slices. @throws ArchiveError `unreadable`, and the signal's reason. */
export async function* slicesOf(file: RangeFile, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = streamOf(file).getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) return
      for (let at = 0; at < value.length; at += SLICE_BYTES) yield value.subarray(at, at + SLICE_BYTES)
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** Counts what comes out of what went in. */
export class Flow {
  in = 0
  out = 0

  /** Whether reading must stop. */
  get isTooMuch(): boolean {
    return this.out > LIMITS.totalBytes || isBomb(this.in, this.out)
  }
}
