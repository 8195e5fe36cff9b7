import { unzipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { packParts } from './archive.mjs'

const HEAD = { fontWeight: 'bold', backgroundColor: '#E8EDF2', wrap: true, height: 32 }

/** A cell's number format follows from the column: `0.0%` for shares, thousands for the rest of the numbers. */
function toCell(value, format) {
  if (value === null) return null
  return typeof value === 'number' ? { value, type: Number, format: format ?? '#,##0' } : { value, type: String, wrap: true }
}

/**
 * Writes an Excel workbook from `{ sheets: [{ name, columns: [{ title, width, format? }], rows: [[…]] }] }`. Packed again with fixed
 * times, so that the same source gives the same bytes.
 */
export async function writeWorkbook(source) {
  const { sheets } = JSON.parse(source)
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      columns.map(({ title }) => ({ value: title, type: String, ...HEAD })),
      ...rows.map((row) => row.map((value, at) => toCell(value, columns[at].format))),
    ],
  }))
  return packParts(unzipSync(new Uint8Array(await writeExcelFile(written).toBuffer())))
}
