// Not by its room's index: this runs in a worker, and themes for components want a document.
import { PAPER } from '../../../kit/theme/paper'
import type { Block, Run } from './blocks'
import { columnsOf, endOf, type Frame, moveToEnd } from './columns'
import { drawShapes } from './draw-shapes'
import type { FontBook } from './font-book'
import { type Atom, layLines } from './lines'
import type { Page, PdfDocument, StructureElement } from './pdf-document'
import { type Piece, pieceTogether } from './pieces'

/** How a document is set. */
export type Setting = {
  page: Page
  /** Of the text, in points. */
  size: number
  /** Of what stands in tables, in points. */
  tableSize: number
  /** By level, from the first on, in points. */
  headingSizes: readonly number[]
  /** In the font of drawings and tables. */
  isSans: boolean
}

const LEADING = 1.45
const INDENT = 18

/** What is drawn once all text is there: it belongs to no element, and would interrupt the one that is being written. */
type Ornament = { page: number; draw(document: PdfDocument): void }

/** Writes blocks one below the other, over as many pages as they need. */
export class DocumentWriter {
  readonly #missing = new Set<string>()
  readonly #ornaments: Ornament[] = []
  #y: number
  #page = 0
  #lastHeading = 0

  constructor(
    private readonly document: PdfDocument,
    private readonly fonts: FontBook,
    private readonly setting: Setting,
  ) {
    this.#y = setting.page.margin
  }

  private get font(): 'sans' | 'text' {
    return this.setting.isSans ? 'sans' : 'text'
  }

