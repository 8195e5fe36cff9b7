import PDFDocument from 'pdfkit'

export type PdfDocument = PDFKit.PDFDocument
export type StructureElement = ReturnType<PdfDocument['struct']>

/** A page in points, with the margin on all sides. */
export type Page = { width: number; height: number; margin: number }

/** Sheets that documents are made for, in points. */
export const SHEETS = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const
export type Sheet = keyof typeof SHEETS

/** An empty tagged document (PDF/UA-1): titled, in a language, with what its bytes are collected into. */
export function createDocument({ title, language, page }: { title: string; language: string; page: Page }): {
  document: PdfDocument
  finished: Promise<Uint8Array<ArrayBuffer>>
} {
  const options = {
    size: [page.width, page.height],
    margin: page.margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: language,
    // The standard font that pdfkit would begin with isn't embedded.
    font: null,
    bufferPages: true,
    info: { Title: title, Creator: 'Assay' },
  }
  const document = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions)
  const chunks: Uint8Array[] = []
  const finished = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    document.on('error', reject)
    document.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
      let at = 0
      for (const chunk of chunks) {
        bytes.set(chunk, at)
        at += chunk.length
      }
      resolve(bytes)
    })
  })
  return { document, finished }
}
