import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef, type PDFHexString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { type Block, readBlocks } from '../../../renderer/review/exports/feedback-pdf/blocks'
import type { FontBook } from '../../../renderer/review/exports/feedback-pdf/font-book'
import { layLines } from '../../../renderer/review/exports/feedback-pdf/lines'
import { writeFeedbackPdf } from '../../../renderer/review/exports/feedback-pdf/write-pdf'

const kinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind)

describe('Markdown as blocks', () => {
  test('keeps headings, lists, quotes, tables and rules apart', () => {
    const source = '# T\n\nText\n\n- a\n  1. b\n\n> q\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n---\n\n    code'
    expect(kinds(readBlocks(source))).toEqual(['heading', 'paragraph', 'list', 'quote', 'table', 'rule', 'code'])
    const [, , list] = readBlocks(source)
    expect(list).toMatchObject({ first: null, items: [[{ kind: 'paragraph' }, { kind: 'list', first: 1 }]] })
  })

  test('shows HTML as the words that it is, and opens only what the preview opens', () => {
    const [first] = readBlocks('<b>x</b> [a](https://a.example) [b](javascript:x) [c](http://c.example) ![alt](x.png)')
    if (first?.kind !== 'paragraph') throw new Error('a paragraph')
    expect(first.runs.map(({ text }) => text).join('')).toBe('<b>x</b> a [b](javascript:x) c alt')
    expect(first.runs.flatMap(({ href }) => href ?? [])).toEqual(['https://a.example'])
  })
})

/** Every character is as wide as the size; all but Chinese ones have a glyph. */
const fonts: FontBook = {
  fontFor: (character) => (/\p{Script=Han}/u.test(character) ? null : /\p{Script=Hebrew}/u.test(character) ? 'hebrew' : 'text'),
  widthOf: (text, _, size) => [...text].length * size,
}
const lay = (text: string, width: number) =>
  layLines([{ text, bold: false, italic: false, href: null }], { width, size: 1, look: { isHeading: false }, fonts })
/** A line as it is seen: its atoms from left to right, letters of right-to-left words as they are written. */
const seen = (text: string, width = 100) =>
  lay(text, width).lines.map(({ atoms }) =>
    [...atoms]
      .sort((a, b) => a.x - b.x)
      .map((atom) => atom.text)
      .join('|'),
  )

