import { label } from '../pdf/sheet.mjs'

/** Colours of series, dark enough for lines and for small text beside them. The first is the document's accent. */
export const seriesColor = (design, at) => [design.accent, '#5B6472', '#2F6B57', '#8C4A5E', '#3F5C93'][at % 5]

/** Colour of marks that are context rather than message. */
export const QUIET = '#B9C4D2'

/** Text size for labels in a chart, from the design's own. */
export const labelSize = (design) => Math.max(7.4, design.size * 0.72)

/** A function from a value to a place: `from` lies at `start`, `to` at `end`. */
export function linearScale({ from, to }, start, end) {
  return (value) => start + ((value - from) / (to - from)) * (end - start)
}

/** Sets a chart's own title; returns the height that it took. */
export function title(sheet, text, { x, y, width }) {
  const size = labelSize(sheet.design) + 0.8
  label(sheet, text, x, y, { face: 'sans-bold', size, color: sheet.design.ink, width })
  return size + 10
}

/** A thin straight line. */
export function stroke({ doc }, x1, y1, x2, y2, { color, width = 0.6, dash } = {}) {
  doc.save().lineWidth(width).strokeColor(color)
  if (dash) doc.dash(dash, { space: dash })
  doc.moveTo(x1, y1).lineTo(x2, y2).stroke().restore()
}

/** Vertical grid lines with their values below; `axis` has `from`, `to`, `ticks` and maybe a `unit`. */
export function horizontalAxis(sheet, axis, { left, right, top, bottom }) {
  const scale = linearScale(axis, left, right)
  const size = labelSize(sheet.design)
  axis.ticks.forEach((tick, at) => {
    stroke(sheet, scale(tick), top, scale(tick), bottom, { color: sheet.design.line })
    const text = `${axis.labels?.[at] ?? tick}${at === axis.ticks.length - 1 && axis.unit ? ` ${axis.unit}` : ''}`
    label(sheet, text, scale(tick) - 50, bottom + 4, { size, width: 100, align: 'center' })
  })
  return scale
}

/** Horizontal grid lines with their values at the left. */
export function verticalAxis(sheet, axis, { left, right, top, bottom }) {
  const scale = linearScale(axis, bottom, top)
  const size = labelSize(sheet.design)
  for (const tick of axis.ticks) {
    stroke(sheet, left, scale(tick), right, scale(tick), { color: sheet.design.line })
    label(sheet, `${tick}${axis.unit ?? ''}`, left - 64, scale(tick) - size * 0.62, { size, width: 58, align: 'right' })
  }
  return scale
}
