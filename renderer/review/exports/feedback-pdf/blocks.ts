import MarkdownIt, { type Token } from 'markdown-it'
import type { Drawing } from '../../../charts/drawing'

/** Words in one look. */
export type Run = { text: string; bold: boolean; italic: boolean; href: string | null }

/** A part of a document, as it is tagged. */
export type Block =
  | {
      kind: 'heading'
      level: number
      runs: Run[]
      /** Points of what follows that stand on the same page with it; two lines of text where absent. */
      keep?: number
    }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; first: number | null; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | {
      kind: 'table'
      head: Run[][]
      rows: Run[][][]
      /** How wide each column is beside the others; all the same where absent. */
      widths?: number[]
      /** Columns from this one on hold numbers, which stand at the end of their column. */
      numbersFrom?: number
    }
  | {
      kind: 'drawing'
      drawing: Drawing
      /** What it shows, for those who don't see it. */
      alt: string
    }
  | { kind: 'rule' }

const PLAIN: Omit<Run, 'text'> = { bold: false, italic: false, href: null }

/** Only addresses that the preview opens too. */
const OPENED = /^https:/i

/** Reads Markdown as the preview shows it (HTML stays visible as text), for a medium that has no DOM. */
export function readBlocks(markdown: string): Block[] {
  const tokens = new MarkdownIt({ html: false, linkify: true }).parse(markdown, {})
  return readUntil(new Tokens(tokens), null)
}

class Tokens {
  private at = 0
  constructor(private readonly tokens: readonly Token[]) {}
  next(): Token | undefined {
    return this.tokens[this.at++]
  }
}

/** Blocks up to the token that closes what they stand in. */
function readUntil(tokens: Tokens, end: string | null): Block[] {
  const blocks: Block[] = []
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    const block = readBlock(token, tokens)
    if (block) blocks.push(block)
  }
  return blocks
}

function readBlock(token: Token, tokens: Tokens): Block | null {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), runs: readInline(tokens, 'heading_close') }
    case 'paragraph_open':
      return { kind: 'paragraph', runs: readInline(tokens, 'paragraph_close') }
    case 'bullet_list_open':
      return { kind: 'list', first: null, items: readItems(tokens, 'bullet_list_close') }
    case 'ordered_list_open':
      return { kind: 'list', first: Number(token.attrGet('start') ?? 1), items: readItems(tokens, 'ordered_list_close') }
    case 'blockquote_open':
      return { kind: 'quote', blocks: readUntil(tokens, 'blockquote_close') }
    case 'fence':
    case 'code_block':
      return { kind: 'code', text: token.content.trimEnd() }
    case 'table_open':
      return readTable(tokens)
    case 'hr':
      return { kind: 'rule' }
    default:
      return null
  }
}

function readItems(tokens: Tokens, end: string): Block[][] {
  const items: Block[][] = []
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    if (token.type === 'list_item_open') items.push(readUntil(tokens, 'list_item_close'))
  }
  return items
}

function readTable(tokens: Tokens): Block {
  const rows: Run[][][] = []
  for (let token = tokens.next(); token && token.type !== 'table_close'; token = tokens.next()) {
    if (token.type === 'tr_open') rows.push([])
    else if (token.type === 'inline') rows.at(-1)?.push(runsOf(token))
  }
  const [head = [], ...body] = rows
  return { kind: 'table', head, rows: body }
}

function readInline(tokens: Tokens, end: string): Run[] {
  const runs: Run[] = []
  for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
    if (token.type === 'inline') runs.push(...runsOf(token))
  }
  return runs
}

function runsOf({ children }: Token): Run[] {
  const runs: Run[] = []
  const look = { ...PLAIN }
  for (const child of children ?? []) {
    if (child.type === 'strong_open' || child.type === 'strong_close') look.bold = child.nesting === 1
    else if (child.type === 'em_open' || child.type === 'em_close') look.italic = child.nesting === 1
    else if (child.type === 'link_open') look.href = openedAddress(child.attrGet('href'))
    else if (child.type === 'link_close') look.href = null
    else if (child.type === 'softbreak') runs.push({ ...look, text: ' ' })
    else if (child.type === 'hardbreak') runs.push({ ...look, text: '\n' })
    // A picture's words stand for it; code is told apart by nothing but its words.
    else if (child.content !== '') runs.push({ ...look, text: child.content })
  }
  return runs
}

function openedAddress(href: string | null): string | null {
  return href !== null && OPENED.test(href) ? href : null
}
