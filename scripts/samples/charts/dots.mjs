import { label } from '../pdf/sheet.mjs'
import { horizontalAxis, labelSize, stroke } from './scale.mjs'

/**
 * Points with intervals: `rows` of `{ label, value, low?, high?, before?, strong? }` on an `x` axis. `before` draws a hollow mark and
 * an arrowless line to the value, for change over time.
 */
export function drawDots(sheet, { rows, x, reference, labelWidth = 108 }, box) {
  const { doc, design } = sheet
  const size = labelSize(design)
  const frame = {
    left: box.x + labelWidth,
    right: box.x + box.width - 30,
    top: box.y + (reference ? 14 : 2),
    bottom: box.y + box.height - 16,
  }
  const scale = horizontalAxis(sheet, x, frame)
  const pitch = (frame.bottom - frame.top) / rows.length
  if (reference) {
    stroke(sheet, scale(reference.value), frame.top - 2, scale(reference.value), frame.bottom, {
      color: design.ink,
      width: 1,
      dash: 3,
    })
    label(sheet, reference.label, scale(reference.value) - 70, frame.top - 13, {
      size,
      color: design.ink,
      width: 140,
      align: 'center',
    })
  }
  rows.forEach((row, at) => {
    const y = frame.top + (at + 0.5) * pitch
    const color = row.strong ? design.accent : '#5F7390'
    if (row.low !== undefined) stroke(sheet, scale(row.low), y, scale(row.high), y, { color, width: 1.6 })
    if (row.before !== undefined) {
      stroke(sheet, scale(row.before), y, scale(row.value), y, { color, width: 1 })
      doc.circle(scale(row.before), y, 3.2).lineWidth(1).fillAndStroke('#FFFFFF', color)
    }
    doc.circle(scale(row.value), y, 3.6).fill(color)
    label(sheet, row.label, box.x, y - size * 0.62, { size, color: design.ink, width: labelWidth - 8, align: 'right' })
  })
}
