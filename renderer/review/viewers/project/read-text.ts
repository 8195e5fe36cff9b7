import type { EvidenceItem } from '../../../../shared/domain'
import { decodeText } from '../../evidence-text/decode-text'
import type { ReadText, TextPart } from '../../evidence-text/evidence-text'
import { readEvidenceText } from '../../evidence-text/read-evidence-text'
import type { EvidenceSource } from '../viewer'
import type { ArchiveEntry } from './archive/archive'
import { connectArchive } from './archive/archive-client'
import { type FileKind, fileKind, looksBinary, singleFileKind } from './file/file-kind'
import { partOf } from './file/part-of'
import { isArchiveType } from './media-types'
import { notebookText } from './notebook/notebook-text'

/** A longer file wasn't written by hand, and one after the other they must not fill the memory of who compares them. */
const MOST_FILE_BYTES = 2 * 1024 * 1024
const MOST_BYTES = 64 * 1024 * 1024

/**
 * The words of a project: of the single file that was submitted, or of each file of an archive (archives within it aside), those with a
 * viewer of their own as that viewer counts them.
 */
export const readText: ReadText = async function* (item, source, signal): AsyncGenerator<TextPart> {
  const { fileName, mediaType } = source.file
  if (isArchiveType(mediaType)) {
    yield* readArchive(item, source, signal)
    return
  }
  const answer = await source.read()
  signal.throwIfAborted()
  if (!answer.ok) return
  const text = wordsOf(answer.bytes, singleFileKind(fileName, mediaType))
  if (text !== null) yield { page: null, part: null, text }
}

async function* readArchive(item: EvidenceItem, source: EvidenceSource, signal: AbortSignal): AsyncGenerator<TextPart> {
  signal.throwIfAborted()
  const archive = connectArchive(source)
  // A worker that was ended never answers.
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  aborted.catch(() => undefined)
  const orAborted = <Value>(answer: Promise<Value>) => Promise.race<Value>([answer, aborted])
  try {
    const opened = await orAborted(archive.open())
    let total = 0
    for (const entry of opened.ok ? opened.listing.entries.filter(mayHaveWords) : []) {
      if (total > MOST_BYTES) return
      const read = await orAborted(archive.read(entry.path))
      if (!read.ok) continue
      total += read.bytes.length
      const kind = fileKind(entry.path)
      if (kind.shown === 'part') {
        const name = entry.path.slice(entry.path.lastIndexOf('/') + 1)
        const part = partOf(item, source, { bytes: read.bytes, name, mediaType: kind.mediaType })
        for await (const words of readEvidenceText(part.item, part.source, signal)) yield { ...words, part: entry.path }
        continue
      }
      const text = wordsOf(read.bytes, kind)
      if (text !== null) yield { page: null, part: entry.path, text }
    }
  } finally {
    archive.close()
  }
}

function mayHaveWords({ path, sizeBytes, trouble }: ArchiveEntry): boolean {
  return trouble === null && sizeBytes <= MOST_FILE_BYTES && fileKind(path).shown !== 'archive'
}

function wordsOf(bytes: Uint8Array, kind: FileKind): string | null {
  if (bytes.length === 0 || looksBinary(bytes)) return null
  return kind.shown === 'notebook' ? notebookText(decodeText(bytes)) : decodeText(bytes)
}
