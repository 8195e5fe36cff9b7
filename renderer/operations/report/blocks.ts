import type { Block } from '../../review'

type Run = Extract<Block, { kind: 'paragraph' }>['runs'][number]

const run = (text: string): Run => ({ text, bold: false, italic: false, href: null })

/** @param keep points of what follows that stay on its page */
export function heading(level: number, text: string, keep?: number): Block {
  return { kind: 'heading', level, runs: [run(text)], ...(keep !== undefined && { keep }) }
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [run(text)] }
}

export function items(texts: readonly string[]): Block {
  return { kind: 'list', first: null, items: texts.map((text) => [paragraph(text)]) }
}

/**
 * @param widths of the first columns beside the others, which are 1 wide
 * @param numbersFrom the column with which numbers begin
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], widths: number[], numbersFrom = 1): Block {
  const cells = (texts: readonly string[]) => texts.map((text) => [run(text)])
  return { kind: 'table', head: cells(head), rows: rows.map(cells), widths, numbersFrom }
}
