/** One row of a sheet: a line of text (or a part of a very long one), or something laid out that has words of its own. */
export type SheetRow = {
  /** Where its words are in the sheet's text (UTF-16, half open). */
  start: number
  end: number
  /** What stands in the gutter; null for the further rows of a long line, and where there are no lines. */
  number: number | null
  /** What is drawn instead of words in lines; null for a line. */
  block: number | null
  /** What was printed, rather than written; absent for what was written. */
  tone?: 'output' | 'error'
}

/** What is read as rows: a file of code, a notebook. It holds its whole text; only the rows on the screen are drawn. */
export type Sheet = {
  text: string
  rowCount: number
  row(index: number): SheetRow
  /** The row in which an offset of the text is. */
  rowAt(offset: number): number
  /** The line (1 is the first) of the whole text in which a row begins; what line selectors count. */
  lineOf(row: number): number
  /** The first and the last row of a line of the whole text; of the last line where there is no such. */
  rowOfLine(line: number): number
  lastRowOfLine(line: number): number
  /** Lines of the whole text. */
  lineCount: number
  /** False where the text was cut, see `MOST_ROWS`. */
  isWhole: boolean
}

/** Longer lines are shown in several rows: laying out a line of a megabyte takes a browser seconds. */
export const LONGEST_ROW = 1000
/** More rows than this no browser can scroll through; nobody reads them on a screen. */
const MOST_ROWS = 400_000

/**
 * A text as a sheet of numbered lines.
 * @param isWhole false where the text is only the beginning of a file.
 */
export function codeSheet(text: string, isWhole = true): Sheet {
  const starts: number[] = []
  const ends: number[] = []
  const lines: number[] = []
  let line = 0
  let at = 0
  for (; starts.length < MOST_ROWS; ) {
    line += 1
    const newline = text.indexOf('\n', at)
    const stop = newline < 0 ? text.length : newline
    const end = stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop
    let from = at
    do {
      const to = wholeCharacters(text, Math.min(end, from + LONGEST_ROW), end)
      starts.push(from)
      ends.push(to)
      lines.push(line)
      from = to
    } while (from < end && starts.length < MOST_ROWS)
    at = stop + 1
    // The line break at the end of a file begins no further line.
    if (newline < 0 || at >= text.length) break
  }
  return {
    text,
    rowCount: starts.length,
    lineCount: line,
    isWhole: isWhole && at >= text.length,
    row: (index) => ({
      start: starts[index] ?? 0,
      end: ends[index] ?? 0,
      number: lines[index] === lines[index - 1] ? null : (lines[index] ?? null),
      block: null,
    }),
    rowAt: (offset) => lastAtOrBefore(starts, offset),
    lineOf: (row) => lines[row] ?? 1,
    ...rowsByLine(lines),
  }
}

/** @param lines in which line each row begins. */
export function rowsByLine(lines: readonly number[]): Pick<Sheet, 'rowOfLine' | 'lastRowOfLine'> {
  const lastRowOfLine = (line: number) => lastAtOrBefore(lines, line)
  return { lastRowOfLine, rowOfLine: (line) => firstAtOrAfter(lines, lines[lastRowOfLine(line)] ?? 1) }
}

/** Index of the last value that is not greater; 0 where all are. Values must ascend. */
export function lastAtOrBefore(values: readonly number[], wanted: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((values[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the first value that is not smaller; the last one where all are. Values must ascend. */
function firstAtOrAfter(values: readonly number[], wanted: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((values[middle] ?? 0) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Moves an offset so that no emoji is cut in two. */
function wholeCharacters(text: string, offset: number, end: number): number {
  const unit = text.charCodeAt(offset)
  return offset < end && unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset
}
