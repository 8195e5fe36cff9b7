import { proxy, transfer, wrap } from 'comlink'
import type { EvidenceSource } from '../../viewer'
import type { EntryBytes, OpenedArchive } from './archive'
import type { ArchiveDoor } from './archive-worker'
import type { SearchEnd, SearchHit } from './search-files'

/** An archive in a worker of its own: lists of thousands of files, decompression and search don't hold up the page. */
export type ArchiveClient = {
  open(): Promise<OpenedArchive>
  openNested(path: string): Promise<OpenedArchive>
  read(path: string): Promise<EntryBytes>
  search(query: string, paths: readonly string[], onHits: (hits: SearchHit[]) => void): Promise<SearchEnd>
  stopSearch(): Promise<void>
  /** Ends whatever is going on. */
  close(): void
}

/** @param source the archive's file; the worker asks for the ranges that it needs. */
export function connectArchive({ file, readRange }: EvidenceSource): ArchiveClient {
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { type: 'module', name: 'archive' })
  const door = wrap<ArchiveDoor>(worker)
  const read = proxy(async (start: number, end: number) => {
    const answer = await readRange(start, end)
    if (!answer.ok) return null
    // The store may hand over a view of more than was asked for, and only a buffer of its own can be given away.
    const bytes = new Uint8Array(answer.bytes)
    return transfer(bytes, [bytes.buffer])
  })
  return {
    open: async () => door.open(file.fileName, file.sizeBytes, read),
    openNested: async (path) => door.openNested(path),
    read: async (path) => door.read(path),
    search: async (query, paths, onHits) => door.search(query, paths, proxy(onHits)),
    stopSearch: async () => door.stopSearch(),
    close: () => worker.terminate(),
  }
}
