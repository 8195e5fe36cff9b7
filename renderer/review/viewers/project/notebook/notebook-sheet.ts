import { readDomText } from '../../../annotations/anchoring/dom-text'
import { renderText } from '../../../prose/render-text'
import type { WordsForPicture } from '../../../prose/sanitise'
import type { LineTokens } from '../code/paint-line'
import { lastAtOrBefore, LONGEST_ROW, rowsByLine, type Sheet, type SheetRow } from '../code/sheet'
import type { Cell, Notebook, Output } from './read-notebook'
import { terminalLines } from './terminal-text'

/** What stands in a notebook beside lines of text. */
export type Block =
  /** Where a cell begins. */
  | { kind: 'head'; cell: Cell; place: number }
  | { kind: 'markdown'; content: DocumentFragment }
  | { kind: 'output'; output: Exclude<Output, { kind: 'text' | 'markdown' }> }

/** The source of a cell of code, for the highlighter: its first row, and its lines. */
export type CodePart = { firstRow: number; lines: string[] }

export type NotebookSheet = Sheet & {
  blocks: readonly Block[]
  /** By row: which code part it belongs to; undefined elsewhere. */
  codeOf(row: number): CodePart | undefined
  /** Colours of printed text, by row. */
  printed(row: number): LineTokens | null
}

/** Characters of a plain alternative that stand for a picture or a table in the notebook's text. */
const MOST_ALTERNATIVE = 2000

/**
 * Lays a notebook out in rows, with one text: sources and printed lines as they are, Markdown in its rendered words, pictures and tables
 * in their plain alternative. Annotations count in that text.
 * @param wordsFor said in the place of a picture that isn't part of the file; no part of the text.
 */
export function notebookSheet(notebook: Notebook, wordsFor: WordsForPicture): NotebookSheet {
  const build = new SheetBuilder(wordsFor)
  notebook.cells.forEach((cell, at) => {
    build.block('', { kind: 'head', cell, place: at + 1 })
    if (cell.kind === 'markdown') build.markdown(withAttachments(cell))
    else build.source(cell)
    for (const output of cell.outputs) {
      if (output.kind === 'text') build.printed(output)
      else if (output.kind === 'markdown') build.markdown(output.text)
      else build.block(output.alternative.slice(0, MOST_ALTERNATIVE), { kind: 'output', output })
    }
  })
  return build.sheet(!notebook.isCut)
}

class SheetBuilder {
  private readonly texts: string[] = []
  private readonly rows: SheetRow[] = []
  private readonly lines: number[] = []
  private readonly blocks: Block[] = []
  private readonly code = new Map<number, CodePart>()
  private readonly tokens = new Map<number, LineTokens>()
  private length = 0
  private line = 1

  constructor(private readonly wordsFor: WordsForPicture) {}

  block(text: string, block: Block): void {
    this.blocks.push(block)
    this.add(text, { number: null, block: this.blocks.length - 1 })
  }

  markdown(source: string): void {
    const content = renderText(source, 'text/markdown', this.wordsFor)
    const body = document.createElement('div')
    body.append(content.cloneNode(true))
    this.block(readDomText(body).text, { kind: 'markdown', content })
  }

  source({ source, kind }: Cell): void {
    const lines = source.split('\n')
    const part: CodePart = { firstRow: this.rows.length, lines }
    for (const line of lines) {
      if (kind === 'code') this.code.set(this.rows.length, part)
      // Counted through the whole notebook, as the selectors of lines are: what is said about line 40 is found at line 40.
      this.add(line.slice(0, LONGEST_ROW), { number: this.line, block: null })
      this.rest(line)
    }
  }

  printed({ text, tone }: Extract<Output, { kind: 'text' }>): void {
    for (const line of terminalLines(text)) {
      if (line.tokens) this.tokens.set(this.rows.length, line.tokens)
      this.add(line.text.slice(0, LONGEST_ROW), { number: null, block: null, tone })
      this.rest(line.text, tone)
    }
  }

  sheet(isWhole: boolean): NotebookSheet {
    const { rows, lines, blocks, code, tokens } = this
    const starts = rows.map(({ start }) => start)
    return {
      text: this.texts.join(''),
      rowCount: rows.length,
      lineCount: Math.max(1, this.line - 1),
      isWhole,
      row: (index) => rows[index] ?? { start: 0, end: 0, number: null, block: null },
      rowAt: (offset) => lastAtOrBefore(starts, offset),
      lineOf: (row) => lines[row] ?? 1,
      ...rowsByLine(lines),
      blocks,
      codeOf: (row) => code.get(row),
      printed: (row) => tokens.get(row) ?? null,
    }
  }

  /** The rest of a line that is too long for one row. */
  private rest(line: string, tone?: SheetRow['tone']): void {
    for (let at = LONGEST_ROW; at < line.length; at += LONGEST_ROW) {
      this.join(line.slice(at, at + LONGEST_ROW), tone)
    }
  }

  private add(text: string, row: Omit<SheetRow, 'start' | 'end'>): void {
    if (this.rows.length > 0) this.put('\n')
    this.lines.push(this.line)
    this.line += 1 + (text.match(/\n/g)?.length ?? 0)
    this.rows.push({ ...row, start: this.length, end: this.length + text.length })
    this.put(text)
  }

  private join(text: string, tone: SheetRow['tone']): void {
    this.lines.push(this.line - 1)
    this.rows.push({ start: this.length, end: this.length + text.length, number: null, block: null, ...(tone ? { tone } : {}) })
    this.put(text)
  }

  private put(text: string): void {
    this.texts.push(text)
    this.length += text.length
  }
}

function withAttachments({ source, attachments }: Cell): string {
  return source.replace(/attachment:([^)\s"']+)/g, (written, name: string) => attachments.get(name) ?? written)
}
