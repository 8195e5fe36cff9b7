import { decodeText } from '../../../evidence-text/decode-text'
import { findInText } from '../code/find-in-text'
import { looksBinary } from '../file/file-kind'
import type { EntryBytes } from './archive'
import { LIMITS } from './limits'

/** One place where the words stand. */
export type SearchHit = {
  path: string
  /** 1 is the first. */
  line: number
  /** Offset of the match in the file's text (UTF-16). */
  start: number
  /** The line, or the part of a long one around the match, with where the match is in it. */
  excerpt: string
  from: number
  to: number
}

export type SearchEnd = {
  /** More was there than is shown, or more to read than may be read at once. */
  isCut: boolean
  files: number
}

const MOST_HITS = 500
const MOST_IN_ONE_FILE = 50
const EXCERPT = 160
/** A file that is larger isn't written by hand. */
const MOST_FILE_BYTES = 8 * 1024 * 1024

/**
 * Looks for words in many files, one after the other, and reports what it finds file by file.
 * @returns at the end, or where the signal ends it.
 */
export async function searchFiles(
  query: string,
  paths: readonly string[],
  read: (path: string) => Promise<EntryBytes> | undefined,
  onHits: (hits: SearchHit[]) => void,
  signal: AbortSignal,
): Promise<SearchEnd> {
  let found = 0
  let bytesRead = 0
  let isCut = false
  let files = 0
  for (const path of paths) {
    if (signal.aborted) break
    if (found >= MOST_HITS || bytesRead > LIMITS.totalBytes) return { isCut: true, files }
    const answer = await read(path)?.catch(() => null)
    files += 1
    if (!answer?.ok) continue
    bytesRead += answer.bytes.length
    if (answer.bytes.length > MOST_FILE_BYTES || looksBinary(answer.bytes)) continue
    const hits = hitsIn(path, decodeText(answer.bytes), query)
    isCut ||= hits.length === MOST_IN_ONE_FILE
    found += hits.length
    if (hits.length > 0) onHits(hits)
  }
  return { isCut, files }
}

function hitsIn(path: string, text: string, query: string): SearchHit[] {
  let line = 1
  let counted = 0
  return findInText(text, query, MOST_IN_ONE_FILE).map(({ start, end }) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', counted)) {
      line += 1
      counted = at + 1
    }
    const lineEnd = text.indexOf('\n', start)
    const first = Math.max(counted, start - EXCERPT / 4)
    const last = Math.min(lineEnd < 0 ? text.length : lineEnd, first + EXCERPT)
    const cut = text.slice(first, last)
    const excerpt = cut.trimStart()
    const from = Math.max(0, start - first - (cut.length - excerpt.length))
    return { path, line, start, excerpt, from, to: Math.min(excerpt.length, from + (end - start)) }
  })
}
