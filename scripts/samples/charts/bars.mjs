import { label } from '../pdf/sheet.mjs'
import { horizontalAxis, labelSize, QUIET, stroke } from './scale.mjs'

/**
 * Horizontal bars: `rows` of `{ label, value, text?, strong? }`, `x` axis, and maybe a `reference` line `{ value, label }`. Bars begin
 * where the axis begins, which an honest chart puts at zero.
 */
export function drawBars(sheet, { rows, x, reference, labelWidth = 108 }, box) {
  const { doc, design } = sheet
  const size = labelSize(design)
  const frame = {
    left: box.x + labelWidth,
    right: box.x + box.width - 34,
    top: box.y + (reference ? 14 : 2),
    bottom: box.y + box.height - 16,
  }
  const scale = horizontalAxis(sheet, x, frame)
  const pitch = (frame.bottom - frame.top) / rows.length
  rows.forEach((row, at) => {
    const y = frame.top + at * pitch + pitch * 0.17
    const end = scale(row.value)
    doc.rect(frame.left, y, Math.max(end - frame.left, 0.8), pitch * 0.66).fill(row.strong ? design.accent : QUIET)
    const middle = y + pitch * 0.33 - size * 0.62
    label(sheet, row.label, box.x, middle, { size, color: design.ink, width: labelWidth - 8, align: 'right' })
    label(sheet, row.text ?? String(row.value), end + 4, middle, {
      face: row.strong ? 'sans-bold' : 'sans',
      size,
      color: design.ink,
      width: 90,
    })
  })
  stroke(sheet, frame.left, frame.top, frame.left, frame.bottom, { color: design.ink, width: 0.8 })
  if (!reference) return
  const at = scale(reference.value)
  stroke(sheet, at, frame.top - 2, at, frame.bottom, { color: design.ink, width: 1, dash: 3 })
  label(sheet, reference.label, at - 70, frame.top - 13, { size, color: design.ink, width: 140, align: 'center' })
}
