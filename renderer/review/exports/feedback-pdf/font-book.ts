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
export type Look = { bold: boolean; italic: boolean; isHeading: boolean }

const TEXT_FONTS = ['text', 'text-italic', 'text-bold', 'text-bold-italic', 'heading'] as const

/** Scripts beyond Latin, Greek and Cyrillic that there is a font for. */
const SCRIPT_FONTS = [
  { font: 'arabic', script: /\p{Script_Extensions=Arabic}/u },
  { font: 'hebrew', script: /\p{Script_Extensions=Hebrew}/u },
  { font: 'devanagari', script: /\p{Script_Extensions=Devanagari}/u },
] as const

/** pdfkit keeps the font that is in use there; its types don't tell. */
type FontInUse = { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } }

/** Loads the fonts that a text needs into a document, and no others. */
export async function openFonts(document: PdfDocument, text: string): Promise<FontBook> {
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
  await open([...TEXT_FONTS, ...SCRIPT_FONTS.filter(({ script }) => script.test(text)).map(({ font }) => font)])
  if ([...text].some((character) => !isSpace(character) && !has('text', character))) await open(['signs'])
  const others = [...known.keys()].filter((name) => !(TEXT_FONTS as readonly FontName[]).includes(name))

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

function fontOf({ bold, italic, isHeading }: Look): FontName {
  if (isHeading) return 'heading'
  if (bold) return italic ? 'text-bold-italic' : 'text-bold'
  return italic ? 'text-italic' : 'text'
}

/** Blank and invisible characters need no glyph. */
function isSpace(character: string): boolean {
  return /^[\s\p{Cf}\p{Mn}]/u.test(character)
}
