import { decodeText } from '../../../evidence-text/decode-text'
import { findInText } from '../code/find-in-text'
import { fileKind, looksBinary } from '../file/file-kind'
import { type Cell, type Notebook, readNotebook } from '../notebook/read-notebook'
import type { EntryBytes } from './archive'
import { LIMITS } from './limits'

/** One line in which the words stand. */
export type SearchHit = {
  path: string
  /** 1 is the first; null in a notebook, whose lines are counted only once it is laid out. */
  line: number | null
  /** Offset of the first match in the file's text (UTF-16). */
  start: number
  /** The line, or the part of a long one around that match, with where the match is in it. */
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
/** Characters shown before a match: the list is narrow. */
const LEAD = 18
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

function hitsIn(path: string, written: string, query: string): SearchHit[] {
  const notebook = fileKind(path).shown === 'notebook' ? readNotebook(written) : null
  const text = notebook ? plainText(notebook) : written
  const hits: SearchHit[] = []
  let line = 1
  let lineStart = 0
  for (const { start, end } of findInText(text, query, MOST_IN_ONE_FILE)) {
    const counted = lineStart
    for (let at = text.indexOf('\n', lineStart); at >= 0 && at < start; at = text.indexOf('\n', lineStart)) {
      line += 1
      lineStart = at + 1
    }
    if (hits.length > 0 && counted === lineStart) continue
    hits.push({ path, line: notebook ? null : line, start: notebook ? 0 : start, ...excerptOf(text, lineStart, start, end) })
  }
  return hits
}

function excerptOf(text: string, lineStart: number, start: number, end: number): Pick<SearchHit, 'excerpt' | 'from' | 'to'> {
  const indented = lineStart + (text.slice(lineStart, start).match(/^\s*/)?.[0].length ?? 0)
  const first = Math.max(indented, start - LEAD)
  const lineEnd = text.indexOf('\n', start)
  const lead = first > indented ? '…' : ''
  const excerpt = lead + text.slice(first, Math.min(lineEnd < 0 ? text.length : lineEnd, first + EXCERPT))
  const from = lead.length + start - first
  return { excerpt, from, to: Math.min(excerpt.length, from + (end - start)) }
}

/** What was written and printed in a notebook, as far as a worker can tell: Markdown as its source. */
function plainText({ cells }: Notebook): string {
  const printed = (cell: Cell) => cell.outputs.map((output) => (output.kind === 'text' ? output.text : ''))
  return cells.flatMap((cell) => [cell.source, ...printed(cell)]).join('\n')
}
