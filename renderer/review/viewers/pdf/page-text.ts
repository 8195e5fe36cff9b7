import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A page's text as its text layer holds it, so that offsets in one are offsets in the other. */
export async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}
