import { readDomText } from '../../annotations/anchoring/dom-text'
import { decodeText } from '../../evidence-text/decode-text'
import type { ReadText } from '../../evidence-text/evidence-text'
import { documentFormat } from './format'
import { openDocument } from './open-document'
import { readTable } from './table/read-table'

/**
 * Reads a document's words: those of its markup, of its cells, or all of a plain text. None where it is broken, empty or locked.
 * @throws where its bytes can't be read now, and the signal's reason where that was raised.
 */
export const readText: ReadText = async function* readDocumentText(item, source, signal) {
  const answer = await source.read()
  signal.throwIfAborted()
  if (!answer.ok) throw new Error(`The bytes of ${item.id} can't be read: ${answer.reason}`)
  const { file } = source
  if (documentFormat(file) === 'table') {
    const table = readTable(decodeText(answer.bytes), file.mediaType === 'text/tab-separated-values')
    if (table) yield { page: null, part: null, text: table.text }
    return
  }
  // What can't be shown has no words of its own, whatever is said in its place.
  const opened = await openDocument(file, answer.bytes, () => '', signal)
  if (!opened.ok) return
  const words = document.createElement('div')
  words.append(opened.content)
  yield { page: null, part: null, text: readDomText(words).text }
}
