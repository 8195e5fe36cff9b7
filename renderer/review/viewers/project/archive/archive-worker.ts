import { expose, transfer } from 'comlink'
import { ArchiveError, type EntryBytes, type OpenedArchive, type ReadRange } from './archive'
import { cachedRanges } from './cached-ranges'
import { NestedArchives } from './nested-archives'
import { openArchive } from './open-archive'
import { type SearchEnd, type SearchHit, searchFiles } from './search-files'

let archives: NestedArchives | null = null
let searching: AbortController | null = null

/** What a page may ask of the worker that reads one archive for it. */
const door = {
  /** @param readRange answers null where the bytes can't be read. */
  async open(
    name: string,
    sizeBytes: number,
    readRange: (...range: Parameters<ReadRange>) => Promise<Uint8Array<ArrayBuffer> | null>,
  ): Promise<OpenedArchive> {
    const read: ReadRange = async (start, end) => {
      const bytes = await readRange(start, end)
      if (bytes === null) throw new ArchiveError('unreadable')
      return bytes
    }
    try {
      const opened = await openArchive(cachedRanges({ name, sizeBytes, readRange: read }))
      archives = new NestedArchives(opened)
      return { ok: true, listing: opened.listing }
    } catch (error) {
      if (error instanceof ArchiveError) return { ok: false, reason: error.reason }
      throw error
    }
  },

  async openNested(path: string): Promise<OpenedArchive> {
    return archives ? archives.open(path) : { ok: false, reason: 'unreadable' }
  },

  async read(path: string): Promise<EntryBytes> {
    const read: EntryBytes = archives ? await archives.read(path) : { ok: false, reason: 'unreadable' }
    return read.ok ? transfer(read, [read.bytes.buffer]) : read
  },

  /** Looks through files; another search ends this one. */
  async search(query: string, paths: readonly string[], onHits: (hits: SearchHit[]) => void): Promise<SearchEnd> {
    searching?.abort()
    const current = new AbortController()
    searching = current
    const { signal } = current
    return searchFiles(query, paths, (path) => archives?.read(path, signal), onHits, signal)
  },

  stopSearch(): void {
    searching?.abort()
  },
}

export type ArchiveDoor = typeof door

expose(door)
