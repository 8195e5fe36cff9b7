import { describeText, formatLineRange, type Selector } from '../../../../../shared/domain'
import type { Sheet } from './sheet'

/** Rows that are selected: where the selection began, and the row that it was drawn out to. */
export type RowSelection = { anchor: number; head: number }

/** Both ends in order. */
export function rowsOf({ anchor, head }: RowSelection): { first: number; last: number } {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) }
}

/** Lines (1 is the first) that rows belong to. */
export function linesOf(sheet: Sheet, selection: RowSelection): { first: number; last: number } {
  const { first, last } = rowsOf(selection)
  return { first: sheet.lineOf(first), last: lastLineOf(sheet, last) }
}

/** Selectors for the lines of the selected rows: their words with what stands around them, their position, and their numbers. */
export function describeLines(sheet: Sheet, selection: RowSelection): Selector[] {
  const { first, last } = linesOf(sheet, selection)
  const start = sheet.row(sheet.rowOfLine(first)).start
  return [...describeText(sheet.text, start, sheet.row(sheet.lastRowOfLine(last)).end), formatLineRange({ first, last })]
}

/** A block of a notebook holds several lines. */
function lastLineOf(sheet: Sheet, row: number): number {
  const { start, end } = sheet.row(row)
  let line = sheet.lineOf(row)
  for (let at = sheet.text.indexOf('\n', start); at >= 0 && at < end; at = sheet.text.indexOf('\n', at + 1)) line += 1
  return line
}
