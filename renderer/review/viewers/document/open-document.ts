import type { EvidenceFile } from '../../../../shared/domain'
import { decodeText } from '../../evidence-text/decode-text'
import { renderText } from '../../prose/render-text'
import type { WordsForPicture } from '../../prose/sanitise'
import { type Archived, readArchived } from './archived'
import { documentFormat } from './format'
import { formatJson } from './format-json'
import { inPieces, textInPieces } from './pieces'
import type { LeftOut } from './word/left-out'
import { openWord } from './word/open-word'

export type DocumentFailure = 'empty' | 'broken' | 'encrypted' | 'old-word' | 'too-large'

export type OpenedDocument =
  | {
      ok: true
      /** Safe, and complete: the words that selectors count in are its text. */
      content: DocumentFragment
      archived: Archived | null
      /** What else a Word file holds that isn't shown. */
      leftOut: readonly LeftOut[]
    }
  | { ok: false; reason: DocumentFailure }

/** Markup is cleaned and laid out by structure, which takes longer than a text that stands as it is. */
const MOST_BYTES = { markup: 12_000_000, text: 64_000_000 }

/** Opens everything that is read as flowing text. @param wordsFor see `sanitise`. */
export async function openDocument(
  file: EvidenceFile,
  bytes: Uint8Array,
  wordsFor: WordsForPicture,
  signal: AbortSignal,
): Promise<OpenedDocument> {
  const format = documentFormat(file)
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty' }
  if (format === 'word') {
    const word = await openWord(bytes, wordsFor, signal)
    return word.ok ? finished(word.content, null, word.leftOut) : word
  }
  const isMarkup = format === 'html' || format === 'markdown'
  if (bytes.byteLength > (isMarkup ? MOST_BYTES.markup : MOST_BYTES.text)) return { ok: false, reason: 'too-large' }
  const text = decodeText(bytes)
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  if (isMarkup) {
    const content = renderText(text, format === 'html' ? 'text/html' : 'text/markdown', wordsFor)
    return finished(content, format === 'html' ? readArchived(text) : null, [])
  }
  const content = document.createDocumentFragment()
  content.append(textInPieces(format === 'json' ? formatJson(text) : text))
  return { ok: true, content, archived: null, leftOut: [] }
}

function finished(content: DocumentFragment, archived: Archived | null, leftOut: readonly LeftOut[]): OpenedDocument {
  const hasAnything = (content.textContent ?? '').trim() !== '' || content.querySelector('img, .left-out') !== null
  if (!hasAnything) return { ok: false, reason: 'empty' }
  inPieces(content)
  return { ok: true, content, archived, leftOut }
}
