const faceOf = (face, { bold, italic, code }) => (code ? 'mono' : bold ? `${face}-bold` : italic ? `${face}-italic` : face)

/**
 * Sets runs of text as one paragraph from the sheet's current place downward; pages break where they must.
 * `at` moves and narrows the column (`{ x, width }`).
 */
export function setRuns(
  { doc, design, left, width },
  runs,
  { face = design.face, size = design.size, color = design.ink, lineGap = design.lineGap, align = 'left', at = {} } = {},
) {
  const options = { width: at.width ?? width, lineGap, align }
  runs.forEach((run, index) => {
    const isFirst = index === 0
    const style = { ...options, continued: index < runs.length - 1, link: run.link ?? null, underline: run.link !== null }
    doc
      .font(faceOf(face, run))
      .fontSize(run.code ? size * 0.9 : size)
      .fillColor(run.link ? design.accent : color)
    if (isFirst) doc.text(run.text, at.x ?? left, doc.y, style)
    else doc.text(run.text, style)
  })
}

/** Height that runs will take, near enough to decide whether they still fit on the page. */
export function heightOf(
  { doc, design, width },
  text,
  { face = design.face, size = design.size, lineGap = design.lineGap, columnWidth = width } = {},
) {
  return doc.font(face).fontSize(size).heightOfString(text, { width: columnWidth, lineGap })
}
