import { type FontName, loadFont } from './font-files'
import type { PdfDocument } from './pdf-document'

/** The fonts of one document, with what each can write. */
export type FontBook = {
  /** The font for a character in a look; null where no font of ours has it. */
  fontFor(character: string, look: Look): FontName | null
  /** Width of words in points. */
  widthOf(text: string, font: FontName, size: number): number
}

/** How words are set. */
export type Look = {
  bold: boolean
  italic: boolean
  isHeading: boolean
  /** In the font of drawings and tables, which has no italics. */
  isSans?: boolean
}

const TEXT_FONTS = ['text', 'text-italic', 'text-bold', 'text-bold-italic', 'heading'] as const

const SANS_FONTS = ['sans', 'heading'] as const

/** Scripts beyond Latin, Greek and Cyrillic that there is a font for. */
const SCRIPT_FONTS = [
  { font: 'arabic', script: /\p{Script_Extensions=Arabic}/u },
  { font: 'hebrew', script: /\p{Script_Extensions=Hebrew}/u },
  { font: 'devanagari', script: /\p{Script_Extensions=Devanagari}/u },
] as const

/** pdfkit keeps the font that is in use there; its types don't tell. */
type FontInUse = { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } }

/** Loads the fonts that a text needs into a document, and no others. @param isSans whether it is set without serifs */
export async function openFonts(document: PdfDocument, text: string, isSans = false): Promise<FontBook> {
  const known = new Map<FontName, { hasGlyphForCodePoint(point: number): boolean }>()
  const open = async (names: readonly FontName[]) => {
    const files = await Promise.all(names.map(async (name) => [name, await loadFont(name)] as const))
    for (const [name, bytes] of files) {
      document.registerFont(name, bytes)
      document.font(name)
      known.set(name, (document as unknown as FontInUse)._font.font)
    }
  }
  const has = (name: FontName, character: string) => known.get(name)?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) === true
  const main: readonly FontName[] = isSans ? SANS_FONTS : TEXT_FONTS
  await open([...main, ...SCRIPT_FONTS.filter(({ script }) => script.test(text)).map(({ font }) => font)])
  if ([...text].some((character) => !isSpace(character) && !has(isSans ? 'sans' : 'text', character))) {
    await open([isSans ? 'text' : 'sans'])
  }
  const others = [...known.keys()].filter((name) => !main.includes(name))

  return {
    fontFor(character, look) {
      const wanted = fontOf(look)
      if (isSpace(character) || has(wanted, character)) return wanted
      const script = SCRIPT_FONTS.find((each) => each.script.test(character))?.font
      return [...(script ? [script] : []), ...others].find((name) => has(name, character)) ?? null
    },
    widthOf: (words, font, size) => document.font(font).fontSize(size).widthOfString(words),
  }
}

function fontOf({ bold, italic, isHeading, isSans }: Look): FontName {
  if (isHeading || (isSans && bold)) return 'heading'
  if (isSans) return 'sans'
  if (bold) return italic ? 'text-bold-italic' : 'text-bold'
  return italic ? 'text-italic' : 'text'
}

/** Blank and invisible characters need no glyph. */
function isSpace(character: string): boolean {
  return /^[\s\p{Cf}\p{Mn}]/u.test(character)
}
