import type { EvidenceFile } from '../../../../shared/domain'

/** How a document's bytes are read. */
export type DocumentFormat = 'markdown' | 'html' | 'word' | 'table' | 'json' | 'plain'

const WORD = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
  'application/vnd.ms-word.document.macroenabled.12',
  'application/msword',
])
const TABLES = new Set(['text/csv', 'text/tab-separated-values'])
const BY_NAME: readonly [RegExp, DocumentFormat][] = [
  [/\.(?:csv|tsv)$/i, 'table'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.json$/i, 'json'],
]

/** By the media type; a plain text by its name, because many systems call everything they don't know so. */
export function documentFormat({ mediaType, fileName }: Pick<EvidenceFile, 'mediaType' | 'fileName'>): DocumentFormat {
  if (mediaType === 'text/markdown') return 'markdown'
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return 'html'
  if (WORD.has(mediaType)) return 'word'
  if (TABLES.has(mediaType)) return 'table'
  if (mediaType === 'application/json' || mediaType.endsWith('+json')) return 'json'
  return mediaType === 'text/plain' ? (BY_NAME.find(([name]) => name.test(fileName))?.[1] ?? 'plain') : 'plain'
}
