import type { Archive, ArchiveEntry, ArchiveNotice, EntryBytes, EntryTrouble } from './archive'
import { collectBytes } from './collect-bytes'
import { LIMITS } from './limits'
import { SafePaths } from './safe-paths'
import type { Sink, Walk, WalkedEntry } from './walk'

type Found = { entry: ArchiveEntry; place: number }

/**
 * An archive that has no list: it is read through once to make one, small files are kept on the way, and a file that wasn't kept is
 * found by reading through again.
 * @throws ArchiveError where its bytes can't be read.
 */
export async function openStreamed(walk: Walk, signal?: AbortSignal): Promise<Archive> {
  const paths = new SafePaths()
  const found = new Map<string, Found>()
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  let keptBytes = 0
  let place = -1
  let isMore = false

  const end = await walk((walked) => {
    place += 1
    if (found.size === LIMITS.entries) {
      isMore = true
      return 'stop'
    }
    const { path, writtenName } = paths.give(walked.name)
    const { target } = walked
    const entry: ArchiveEntry = { path, writtenName, target, sizeBytes: walked.sizeBytes ?? 0, trouble: troubleOf(walked) }
    found.set(path, { entry, place })
    if (entry.trouble) return 'pass'
    return keeping(entry, (bytes) => {
      if (keptBytes + bytes.length > LIMITS.keptBytes) return
      keptBytes += bytes.length
      kept.set(path, bytes)
    })
  }, signal)

  if (end.stoppedAtBytes !== null) {
    // What was being read when it became too much isn't damaged.
    for (const { entry } of found.values()) if (entry.trouble === 'damaged') entry.trouble = 'bomb'
  }
  const notices: ArchiveNotice[] = []
  if (isMore) notices.push({ kind: 'more-entries', listed: found.size, total: null })
  if (end.isTruncated) notices.push({ kind: 'truncated' })
  if (end.stoppedAtBytes !== null) notices.push({ kind: 'stopped', atBytes: end.stoppedAtBytes })
  if (paths.renamed > 0) notices.push({ kind: 'renamed', count: paths.renamed })
  return {
    listing: { entries: [...found.values()].map(({ entry }) => entry), notices },
    async read(path, readSignal) {
      const wanted = found.get(path)
      if (!wanted) return { ok: false, reason: 'unknown' }
      if (wanted.entry.trouble) return { ok: false, reason: wanted.entry.trouble }
      const known = kept.get(path)
      return known ? { ok: true, bytes: known.slice() } : readAt(walk, wanted.place, readSignal)
    },
  }
}

/** Takes all bytes of an entry, counts them where the archive doesn't say, and hands them on where they are few and whole. */
function keeping(entry: ArchiveEntry, keep: (bytes: Uint8Array<ArrayBuffer>) => void): Sink {
  const sink = collectBytes(LIMITS.keptEntryBytes)
  let length = 0
  let isSmall = true
  return {
    add(part) {
      length += part.length
      isSmall &&= length <= LIMITS.keptEntryBytes
      if (isSmall) sink.add(part)
    },
    end(isWhole) {
      if (!isWhole) entry.trouble = 'damaged'
      else if (length > LIMITS.entryBytes) entry.trouble = 'too-large'
      entry.sizeBytes = Math.max(entry.sizeBytes, length)
      if (isSmall && entry.trouble === null) keep(sink.bytes())
    },
  }
}

async function readAt(walk: Walk, place: number, signal: AbortSignal | undefined): Promise<EntryBytes> {
  const sink = collectBytes(LIMITS.entryBytes)
  let at = -1
  let isWhole = false
  await walk(() => {
    at += 1
    if (at > place) return 'stop'
    if (at < place) return 'pass'
    return { add: sink.add, end: (whole) => (isWhole = whole) }
  }, signal)
  return isWhole ? { ok: true, bytes: sink.bytes() } : { ok: false, reason: 'damaged' }
}

function troubleOf({ trouble, sizeBytes }: WalkedEntry): EntryTrouble | null {
  return trouble ?? (sizeBytes !== null && sizeBytes > LIMITS.entryBytes ? 'too-large' : null)
}
