import { label } from '../pdf/sheet.mjs'
import { horizontalAxis, labelSize, seriesColor, stroke, verticalAxis } from './scale.mjs'

/** A path through points; a missing value leaves a gap rather than a guess. */
function trace(doc, values, place) {
  let isOpen = false
  values.forEach((value, at) => {
    if (value === null) isOpen = false
    else {
      const [x, y] = place(at, value)
      if (isOpen) doc.lineTo(x, y)
      else doc.moveTo(x, y)
      isOpen = true
    }
  })
}

function drawBand({ doc }, band, place, color) {
  const upper = band.map(([, high], at) => place(at, high))
  const lower = band.map(([low], at) => place(at, low)).reverse()
  doc
    .save()
    .fillOpacity(0.16)
    .polygon(...upper, ...lower)
    .fill(color)
    .restore()
}

/**
 * Lines over an ordered x: `x` and `y` axes, `series` of `{ label, values, band?, quiet? }` (one value for each whole step of `x` from
 * `x.from`), labelled at their ends; `marks` are `{ x, label }` for events.
 */
export function drawLines(sheet, { x, y, series, marks = [], endWidth = 76 }, box) {
  const { doc, design } = sheet
  const size = labelSize(design)
  const frame = {
    left: box.x + 34,
    right: box.x + box.width - endWidth,
    top: box.y + (marks.length ? 16 : 6),
    bottom: box.y + box.height - 16,
  }
  const across = horizontalAxis(sheet, x, frame)
  const up = verticalAxis(sheet, y, frame)
  const place = (at, value) => [across(x.from + at), up(value)]
  for (const mark of marks) {
    stroke(sheet, across(mark.x), frame.top - 3, across(mark.x), frame.bottom, { color: design.ink, width: 0.9, dash: 2.5 })
    label(sheet, mark.label, across(mark.x) - 80, frame.top - 14, { size, color: design.ink, width: 160, align: 'center' })
  }
  series.forEach((line, at) => {
    const color = line.quiet ? '#A7B1BE' : seriesColor(design, at)
    if (line.band) drawBand(sheet, line.band, place, color)
    doc
      .save()
      .lineWidth(line.quiet ? 1 : 1.8)
      .lineJoin('round')
      .strokeColor(color)
    trace(doc, line.values, place)
    doc.stroke().restore()
    const last = line.values.findLastIndex((value) => value !== null)
    const [endX, endY] = place(last, line.values[last])
    const labelColor = line.quiet ? design.muted : color
    label(sheet, line.label, endX + 5, endY - size * 0.62 + (line.nudge ?? 0), {
      face: line.quiet ? 'sans' : 'sans-bold',
      size,
      color: labelColor,
      width: endWidth - 6,
    })
  })
  stroke(sheet, frame.left, frame.bottom, frame.right, frame.bottom, { color: design.ink, width: 0.8 })
}
