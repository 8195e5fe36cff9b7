// Not by its room's index: this runs in a worker, and themes for components want a document.
import { PAPER } from '../../../kit/theme/paper'
import { type Block, readBlocks, type Run } from './blocks'
import { type FontBook, openFonts } from './font-book'
import { type Atom, layLines } from './lines'
import { type Piece, pieceTogether } from './pieces'
import { createDocument, PAGE, type PdfDocument, type StructureElement } from './pdf-document'

/** The document, and the characters that it had to do without because no font of ours has them. */
export type FeedbackPdf = { bytes: Uint8Array<ArrayBuffer>; missing: string[] }

const SIZE = 11
const LEADING = 1.45
const HEADING_SIZES = [18, 13.5, 12, 11]
const INDENT = 18

/** The part of a page's width that a block may fill. */
type Frame = { left: number; width: number }
/** What is drawn once all text is there: it belongs to no element, and would interrupt the one that is being written. */
type Ornament = { page: number; draw(document: PdfDocument): void }

/**
 * Sets a letter in Markdown as a tagged PDF: headings, lists, quotes, tables and links are what they are for assistive technology too, in
 * reading order, with every font embedded.
 * @param language BCP 47 tag of what the letter is written in
 */
export async function writeFeedbackPdf(
  markdown: string,
  { title, language }: { title: string; language: string },
): Promise<FeedbackPdf> {
  const { document, finished } = createDocument({ title, language })
  const fonts = await openFonts(document, markdown)
  const writer = new LetterWriter(document, fonts)
  const root = document.struct('Document', { title, lang: language } as never)
  document.addStructure(root)
  const frame = { left: PAGE.margin, width: PAGE.width - 2 * PAGE.margin }
  for (const block of readBlocks(markdown)) root.add(writer.write(block, frame))
  root.end()
  writer.finish()
  document.end()
  return { bytes: await finished, missing: writer.missing }
}

class LetterWriter {
  readonly #missing = new Set<string>()
  readonly #ornaments: Ornament[] = []
  #y: number = PAGE.margin
  #page = 0
  #lastHeading = 0

  constructor(
    private readonly document: PdfDocument,
    private readonly fonts: FontBook,
  ) {}

