import { label } from '../pdf/sheet.mjs'
import { labelSize } from './scale.mjs'

/**
 * A table of shaded cells: `columns`, `rows` of `{ label, values }`, and the values that get the faintest and
 * the full shade (`least`, `most`). Text stays dark, so that it can be read on every shade.
 */
export function drawHeat(sheet, { columns, rows, least = 0, most, unit = '', labelWidth = 108 }, box) {
  const { doc, design } = sheet
  const size = labelSize(design)
  const cellWidth = (box.width - labelWidth) / columns.length
  const cellHeight = (box.height - 16) / rows.length
  columns.forEach((text, at) => {
    label(sheet, text, box.x + labelWidth + at * cellWidth, box.y, { size, width: cellWidth, align: 'center' })
  })
  rows.forEach((row, line) => {
    const y = box.y + 14 + line * cellHeight
    label(sheet, row.label, box.x, y + cellHeight / 2 - size * 0.62, {
      size,
      color: design.ink,
      width: labelWidth - 8,
      align: 'right',
    })
    row.values.forEach((value, at) => {
      const x = box.x + labelWidth + at * cellWidth
      const share = value === null ? 0 : Math.min(Math.max((value - least) / (most - least), 0), 1)
      doc
        .save()
        .fillOpacity(0.04 + share * 0.6)
        .rect(x + 1, y + 1, cellWidth - 2, cellHeight - 2)
        .fill(design.accent)
        .restore()
      label(sheet, value === null ? 'n/a' : `${value}${unit}`, x, y + cellHeight / 2 - size * 0.62, {
        size,
        color: design.ink,
        width: cellWidth,
        align: 'center',
      })
    })
  })
}
