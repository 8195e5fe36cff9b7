import makeBidi from 'bidi-js'
import type { Run } from './blocks'
import type { FontBook, Look } from './font-book'
import type { FontName } from './font-files'

/** Words in one font and one direction, with their place on the line. */
export type Atom = {
  /** What is drawn. */
  text: string
  /** What was written; differs where a sign is turned, or where no font of ours has a character. */
  written: string
  font: FontName
  href: string | null
  width: number
  /** From the line's left edge, in points. */
  x: number
  /** What is drawn doesn't tell what was written: letters are joined or turned, or have no glyph. */
  needsActualText: boolean
}

/** In the order in which it is read, whatever the direction. */
export type Line = { atoms: Atom[] }

/** Lines of a paragraph, and whether it runs from right to left. */
export type Lines = { lines: Line[]; isRightToLeft: boolean; missing: string[] }

type Measured = Omit<Atom, 'x'> & { level: number; isSpace: boolean; isBreak: boolean; hasGlyph: boolean }

/** Scripts whose glyphs stand for parts of letters, or for several, in an order of their own. */
const SHAPED: ReadonlySet<FontName> = new Set(['arabic', 'hebrew', 'devanagari'])

/** Stands where a character has no glyph, so that nobody takes an empty box for a letter. */
const SUBSTITUTE = '?'

const bidi = makeBidi()
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Breaks a paragraph into lines and puts each in visual order (Unicode Bidirectional Algorithm, UAX 9): words of right-to-left scripts
 * among others stand as they are read.
 */
export function layLines(
  runs: readonly Run[],
  { width, size, look, fonts }: { width: number; size: number; look: Pick<Look, 'isHeading' | 'isSans'>; fonts: FontBook },
): Lines {
  const text = runs.map((run) => run.text).join('')
  const embedding = bidi.getEmbeddingLevels(text)
  const base = embedding.paragraphs[0]?.level ?? 0
  const missing = new Set<string>()
  const atoms: Measured[] = []
  let offset = 0
  for (const run of runs) {
    for (const { segment, index } of graphemes.segment(run.text)) {
      const level = embedding.levels[offset + index] ?? base
      const font = fonts.fontFor(segment, { ...look, bold: run.bold, italic: run.italic })
      if (font === null) missing.add(segment)
      append(atoms, segment, {
        level,
        font,
        href: run.href,
        fallback: fonts.fontFor(SUBSTITUTE, { ...look, ...run }) ?? (look.isSans ? 'sans' : 'text'),
      })
    }
    offset += run.text.length
  }
  for (const atom of atoms) atom.width = atom.isBreak ? 0 : fonts.widthOf(atom.text, atom.font, size)
  const isRightToLeft = base % 2 === 1
  const lines = fill(atoms, width, (atom) => split(atom, width, (words) => fonts.widthOf(words, atom.font, size)))
  return { lines: lines.map((line) => place(line, width, isRightToLeft)), isRightToLeft, missing: [...missing] }
}

type Setting = { level: number; font: FontName | null; href: string | null; fallback: FontName }

/** Adds a grapheme to the last atom where it looks and runs the same, and is of one word with it. */
function append(atoms: Measured[], segment: string, { level, font, href, fallback }: Setting): void {
  const isSpace = /^\s/u.test(segment)
  const isBreak = segment === '\n'
  const isBackward = level % 2 === 1
  // Signs between letters that run backward are turned one by one; a font doesn't do it.
  const isSign = isBackward && !isSpace && !/[\p{L}\p{M}]/u.test(segment)
  const drawn = font === null ? SUBSTITUTE : isSign ? (bidi.getMirroredCharacter(segment) ?? segment) : segment
  const last = atoms.at(-1)
  const joins =
    last &&
    font !== null &&
    last.hasGlyph &&
    last.font === font &&
    last.level === level &&
    last.href === href &&
    last.isSpace === isSpace &&
    !isBreak &&
    !last.isBreak &&
    !isSign &&
    !/[-/–—]$/u.test(last.text) &&
    !(isBackward && !/[\p{L}\p{M}\s]$/u.test(last.text))
  if (joins) {
    last.text += drawn
    last.written += segment
    return
  }
  const hasGlyph = font !== null
  const needsActualText = !hasGlyph || isSign || SHAPED.has(font)
  const common = { text: drawn, written: segment, font: font ?? fallback, href, width: 0 }
  atoms.push({ ...common, needsActualText, hasGlyph, level, isSpace, isBreak })
}