describe('lines', () => {
  test('break between words, after hyphens, and in words that are too long', () => {
    const broken = (text: string, width: number) =>
      lay(text, width).lines.map(({ atoms }) => atoms.map((atom) => atom.text).join(''))
    expect(broken('one two three', 7)).toEqual(['one two ', 'three'])
    expect(broken('well-known fact', 6)).toEqual(['well-', 'known ', 'fact'])
    expect(broken('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(broken('a\nb', 10)).toEqual(['a', 'b'])
  })

  test('put right-to-left words among others where they are read', () => {
    expect(seen('Dear שלום עולם, hello')).toEqual(['Dear| |עולם| |שלום|,| |hello'])
    expect(lay('Dear שלום', 100).isRightToLeft).toBe(false)
  })

  test('run from right to left where the text does, with numbers and foreign words turned back, and brackets turned round', () => {
    const { lines, isRightToLeft } = lay('שלום (עולם) 42 end', 30)
    expect(isRightToLeft).toBe(true)
    const [line] = lines
    const byPlace = [...(line?.atoms ?? [])].sort((a, b) => a.x - b.x).map((atom) => atom.text)
    expect(byPlace).toEqual(['end', ' ', '42', ' ', '(', 'עולם', ')', ' ', 'שלום'])
    expect(Math.max(...(line?.atoms ?? []).map(({ x, width }) => x + width))).toBe(30)
    expect(line?.atoms.map(({ written }) => written).join('')).toBe('שלום (עולם) 42 end')
  })

  test('name the characters that no font has, and never draw a box for them', () => {
    const { lines, missing } = lay('Wang 王明王', 100)
    expect(missing).toEqual(['王', '明'])
    expect(lines[0]?.atoms.filter((atom) => atom.needsActualText).map(({ text, written }) => [text, written])).toEqual([
      ['?', '王'],
      ['?', '明'],
      ['?', '王'],
    ])
  })
})

type Element = { type: string; children: Element[]; actual: string | null; scope: string | null }

/** The structure tree of a tagged PDF, without what it points at on the pages. */
async function readStructure(bytes: Uint8Array): Promise<{ document: PDFDocument; root: Element }> {
  const document = await PDFDocument.load(bytes)
  const read = (object: PDFObject | undefined): Element | null => {
    const value = document.context.lookup(object)
    if (!(value instanceof PDFDict) || !value.has(PDFName.of('S'))) return null
    const kids = document.context.lookup(value.get(PDFName.of('K')))
    const list = kids instanceof PDFArray ? kids.asArray() : [value.get(PDFName.of('K'))]
    const attributes = value.lookupMaybe(PDFName.of('A'), PDFDict)
    return {
      type: value.lookup(PDFName.of('S'), PDFName).decodeText(),
      children: list.filter((kid) => kid instanceof PDFRef || kid instanceof PDFDict).flatMap((kid) => read(kid) ?? []),
      actual: (document.context.lookup(value.get(PDFName.of('ActualText'))) as PDFHexString | undefined)?.decodeText() ?? null,
      scope: attributes?.lookupMaybe(PDFName.of('Scope'), PDFName)?.decodeText() ?? null,
    }
  }
  const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const kids = tree.lookup(PDFName.of('K'), PDFArray)
  const root = read(kids.get(0))
  if (!root) throw new Error('the document is tagged')
  return { document, root }
}

const outline = ({ type, children }: Element): string =>
  children.length === 0 ? type : `${type}(${children.map(outline).join(' ')})`

const LETTER = `# Feedback

Dear محمد 王,

#### Deep

> quote

- one
- two

See [this](https://a.example).

| A | B |
| - | - |
| 1 | 2 |
`

describe('the letter as a PDF', () => {
  test('is tagged as what it is, in reading order, without leaving out a level of headings', async () => {
    const { bytes } = await writeFeedbackPdf(LETTER, { title: 'Feedback', language: 'de' })
    const { root } = await readStructure(bytes)
    expect(outline(root)).toBe(
      'Document(H1 P(Span) H2 BlockQuote(P) L(LI(Lbl LBody(P)) LI(Lbl LBody(P))) P(Link) Table(TR(TH(P) TH(P)) TR(TH(P) TD(P))))',
    )
    const rows = root.children.at(-1)?.children ?? []
    expect(rows.map((row) => row.children.map(({ scope }) => scope))).toEqual([
      ['Column', 'Column'],
      ['Row', null],
    ])
  })

  test('says its language and title, embeds every font, and shows the title', async () => {
    const { bytes } = await writeFeedbackPdf(LETTER, { title: 'Feedback', language: 'de' })
    const { document } = await readStructure(bytes)
    expect(document.getTitle()).toBe('Feedback')
    expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(de)')
    expect(document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))?.toString()).toBe(
      'true',
    )
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
    const fonts = objects.filter(
      (each): each is PDFDict => each instanceof PDFDict && each.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'),
    )
    expect(fonts.length).toBeGreaterThanOrEqual(4)
    for (const font of fonts) expect(font.has(PDFName.of('FontFile2')) || font.has(PDFName.of('FontFile3'))).toBe(true)
  })

  test('keeps what was written for who hears it, and says which characters it lacks', async () => {
    const { bytes, missing } = await writeFeedbackPdf(LETTER, { title: 'Feedback', language: 'en' })
    expect(missing).toEqual(['王'])
    const { root } = await readStructure(bytes)
    expect(root.children[1]?.children.map(({ actual }) => actual)).toEqual(['محمد 王'])
  })

  test('goes on over pages with numbers, and links lead where they say', async () => {
    const long = `${'A paragraph that goes on. '.repeat(400)}\n\nhttps://a.example/x`
    const { bytes } = await writeFeedbackPdf(long, { title: 'Feedback', language: 'en' })
    const document = await PDFDocument.load(bytes)
    expect(document.getPageCount()).toBeGreaterThan(1)
    const last = document.getPages().at(-1)
    const link = last?.node.lookup(PDFName.of('Annots'), PDFArray).lookup(0, PDFDict)
    expect(link?.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('URI'))?.toString()).toBe('(https://a.example/x)')
    expect(link?.get(PDFName.of('StructParent'))).toBeInstanceOf(PDFNumber)
  })

  test('is a document even where nothing was written', async () => {
    const { bytes } = await writeFeedbackPdf('', { title: 'Feedback', language: 'en' })
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1)
  })
})
