import type { Atom, Line } from './lines'

/** What of a paragraph is tagged as one: words of the paragraph itself, a link, or words that need their text told. */
export type Piece = {
  href: string | null
  needsActualText: boolean
  /** All that was written in it. */
  written: string
  /** Its part of each line that it goes over. */
  lines: { atoms: Atom[]; isNewLine: boolean }[]
  /** Called with what was drawn on each line. */
  onDrawn?(atoms: readonly Atom[]): void
}

/** Puts together what stands on several lines and is tagged as one; in reading order. */
export function pieceTogether(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = []
  for (const { atoms } of lines) {
    let isNewLine = true
    // A line without words still takes its height.
    if (atoms.length === 0) addTo(pieces, null, isNewLine)
    for (const atom of atoms) {
      addTo(pieces, atom, isNewLine)
      isNewLine = false
    }
  }
  return pieces
}

function addTo(pieces: Piece[], atom: Atom | null, isNewLine: boolean): void {
  const last = pieces.at(-1)
  const isSpace = atom === null || atom.written.trim() === ''
  // Space between words in a foreign script is part of what they say.
  const needsActualText = isSpace ? last?.needsActualText === true : atom.needsActualText
  const href = atom === null ? (last?.href ?? null) : atom.href
  let piece = last
  if (!piece || piece.href !== href || piece.needsActualText !== needsActualText) {
    piece = { href, needsActualText, written: '', lines: [] }
    pieces.push(piece)
  }
  if (isNewLine || piece.lines.length === 0) piece.lines.push({ atoms: [], isNewLine })
  if (atom === null) return
  piece.written += atom.written
  piece.lines.at(-1)?.atoms.push(atom)
}