/** Fills lines with as many words as fit. A word is what stands between spaces, whatever its fonts. */
function fill(atoms: readonly Measured[], width: number, split: (atom: Measured) => Measured[]): Measured[][] {
  const lines: Measured[][] = [[]]
  let used = 0
  let word: Measured[] = []
  const put = () => {
    const length = sum(word)
    if (used > 0 && used + length > width) {
      lines.push([])
      used = 0
    }
    for (const atom of word) {
      for (const part of atom.width > width ? split(atom) : [atom]) {
        if (used > 0 && used + part.width > width) {
          lines.push([])
          used = 0
        }
        lines.at(-1)?.push(part)
        used += part.width
      }
    }
    word = []
  }
  for (const atom of atoms) {
    if (!atom.isSpace) {
      word.push(atom)
      if (/[-/–—]$/u.test(atom.text)) put()
      continue
    }
    put()
    if (atom.isBreak) {
      lines.push([])
      used = 0
    } else if (used > 0) {
      lines.at(-1)?.push(atom)
      used += atom.width
    }
  }
  put()
  return lines
}

/** A word that is longer than a line, cut where it must be. */
function split(atom: Measured, width: number, measure: (words: string) => number): Measured[] {
  const parts: Measured[] = []
  for (const { segment } of graphemes.segment(atom.text)) {
    const last = parts.at(-1)
    const longer = last ? measure(last.text + segment) : 0
    if (last && longer <= width)
      Object.assign(last, { text: last.text + segment, written: last.written + segment, width: longer })
    else parts.push({ ...atom, text: segment, written: segment, width: measure(segment) })
  }
  return parts
}

/** Gives each atom its place: reversed from the highest level down to the lowest odd one (UAX 9, L1 and L2). */
function place(line: readonly Measured[], width: number, isRightToLeft: boolean): Line {
  const end = line.findLastIndex((atom) => !atom.isSpace) + 1
  // Space at the end of a line hangs over its edge; it is kept, because it parts the words of two lines.
  const visual = line.map((atom, at) => (at < end ? atom : { ...atom, level: isRightToLeft ? 1 : 0 }))
  const levels = visual.map((atom) => atom.level)
  const own = new Map(visual.map((atom, at) => [atom, at]))
  const lowest = Math.min(...levels.filter((level) => level % 2 === 1), Number.MAX_SAFE_INTEGER)
  for (let level = Math.max(0, ...levels); level >= lowest; level--) reverseRuns(visual, level)
  const places = new Map<number, number>()
  let x = isRightToLeft ? width - sum(line) : 0
  for (const atom of visual) {
    places.set(own.get(atom) ?? 0, x)
    x += atom.width
  }
  return {
    atoms: line.map(({ text, written, font, href, width, needsActualText }, at) => {
      return { text, written, font, href, width, needsActualText, x: places.get(at) ?? 0 }
    }),
  }
}

/** Reverses every run of atoms at this level or above. */
function reverseRuns(atoms: Measured[], level: number): void {
  for (let from = 0; from < atoms.length; from++) {
    let to = from
    while (to < atoms.length && (atoms[to]?.level ?? 0) >= level) to++
    if (to === from) continue
    atoms.splice(from, to - from, ...atoms.slice(from, to).reverse())
    from = to
  }
}

function sum(atoms: readonly { width: number }[]): number {
  return atoms.reduce((total, atom) => total + atom.width, 0)
}
