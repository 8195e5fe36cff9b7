import { type Block, readBlocks } from './blocks'
import { DocumentWriter, type Setting } from './document-writer'
import { openFonts } from './font-book'
import { createDocument, type Sheet, SHEETS } from './pdf-document'

/** A document, and the characters that it had to do without because no font of ours has them. */
export type WrittenPdf = { bytes: Uint8Array<ArrayBuffer>; missing: string[] }

const LETTER: Omit<Setting, 'page'> = { size: 11, tableSize: 11, headingSizes: [18, 13.5, 12, 11], isSans: false }
const REPORT: Omit<Setting, 'page'> = { size: 9.5, tableSize: 8, headingSizes: [18, 13, 10.5, 9.5], isSans: true }

/** What a document says of itself. */
export type AboutPdf = {
  title: string
  /** BCP 47 tag of what it is written in. */
  language: string
}

/**
 * Sets a letter in Markdown as a tagged PDF: headings, lists, quotes, tables and links are what they are for assistive technology too, in
 * reading order, with every font embedded.
 */
export function writeFeedbackPdf(markdown: string, about: AboutPdf): Promise<WrittenPdf> {
  return write(readBlocks(markdown), markdown, about, { ...LETTER, page: { ...SHEETS.A4, margin: 68 } })
}

/** Sets a report in the same way, with drawings that stay lines and words: they can be enlarged, searched and copied from. */
export function writeReportPdf(blocks: readonly Block[], { sheet, ...about }: AboutPdf & { sheet: Sheet }): Promise<WrittenPdf> {
  return write(blocks, JSON.stringify(blocks), about, { ...REPORT, page: { ...SHEETS[sheet], margin: 54 } })
}

/** @param text holds every character that is written */
async function write(blocks: readonly Block[], text: string, about: AboutPdf, setting: Setting): Promise<WrittenPdf> {
  const { page, isSans } = setting
  const { document, finished } = createDocument({ ...about, page })
  const fonts = await openFonts(document, text, isSans)
  const writer = new DocumentWriter(document, fonts, setting)
  const root = document.struct('Document', { title: about.title, lang: about.language } as never)
  document.addStructure(root)
  const frame = { left: page.margin, width: page.width - 2 * page.margin }
  for (const block of blocks) root.add(writer.write(block, frame))
  root.end()
  writer.finish()
  document.end()
  return { bytes: await finished, missing: writer.missing }
}
