import { getDocument, type PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { BundledAssets } from './pdf-assets'

const CONTENT = 'BT /F 9 Tf 9 9 Td (Assay) Tj ET 0 0 9 9 re f'
const OBJECTS = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  `<</Length ${CONTENT.length}>>stream\n${CONTENT}\nendstream`,
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
]

/**
 * Opens the smallest of documents in a new worker and reads its page. What a worker does for the first time it has to compile,
 * which would otherwise be part of the wait for the first page.
 */
export async function rehearse(worker: PDFWorker): Promise<void> {
  const task = getDocument({
    data: smallestPdf(),
    worker,
    BinaryDataFactory: BundledAssets,
    useWorkerFetch: false,
    verbosity: 0,
  })
  const document = await task.promise
  const page = await document.getPage(1)
  await Promise.all([
    document.getOptionalContentConfig({ intent: 'display' }),
    document.getMetadata(),
    document.getFieldObjects(),
  ])
  await Promise.all([page.getOperatorList(), page.getTextContent(), page.getAnnotations(), page.getStructTree()])
  await task.destroy()
}

function smallestPdf(): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = OBJECTS.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${OBJECTS.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer<</Size ${OBJECTS.length + 1}/Root 1 0 R>>\nstartxref\n${text.indexOf('xref\n')}\n%%EOF`
  return new TextEncoder().encode(text)
}
