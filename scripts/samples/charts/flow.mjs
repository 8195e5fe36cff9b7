import { label } from '../pdf/sheet.mjs'
import { labelSize } from './scale.mjs'

function drawArrow({ doc, design }, [x1, y1], [x2, y2]) {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const barb = (turn) => [x2 - 6 * Math.cos(angle + turn), y2 - 6 * Math.sin(angle + turn)]
  doc.save().lineWidth(1.1).strokeColor(design.muted).moveTo(x1, y1).lineTo(x2, y2).stroke().restore()
  doc.polygon([x2, y2], barb(0.45), barb(-0.45)).fill(design.muted)
}

/** Where a line from the middle of one box toward another leaves it. */
function edge(from, to) {
  const [dx, dy] = [to.cx - from.cx, to.cy - from.cy]
  const reach = Math.min(from.w / 2 / Math.abs(dx || 1e-9), from.h / 2 / Math.abs(dy || 1e-9))
  return [from.cx + dx * reach, from.cy + dy * reach]
}

/**
 * Boxes and arrows on a grid: `columns` × `lines`, `boxes` of `{ name, column, line, text, small?, strong? }`, `arrows` of
 * `[from, to]` names.
 */
export function drawFlow(sheet, { columns, lines, boxes, arrows }, box) {
  const { doc, design } = sheet
  const size = labelSize(design)
  const pitch = { x: box.width / columns, y: box.height / lines }
  const placed = new Map(
    boxes.map((each) => {
      const w = pitch.x * 0.78
      const h = Math.min(pitch.y * 0.7, 62)
      return [each.name, { ...each, w, h, cx: box.x + (each.column - 0.5) * pitch.x, cy: box.y + (each.line - 0.5) * pitch.y }]
    }),
  )
  for (const [from, to] of arrows)
    drawArrow(sheet, edge(placed.get(from), placed.get(to)), edge(placed.get(to), placed.get(from)))
  for (const { cx, cy, w, h, text, small, strong } of placed.values()) {
    doc
      .roundedRect(cx - w / 2, cy - h / 2, w, h, 4)
      .lineWidth(1)
      .fillAndStroke(strong ? design.tint : '#FFFFFF', strong ? design.accent : design.line)
    const top = small ? cy - size * 1.45 : cy - size * 0.65
    label(sheet, text, cx - w / 2 + 4, top, { face: 'sans-bold', size, color: design.ink, width: w - 8, align: 'center' })
    if (small) label(sheet, small, cx - w / 2 + 4, cy - size * 0.1, { size: size * 0.92, width: w - 8, align: 'center' })
  }
}