  get missing(): string[] {
    return [...this.#missing]
  }

  /** The element that a block becomes. What is in it is drawn when the element is put into the document. */
  write(block: Block, frame: Frame): StructureElement {
    switch (block.kind) {
      case 'heading':
        return this.heading(block.level, block.runs, frame)
      case 'paragraph':
        return this.paragraph('P', block.runs, frame, { after: SIZE * 0.7 })
      case 'quote':
        return this.quote(block.blocks, frame)
      case 'list':
        return this.list(block, frame)
      case 'code':
        return this.paragraph('Code', [{ text: block.text, bold: false, italic: false, href: null }], frame, {
          after: SIZE * 0.7,
        })
      case 'table':
        return this.table(block.head, block.rows, frame)
      case 'rule':
        return this.element('P', [() => this.rule(frame)])
    }
  }

  /** Draws what belongs to no element: bars, lines, page numbers. */
  finish(): void {
    const { count } = this.document.bufferedPageRange()
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(page)
      this.document.markContent('Artifact', { type: 'Layout' } as never)
      for (const ornament of this.#ornaments) if (ornament.page === page) ornament.draw(this.document)
      this.document.endMarkedContent()
      if (count === 1) continue
      this.document.markContent('Artifact', { type: 'Pagination' } as never)
      const words = `${page + 1} / ${count}`
      const width = this.fonts.widthOf(words, 'text', 9)
      this.text(words, 'text', 9, PAGE.width - PAGE.margin - width, PAGE.height - PAGE.margin / 2, PAPER.secondary)
      this.document.endMarkedContent()
    }
  }

  private heading(level: number, runs: Run[], frame: Frame): StructureElement {
    // No level may be left out on the way down (PDF/UA-1, 7.4.2), whatever was written.
    const tagged = Math.min(level, this.#lastHeading + 1, 6)
    this.#lastHeading = tagged
    const size = HEADING_SIZES[Math.min(level, HEADING_SIZES.length) - 1] ?? SIZE
    const before = this.#y > PAGE.margin && level > 1 ? size : 0
    return this.paragraph(`H${tagged}`, runs, frame, {
      size,
      isHeading: true,
      before,
      after: size * 0.45,
      keep: SIZE * LEADING * 2,
    })
  }

  private quote(blocks: readonly Block[], frame: Frame): StructureElement {
    const inner = { left: frame.left + INDENT, width: frame.width - INDENT }
    let from = { page: 0, y: 0 }
    return this.element('BlockQuote', [
      () => {
        from = { page: this.#page, y: this.#y }
      },
      ...blocks.map((block) => this.write(block, inner)),
      () => this.bar(from, frame.left + 4),
    ])
  }

  private list({ first, items }: Extract<Block, { kind: 'list' }>, frame: Frame): StructureElement {
    const inner = { left: frame.left + INDENT, width: frame.width - INDENT }
    return this.element(
      'L',
      items.map((blocks, at) =>
        this.element('LI', [
          this.element('Lbl', [
            () => {
              this.makeRoom(SIZE * LEADING)
              const label = first === null ? '•' : `${first + at}.`
              const width = this.fonts.widthOf(label, 'text', SIZE)
              this.text(label, 'text', SIZE, frame.left + INDENT - 6 - width, this.#y + SIZE)
            },
          ]),
          this.element(
            'LBody',
            blocks.map((block) => this.write(block, inner)),
          ),
        ]),
      ),
    )
  }

  private table(head: Run[][], rows: Run[][][], frame: Frame): StructureElement {
    const width = frame.width / Math.max(1, head.length)
    const row = (cells: readonly Run[][], isHead: boolean) => {
      let [top, bottom] = [0, 0]
      const begin = () => {
        this.makeRoom(SIZE * LEADING * 2)
        top = this.#y
        bottom = top
      }
      const elements = cells.map((runs, at) => {
        const isHeader = isHead || at === 0
        const cell = { left: frame.left + at * width, width: width - 10 }
        const bold = isHead ? runs.map((run) => ({ ...run, bold: true })) : runs
        const options = isHeader ? { scope: isHead ? 'Column' : 'Row' } : {}
        return this.element(
          isHeader ? 'TH' : 'TD',
          [
            () => {
              this.#y = top
            },
            this.paragraph('P', bold, cell, { after: 4 }),
            () => {
              bottom = Math.max(bottom, this.#y)
            },
          ],
          options,
        )
      })
      const end = () => {
        this.#y = bottom
        this.rule(frame)
      }
      return this.element('TR', [begin, ...elements, end])
    }
    return this.element('Table', [row(head, true), ...rows.map((cells) => row(cells, false)), () => this.space(SIZE * 0.7)])
  }

  private paragraph(
    type: string,
    runs: readonly Run[],
    frame: Frame,
    { size = SIZE, isHeading = false, before = 0, after = 0, keep = 0 } = {},
  ): StructureElement {
    const { lines, missing } = layLines(runs, { width: frame.width, size, look: { isHeading }, fonts: this.fonts })
    for (const character of missing) this.#missing.add(character)
    const height = size * (isHeading ? 1.25 : LEADING)
    const pieces = pieceTogether(lines)
    const children = pieces.map((piece, at): Child => {
      const draw = () => {
        if (at === 0) this.space(before)
        this.drawPiece(piece, frame.left, size, height, at === 0 ? keep : 0)
        if (at === pieces.length - 1) this.space(after)
      }
      const words = piece.needsActualText ? this.element('Span', [draw], { actual: piece.written }) : draw
      if (piece.href === null) return words
      const link: StructureElement = this.element('Link', [words])
      piece.onDrawn = (atoms) => this.linkArea(link, atoms, frame.left, size, piece)
      return link
    })
    return this.element(type, children)
  }

  private drawPiece(piece: Piece, left: number, size: number, height: number, keep: number): void {
    const color = piece.href === null ? PAPER.ink : PAPER.accent
    piece.lines.forEach(({ atoms, isNewLine }, at) => {
      if (isNewLine) {
        this.makeRoom(height + (at === 0 ? keep : 0))
        this.#y += height
      }
      const baseline = this.#y - size * (LEADING - 1) * 0.6
      for (const { text, font, x } of atoms) this.text(text, font, size, left + x, baseline, color)
      piece.onDrawn?.(atoms)
    })
  }

  /** The area that is clicked on one line, and a line beneath: colour alone doesn't tell a link. */
  private linkArea(link: StructureElement, atoms: readonly Atom[], left: number, size: number, { href, written }: Piece): void {
    if (atoms.length === 0 || href === null) return
    const from = left + Math.min(...atoms.map((atom) => atom.x))
    const to = left + Math.max(...atoms.map((atom) => atom.x + atom.width))
    const options = { structParent: link, Contents: new String(written.trim()) }
    this.document.link(from, this.#y - size, to - from, size * 1.25, href, options as never)
    const y = this.#y - size * (LEADING - 1) * 0.6 + 1.5
    this.#ornaments.push({
      page: this.#page,
      draw: (document) =>
        document
          .moveTo(from, y)
          .lineTo(to, y)
          .lineWidth(0.5)
          .stroke([...PAPER.accent] as never),
    })
  }

  private text(words: string, font: string, size: number, x: number, y: number, color: readonly number[] = PAPER.ink): void {
    this.document
      .font(font)
      .fontSize(size)
      .fillColor([...color] as never)
    this.document.text(words, x, y, { lineBreak: false, baseline: 'alphabetic' })
  }

  private element(type: string, children: readonly Child[], options: object = {}): StructureElement {
    return this.document.struct(type as never, options as never, children as never)
  }

  private space(height: number): void {
    this.#y += height
  }

  /** Goes on with the next page where this one hasn't the height left. */
  private makeRoom(height: number): void {
    if (this.#y + height <= PAGE.height - PAGE.margin) return
    ;(this.document as unknown as { continueOnNewPage(): void }).continueOnNewPage()
    this.#page += 1
    this.#y = PAGE.margin
  }

  private rule({ left, width }: Frame): void {
    const y = this.#y
    this.#ornaments.push({
      page: this.#page,
      draw: (document) =>
        document
          .moveTo(left, y)
          .lineTo(left + width, y)
          .lineWidth(0.6)
          .stroke([...PAPER.line] as never),
    })
    this.space(5)
  }

  /** A bar beside everything that was written since, on every page that it went over. */
  private bar(from: { page: number; y: number }, x: number): void {
    for (let page = from.page; page <= this.#page; page++) {
      const top = page === from.page ? from.y : PAGE.margin
      const bottom = page === this.#page ? this.#y - SIZE * 0.5 : PAGE.height - PAGE.margin
      this.#ornaments.push({
        page,
        draw: (document) =>
          document
            .moveTo(x, top)
            .lineTo(x, bottom)
            .lineWidth(2)
            .stroke([...PAPER.line] as never),
      })
    }
  }
}

type Child = StructureElement | (() => void)
