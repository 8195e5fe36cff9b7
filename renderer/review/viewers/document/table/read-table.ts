import Papa from 'papaparse'

/** A table as it is read: rows of cells, and the one text that selectors count in. */
export type Table = {
  /** All rows, with the head where there is one. */
  rows: readonly (readonly string[])[]
  /** True where the first row names the columns. */
  hasHead: boolean
  columns: number
  /** Cells with tabs between them, rows with line breaks. */
  text: string
  /** Where each row begins in the text. */
  rowStarts: Uint32Array
}

const MOST_ROWS = 500_000
const NUMBER = /^\s*[-+(]?[\d.,\s]*\d[\d.,\s]*%?\)?\s*$/

/** A text as a table; the sign between cells is found out. @returns null where it has more rows than can be shown. */
export function readTable(source: string, isTabbed: boolean): Table | null {
  const { data } = Papa.parse<string[]>(source, { delimiter: isTabbed ? '\t' : '', skipEmptyLines: 'greedy' })
  if (data.length > MOST_ROWS) return null
  const lines: string[] = []
  const rowStarts = new Uint32Array(data.length + 1)
  let columns = 0
  data.forEach((row, at) => {
    const line = row.join('\t')
    lines.push(line)
    rowStarts[at + 1] = (rowStarts[at] ?? 0) + line.length + 1
    columns = Math.max(columns, row.length)
  })
  return { rows: data, hasHead: isHead(data[0]), columns, text: lines.join('\n'), rowStarts }
}

/** The row that an offset of the text is in. */
export function rowAt({ rowStarts }: Table, offset: number): number {
  let low = 0
  let high = rowStarts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((rowStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** Column names are words: a first row with a number or a gap in it is a row like the others. */
function isHead(row: readonly string[] | undefined): boolean {
  return row !== undefined && row.every((cell) => cell.trim() !== '' && !NUMBER.test(cell))
}
