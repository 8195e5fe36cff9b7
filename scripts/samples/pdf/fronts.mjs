import { label } from './sheet.mjs'

/** A report's cover: title, subtitle and who wrote it when, over a plain ground with one rule. */
export function setCover(sheet) {
  const { doc, design, about, left, width } = sheet
  const [pageWidth, pageHeight] = design.page
  doc.addPage()
  doc.rect(0, 0, pageWidth, pageHeight).fill('#FBF9F4')
  doc.rect(0, 0, 14, pageHeight).fill(design.accent)
  doc.font('sans').fontSize(9.5).fillColor(design.muted).text(about.kicker, left, 130, { width, characterSpacing: 0.4 })
  doc.font(design.headingFace).fontSize(34).fillColor(design.ink).text(about.title, left, 172, { width, lineGap: 2 })
  doc
    .font(design.face)
    .fontSize(15)
    .fillColor(design.muted)
    .text(about.subtitle, left, doc.y + 14, { width: width * 0.88, lineGap: 4 })
  doc.rect(left, doc.y + 28, 56, 2.5).fill(design.accent)
  label(sheet, about.byline, left, pageHeight - 190, { face: design.face, size: 11.5, color: design.ink, width })
  label(sheet, about.imprint, left, pageHeight - 168, { face: design.face, size: 10, width })
}

/** Fills the contents page, which was kept free until the page numbers were known. */
export function setContents(sheet, pageIndex) {
  const { doc, design, left, width, contents } = sheet
  doc.switchToPage(pageIndex)
  label(sheet, 'Contents', left, design.margins.top, {
    face: design.headingFace,
    size: design.headings[0],
    color: design.ink,
    width,
  })
  let y = design.margins.top + 44
  for (const { level, title, page } of contents) {
    if (level === 1) y += 7
    const face = level === 1 ? design.headingFace : design.face
    const indent = level === 1 ? 0 : 16
    label(sheet, title, left + indent, y, { face, size: level === 1 ? 10.5 : 9.8, color: design.ink, width: width - 50 - indent })
    label(sheet, String(page), left + width - 40, y, { face: design.face, size: 10, width: 40, align: 'right' })
    y += level === 1 ? 18 : 15.5
  }
}

/** The head of a document without a cover: a coloured band, or a plain title with its byline. */
export function setHead(sheet) {
  const { doc, design, about, left, width } = sheet
  doc.addPage()
  if (design.band) {
    const height = 128
    doc.rect(0, 0, design.page[0], height).fill(design.accent)
    label(sheet, about.kicker, left, 34, { size: 8.5, color: '#FFFFFF', width })
    label(sheet, about.title, left, 52, { face: design.headingFace, size: 21, color: '#FFFFFF', width })
    doc.y = height + 14
    label(sheet, about.byline, left, doc.y, { size: 8.8, width })
    doc.y += 26
    return
  }
  doc.font(design.face).fontSize(9).fillColor(design.accent).text(about.kicker, left, design.margins.top, { width })
  doc
    .font(design.headingFace)
    .fontSize(design.headings[0] + 6)
    .fillColor(design.ink)
    .text(about.title, left, doc.y + 6, { width, lineGap: 1 })
  doc
    .font(design.face)
    .fontSize(design.size * 0.92)
    .fillColor(design.muted)
    .text(about.byline, left, doc.y + 5, { width })
  doc.y += 18
}

/** Running title and page number on every page but a cover; a journal gets the line of its spine. */
export function setFooters(sheet) {
  const { doc, design, about, left, width } = sheet
  const { count } = doc.bufferedPageRange()
  const [, pageHeight] = design.page
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index)
    if (design.spine) doc.rect(44, 0, 0.8, pageHeight).fill(design.line)
    if (!design.footer || (design.cover && index === 0)) continue
    const y = pageHeight - design.margins.bottom * 0.55
    doc
      .moveTo(left, y - 9)
      .lineTo(left + width, y - 9)
      .lineWidth(0.5)
      .stroke(design.line)
    label(sheet, about.running ?? about.title, left, y, { face: design.face, size: 8.2, width: width * 0.75 })
    label(sheet, `${index + 1} of ${count}`, left + width - 80, y, { face: design.face, size: 8.2, width: 80, align: 'right' })
  }
}
