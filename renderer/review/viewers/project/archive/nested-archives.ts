import { type Archive, ArchiveError, type ArchiveFailure, type EntryBytes, type OpenedArchive } from './archive'
import { memoryFile } from './cached-ranges'
import { LIMITS } from './limits'
import { openArchive } from './open-archive'

/** Where an archive within an archive begins, in a path. No name that `SafePaths` gives holds it. */
export const WITHIN = '!/'

const KEPT_ARCHIVES = 6

/** An archive with those within it, each opened when something in it is first asked for. */
export class NestedArchives {
  private readonly inner = new Map<string, Promise<Archive>>()

  constructor(private readonly outer: Archive) {}

  /**
   * Opens the archive at a path, such as `src/vendor.zip`.
   * @returns its listing, with paths that begin at the outermost archive.
   */
  async open(path: string): Promise<OpenedArchive> {
    try {
      const { listing } = await this.archiveAt(path)
      const entries = listing.entries.map((entry) => ({ ...entry, path: `${path}${WITHIN}${entry.path}` }))
      return { ok: true, listing: { ...listing, entries } }
    } catch (error) {
      if (error instanceof ArchiveError) return { ok: false, reason: error.reason }
      throw error
    }
  }

  /** The bytes of a file at any depth. */
  async read(path: string, signal?: AbortSignal): Promise<EntryBytes> {
    const at = path.lastIndexOf(WITHIN)
    if (at < 0) return this.outer.read(path, signal)
    try {
      return await (await this.archiveAt(path.slice(0, at))).read(path.slice(at + WITHIN.length), signal)
    } catch (error) {
      if (error instanceof ArchiveError) return { ok: false, reason: error.reason === 'unreadable' ? 'unreadable' : 'unknown' }
      throw error
    }
  }

  private archiveAt(path: string): Promise<Archive> {
    const known = this.inner.get(path)
    if (known) return known
    const opened = this.openAt(path)
    this.inner.set(path, opened)
    opened.catch(() => this.inner.delete(path))
    const oldest = this.inner.keys().next()
    if (this.inner.size > KEPT_ARCHIVES && !oldest.done) this.inner.delete(oldest.value)
    return opened
  }

  private async openAt(path: string): Promise<Archive> {
    if (path.split(WITHIN).length >= LIMITS.depth) throw new ArchiveError('too-deep')
    if (path.length > LIMITS.pathLength / 2) throw new ArchiveError('too-deep')
    const read = await this.read(path)
    if (!read.ok) throw new ArchiveError(FAILURES[read.reason])
    return openArchive(memoryFile(path, read.bytes))
  }
}

/** What it means for an archive that its entry can't be read. */
const FAILURES = {
  encrypted: 'encrypted',
  unsupported: 'unsupported',
  'too-large': 'too-large',
  bomb: 'bomb',
  link: 'no-archive',
  special: 'no-archive',
  damaged: 'broken',
  unknown: 'broken',
  unreadable: 'unreadable',
} as const satisfies Record<Extract<EntryBytes, { ok: false }>['reason'], ArchiveFailure>
