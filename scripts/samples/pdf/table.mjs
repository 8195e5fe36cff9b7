import { plain } from '../text/blocks.mjs'
import { ensureRoom } from './sheet.mjs'

const PADDING = { top: 4.5, bottom: 4.5, left: 5, right: 5 }

/** Shares the width out by the longest words and the amount of text, so that neither numbers nor sentences are squeezed. */
function columnWidths({ doc, design, width }, { head, rows }, size) {
  doc.font(`${design.face}-bold`).fontSize(size)
  const columns = head.map((cell, column) => {
    const texts = [cell, ...rows.map((row) => row[column])].map(plain)
    const longestWord = Math.max(...texts.flatMap((text) => text.split(/\s+/)).map((word) => doc.widthOfString(word)))
    const longestText = Math.max(...texts.map((text) => doc.widthOfString(text)))
    return { least: longestWord + 14, wanted: Math.min(longestText + 14, width * 0.62) }
  })
  const least = columns.reduce((sum, column) => sum + column.least, 0)
  const wanted = columns.reduce((sum, column) => sum + column.wanted - column.least, 0)
  return columns.map((column) => column.least + ((width - least) * (column.wanted - column.least)) / (wanted || 1))
}

function toCells({ design }, row, { align, bold, size }) {
  return row.map((runs, column) => ({
    text: plain(runs),
    align: { x: align[column], y: 'center' },
    textColor: bold ? design.muted : design.ink,
    font: { src: bold || (runs.length > 0 && runs.every((run) => run.bold)) ? `${design.face}-bold` : design.face, size },
  }))
}

/** Sets a table with rules above, below the head and at the end only. */
export function setTable(sheet, block) {
  const { doc, design, left } = sheet
  const size = design.small ?? design.size * 0.86
  const last = block.rows.length
  ensureRoom(sheet, 40 + Math.min(last, 6) * (size + 14))
  doc.x = left
  doc.table({
    columnStyles: columnWidths(sheet, block, size).map((width) => ({ width })),
    defaultStyle: { padding: PADDING, border: false, borderColor: design.line },
    rowStyles: (row) => {
      if (row === 0) return { border: { top: 1.2, bottom: 0.8 }, borderColor: design.accent }
      return row === last ? { border: { bottom: 1.2 }, borderColor: design.accent } : { border: { bottom: 0.4 } }
    },
    data: [
      toCells(sheet, block.head, { align: block.align, bold: true, size }),
      ...block.rows.map((row) => toCells(sheet, row, { align: block.align, bold: false, size })),
    ],
  })
  doc.x = left
  doc.y += design.paragraphGap
}
