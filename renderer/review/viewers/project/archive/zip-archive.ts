import {
  configure,
  type Entry,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_SPLIT_ZIP_FILE,
  type FileEntry,
  Reader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { type Archive, type ArchiveEntry, ArchiveError, type EntryTrouble, type RangeFile } from './archive'
import { collectBytes, TooManyBytes } from './collect-bytes'
import { isBomb, LIMITS } from './limits'
import { SafePaths } from './safe-paths'

// The page's content policy refuses the library's own workers, and this runs in a worker already.
configure({ useWebWorkers: false, useCompressionStream: true })

const STORED = 0
const DEFLATED = 8

/** A zip read by ranges: its list from the end of the file, and each entry only when it is asked for. */
class RangeReader extends Reader<RangeFile> {
  constructor(private readonly file: RangeFile) {
    super(file)
    this.size = file.sizeBytes
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.file.readRange(index, index + length)
  }
}

/**
 * Opens a zip, also one with zip64 records, with a prefix (self-extracting) or with something behind it.
 * @throws ArchiveError where its list can't be read: `encrypted`, `unsupported`, `too-large`, `unreadable`; `broken` where there is none,
 * as in a file that ends too early.
 */
export async function openZip(file: RangeFile): Promise<Archive> {
  const reader = new ZipReader(new RangeReader(file), { strictness: 'tolerant' })
  const paths = new SafePaths()
  const listed: { entry: ArchiveEntry; raw: Entry }[] = []
  let total = 0
  let isMore = false
  try {
    for await (const raw of reader.getEntriesGenerator({ onprogress: async (_, count) => void (total = count) })) {
      if (raw.directory) continue
      if (listed.length === LIMITS.entries) {
        isMore = true
        break
      }
      const sizeBytes = raw.uncompressedSize
      listed.push({ entry: { ...paths.give(raw.filename), sizeBytes, trouble: troubleOf(raw), target: null }, raw })
    }
  } catch (error) {
    if (listed.length === 0) throw asArchiveError(error)
  }
  const byPath = new Map(listed.map(({ entry, raw }) => [entry.path, { entry, raw }]))
  return {
    listing: {
      entries: listed.map(({ entry }) => entry),
      notices: [
        ...(isMore ? [{ kind: 'more-entries' as const, listed: listed.length, total: total || null }] : []),
        ...(paths.renamed > 0 ? [{ kind: 'renamed' as const, count: paths.renamed }] : []),
      ],
    },
    async read(path, signal) {
      const found = byPath.get(path)
      if (!found || found.raw.directory) return { ok: false, reason: 'unknown' }
      if (found.entry.trouble) return { ok: false, reason: found.entry.trouble }
      return readEntry(found.raw, signal)
    },
  }
}

function troubleOf(raw: Entry): EntryTrouble | null {
  if (raw.encrypted) return 'encrypted'
  if (raw.symlink) return 'link'
  if (raw.compressionMethod !== STORED && raw.compressionMethod !== DEFLATED) return 'unsupported'
  if (isBomb(raw.compressedSize, raw.uncompressedSize)) return 'bomb'
  return raw.uncompressedSize > LIMITS.entryBytes ? 'too-large' : null
}

async function readEntry(raw: FileEntry, signal: AbortSignal | undefined): ReturnType<Archive['read']> {
  // What an archive says about an entry's size is only a claim, so bytes are counted as they come.
  const sink = collectBytes(LIMITS.entryBytes)
  try {
    await raw.getData(sink.writable, { checkCrc32: true, ...(signal ? { signal } : {}) })
    return { ok: true, bytes: sink.bytes() }
  } catch (error) {
    signal?.throwIfAborted()
    if (sink.isFull || error instanceof TooManyBytes) {
      return { ok: false, reason: isBomb(raw.compressedSize, LIMITS.entryBytes) ? 'bomb' : 'too-large' }
    }
    return { ok: false, reason: error instanceof ArchiveError && error.reason === 'unreadable' ? 'unreadable' : 'damaged' }
  }
}

function asArchiveError(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error
  const message = error instanceof Error ? error.message : ''
  if (message === ERR_ENCRYPTED_CENTRAL_DIRECTORY) return new ArchiveError('encrypted')
  return new ArchiveError(message === ERR_SPLIT_ZIP_FILE ? 'unsupported' : 'broken')
}
