import PDFDocument from 'pdfkit'
import { FONT_FILES } from '../fonts.mjs'

/**
 * A document being set: `doc` (pdfkit), `design`, the text column (`left`, `width`, `bottom`) and the figures counted so far.
 * Dates come from the source: pdfkit would stamp the present time, and derive the file's id from it.
 */
export function openSheet(about, design) {
  const written = new Date(`${about.date}T09:00:00Z`)
  const doc = new PDFDocument({
    size: design.page,
    margins: design.margins,
    bufferPages: true,
    autoFirstPage: false,
    // Newer ways of locking draw random numbers: the same source would give other bytes each time.
    ...(about.password && { userPassword: about.password, ownerPassword: about.password, pdfVersion: '1.4' }),
    lang: about.lang ?? 'en-GB',
    displayTitle: true,
    info: {
      Title: about.title,
      Author: about.author ?? '',
      Creator: about.madeWith ?? 'LibreOffice Writer',
      Producer: 'PDFKit',
      CreationDate: written,
      ModDate: written,
    },
  })
  for (const [name, file] of Object.entries(FONT_FILES)) doc.registerFont(name, file)
  const { left, right, bottom } = design.margins
  const [pageWidth, pageHeight] = design.page
  return {
    doc,
    design,
    about,
    left,
    width: pageWidth - left - right,
    bottom: pageHeight - bottom,
    figures: 0,
    tables: 0,
    contents: [],
  }
}

/** All bytes of the finished document, and how many pages it has. */
export function closeSheet({ doc }) {
  const pages = doc.bufferedPageRange().count
  return new Promise((resolve, reject) => {
    const parts = []
    doc.on('data', (part) => parts.push(part))
    doc.on('end', () => resolve({ bytes: Buffer.concat(parts), extent: { unit: 'pages', count: pages } }))
    doc.on('error', reject)
    doc.end()
  })
}

/** Starts a new page where less than `needed` points are left on this one. */
export function ensureRoom({ doc, bottom }, needed) {
  if (doc.y + needed > bottom) doc.addPage()
}

/** One line of text at a place, without moving the flow and without ever breaking the page. */
export function label({ doc }, text, x, y, { face = 'sans', size = 8, color = '#5B6472', width = 200, align = 'left' } = {}) {
  const kept = { x: doc.x, y: doc.y }
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0
  doc.font(face).fontSize(size).fillColor(color).text(text, x, y, { width, align, lineGap: 0.5 })
  doc.page.margins.bottom = bottom
  doc.x = kept.x
  doc.y = kept.y
}
