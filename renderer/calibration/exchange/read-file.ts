import type { RubricContent } from '../../../shared/domain'
import { type Exchanged, MOST_BYTES, NOWHERE } from './exchange'
import { readCase } from './read-case'
import { readCsv } from './read-csv'

/**
 * A rubric from a file: CASE where it is JSON, whatever it is called, else CSV.
 * @param known see `settle`
 * @throws DOMException where the file can't be read
 */
export async function readRubricFile(file: Blob, known: readonly RubricContent[], newId: () => string): Promise<Exchanged> {
  const unreadable = (value: string | null): Exchanged => ({
    content: null,
    notes: [],
    problems: [{ code: value === null ? 'not-text' : 'too-large', ...NOWHERE, field: null, value }],
  })
  if (file.size > MOST_BYTES) return unreadable(String(file.size))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch (error) {
    // Words in another encoding would come in with wrong letters.
    if (error instanceof TypeError) return unreadable(null)
    throw error
  }
  return /^\s*[{[]/.test(text.replace(/^\uFEFF/, '')) ? readCase(text, known, newId) : readCsv(text, known, newId)
}