  get missing(): string[] {
    return [...this.#missing]
  }

  /** The element that a block becomes. What is in it is drawn when the element is put into the document. */
  write(block: Block, frame: Frame): StructureElement {
    switch (block.kind) {
      case 'heading':
        return this.heading(block, frame)
      case 'paragraph':
        return this.paragraph('P', block.runs, frame, { after: this.setting.size * 0.7 })
      case 'quote':
        return this.quote(block.blocks, frame)
      case 'list':
        return this.list(block, frame)
      case 'code':
        return this.paragraph('Code', [{ text: block.text, bold: false, italic: false, href: null }], frame, {
          after: this.setting.size * 0.7,
        })
      case 'table':
        return this.table(block, frame)
      case 'rule':
        return this.element('P', [() => this.rule(frame)])
      case 'drawing':
        return this.drawing(block, frame)
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
      const width = this.fonts.widthOf(words, this.font, 9)
      this.text(
        words,
        this.font,
        9,
        this.setting.page.width - this.setting.page.margin - width,
        this.setting.page.height - this.setting.page.margin / 2,
        PAPER.secondary,
      )
      this.document.endMarkedContent()
    }
  }

  private heading({ level, runs, keep = 0 }: Extract<Block, { kind: 'heading' }>, frame: Frame): StructureElement {
    // No level may be left out on the way down (PDF/UA-1, 7.4.2), whatever was written.
    const tagged = Math.min(level, this.#lastHeading + 1, 6)
    this.#lastHeading = tagged
    const { headingSizes } = this.setting
    const size = headingSizes[Math.min(level, headingSizes.length) - 1] ?? this.setting.size
    const before = this.#y > this.setting.page.margin && level > 1 ? size : 0
    return this.paragraph(`H${tagged}`, runs, frame, {
      size,
      isHeading: true,
      before,
      after: size * 0.45,
      keep: Math.max(keep, this.setting.size * LEADING * 2),
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
              this.makeRoom(this.setting.size * LEADING)
              const label = first === null ? '•' : `${first + at}.`
              const width = this.fonts.widthOf(label, this.font, this.setting.size)
              this.text(label, this.font, this.setting.size, frame.left + INDENT - 6 - width, this.#y + this.setting.size)
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

  private table({ head, rows, widths = [], numbersFrom }: Extract<Block, { kind: 'table' }>, frame: Frame): StructureElement {
    const { tableSize: size } = this.setting
    const cells = columnsOf(frame, head.length, widths)
    const inHead = head.map(inBold)
    const row = (content: readonly Run[][], isHead: boolean) => {
      let [top, bottom] = [0, 0]
      const begin = () => {
        const page = this.#page
        this.makeRoom(this.heightOf(content, cells, size))
        if (page !== this.#page && !isHead) this.repeatHead(inHead, cells, size, frame, numbersFrom)
        top = this.#y
        bottom = top
      }
      const elements = content.map((runs, at) => {
        const isHeader = isHead || at === 0
        const options = isHeader ? { scope: isHead ? 'Column' : 'Row' } : {}
        const atEnd = numbersFrom !== undefined && at >= numbersFrom
        return this.element(
          isHeader ? 'TH' : 'TD',
          [
            () => {
              this.#y = top
            },
            this.paragraph('P', runs, cells[at] ?? frame, { size, after: 4, atEnd }),
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
    return this.element('Table', [
      row(inHead, true),
      ...rows.map((content) => row(content, false)),
      () => this.space(this.setting.size * 0.7),
    ])
  }

  /** What a row takes, so that it is never torn; no more than a page has. */
  private heightOf(content: readonly Run[][], cells: readonly Frame[], size: number): number {
    const lines = content.map((runs, at) => this.lay(runs, cells[at]?.width ?? 1, size).lines.length)
    const { height, margin } = this.setting.page
    return Math.min(Math.max(...lines, 1) * size * LEADING + 10, height - 2 * margin)
  }

  /** The head once more where a table goes on: for the eye alone, since whoever is read to knows it. */
  private repeatHead(head: readonly Run[][], cells: readonly Frame[], size: number, frame: Frame, numbersFrom?: number): void {
    const top = this.#y
    const laid = head.map((runs, at) => this.lay(runs, cells[at]?.width ?? 1, size).lines)
    const height = size * LEADING
    this.#ornaments.push({
      page: this.#page,
      draw: () =>
        laid.forEach((lines, at) => {
          const { left, width } = cells[at] ?? frame
          lines.forEach(({ atoms }, line) => {
            const shift = numbersFrom !== undefined && at >= numbersFrom ? width - endOf(atoms) : 0
            const baseline = top + (line + 1) * height - size * (LEADING - 1) * 0.6
            for (const { text, font, x } of atoms) this.text(text, font, size, left + shift + x, baseline)
          })
        }),
    })
    this.space(Math.max(...laid.map((lines) => lines.length)) * height + 4)
    this.rule(frame)
  }

  private drawing({ drawing, alt }: Extract<Block, { kind: 'drawing' }>, frame: Frame): StructureElement {
    const scale = Math.min(1, frame.width / drawing.width)
    const height = drawing.height * scale
    const draw = () => {
      this.makeRoom(height)
      const place = { left: frame.left, top: this.#y, scale }
      for (const character of drawShapes(this.document, this.fonts, drawing, place)) this.#missing.add(character)
      this.space(height + this.setting.size)
    }
    return this.element('Figure', [draw], { alt })
  }

  private lay(runs: readonly Run[], width: number, size: number, isHeading = false) {
    return layLines(runs, { width, size, look: { isHeading, isSans: this.setting.isSans }, fonts: this.fonts })
  }

  private paragraph(
    type: string,
    runs: readonly Run[],
    frame: Frame,
    { size = this.setting.size, isHeading = false, before = 0, after = 0, keep = 0, atEnd = false } = {},
  ): StructureElement {
    const { lines, missing } = this.lay(runs, frame.width, size, isHeading)
    if (atEnd) for (const { atoms } of lines) moveToEnd(atoms, frame.width)
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
    if (this.#y + height <= this.setting.page.height - this.setting.page.margin) return
    ;(this.document as unknown as { continueOnNewPage(): void }).continueOnNewPage()
    this.#page += 1
    this.#y = this.setting.page.margin
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
      const top = page === from.page ? from.y : this.setting.page.margin
      const bottom = page === this.#page ? this.#y - this.setting.size * 0.5 : this.setting.page.height - this.setting.page.margin
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

const inBold = (runs: readonly Run[]) => runs.map((run) => ({ ...run, bold: true }))
