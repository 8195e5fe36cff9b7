import type { FeedbackGroup, FeedbackPiece } from './feedback'

/** Where a piece stands in a text: word by word, changed by hand since, or not at all. */
export type PieceState = 'in' | 'edited' | 'out'

/** A change of a text: what stands at `start`…`end` (UTF-16) becomes `text`. */
export type TextEdit = { start: number; end: number; text: string }

/** Share of a piece's runs of three words that must still stand in the text to count it as edited rather than absent. */
const STILL_THERE = 0.5

/**
 * Whether a piece is in the text. It is read from the text itself, so it holds after the desk was closed, and where somebody has
 * typed or pasted the same words.
 */
export function pieceState(text: string, piece: Pick<FeedbackPiece, 'markdown'>): PieceState {
  if (text.includes(piece.markdown)) return 'in'
  const runs = wordRuns(piece.markdown)
  if (runs.length === 0) return 'out'
  const known = new Set(wordRuns(text))
  return runs.filter((run) => known.has(run)).length / runs.length >= STILL_THERE ? 'edited' : 'out'
}

/** Puts a piece after the paragraph in which the caret stands (never into a sentence), as a paragraph of its own. */
export function insertPiece(text: string, caret: number, markdown: string): TextEdit {
  const paragraphEnd = text.slice(caret).search(/\n[ \t]*\n/)
  const at = paragraphEnd < 0 ? text.trimEnd().length : caret + paragraphEnd
  const before = text.slice(0, at)
  const gap = before.trim() === '' ? '' : '\n\n'
  const rest = text.slice(at)
  if (rest.trim() === '') return { start: gap === '' ? 0 : before.trimEnd().length, end: text.length, text: `${gap}${markdown}` }
  return { start: before.trimEnd().length, end: at, text: `${gap}${markdown}${gap === '' ? '\n\n' : ''}` }
}

/** Takes a piece out again, with the gap that it leaves; null where it doesn't stand there word by word. */
export function removePiece(text: string, markdown: string): TextEdit | null {
  const at = text.indexOf(markdown)
  if (at < 0) return null
  const before = text.slice(0, at).trimEnd()
  const after = text.slice(at + markdown.length).trimStart()
  const gap = before === '' || after === '' ? '' : '\n\n'
  return { start: before.length, end: text.length - after.length, text: gap }
}

/** The text after an edit. */
export function applyEdit(text: string, { start, end, text: replacement }: TextEdit): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/** The groups that the candidate has to act on and of which the text says nothing: neither a piece of theirs nor their title. */
export function findUnaddressed(text: string, groups: readonly FeedbackGroup[]): FeedbackGroup[] {
  const lower = text.toLowerCase()
  return groups.filter(({ criterion, isToActOn, pieces }) => {
    if (!isToActOn || criterion === null) return false
    const isNamed = lower.includes(criterion.title.toLowerCase()) || new RegExp(`\\b${criterion.code}\\b`).test(text)
    return !isNamed && pieces.every((piece) => pieceState(text, piece) === 'out')
  })
}

/** How many words a text has, without the signs of Markdown. */
export function countWords(text: string): number {
  return words(text).length
}

function wordRuns(text: string): string[] {
  const all = words(text)
  if (all.length < 3) return all.length === 0 ? [] : [all.join(' ')]
  return all.slice(2).map((word, at) => `${all[at]} ${all[at + 1]} ${word}`)
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []
}
