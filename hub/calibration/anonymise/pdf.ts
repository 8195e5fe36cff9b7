import type { PDFDict, PDFDocument, PDFObject } from 'pdf-lib'
import type { Renaming } from './names'

/** What programs write about a document, a page or a picture beside it. */
const TOLD = ['Metadata', 'PieceInfo', 'LastModified']
/** Whoever put a note on a page, and when. A form field's `T` is its name, which its scripts know it by. */
const OF_A_NOTE = ['T', 'CreationDate', 'M', 'NM']

/**
 * A PDF without its properties (author, title, program, times), XMP packets, file identifiers and authors of notes, and without what earlier
 * versions left in it. Names in bookmarks, titles and notes are replaced; what stands on the pages stays as it is.
 * @returns null where it can't be read, as when it is locked
 */
export async function stripPdf(bytes: Buffer, rename: Renaming): Promise<Buffer | null> {
  const pdf = await import('pdf-lib')
  let document: PDFDocument
  try {
    document = await pdf.PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    // What is broken may be read as a document without a page.
    if (document.getPageCount() === 0) return null
  } catch {
    return null
  }
  const { context } = document
  delete context.trailerInfo.Info
  delete context.trailerInfo.ID
  const clean = (dict: PDFDict) => {
    for (const key of TOLD) dict.delete(pdf.PDFName.of(key))
    const subtype = dict.get(pdf.PDFName.of('Subtype'))
    if (dict.has(pdf.PDFName.of('Rect')) && subtype !== undefined && subtype !== pdf.PDFName.of('Widget')) {
      for (const key of OF_A_NOTE) dict.delete(pdf.PDFName.of(key))
    }
    for (const key of ['Title', 'Contents', 'Author', 'TU', 'Alt', 'ActualText'].map((name) => pdf.PDFName.of(name))) {
      const value = dict.get(key)
      if (!(value instanceof pdf.PDFString || value instanceof pdf.PDFHexString)) continue
      const text = value.decodeText()
      const named = rename(text)
      if (named !== text) dict.set(key, pdf.PDFHexString.fromText(named))
    }
  }
  // What nothing leads to any more is what was there before.
  const reached = new Set<PDFObject>()
  const left: (PDFObject | undefined)[] = [context.trailerInfo.Root]
  while (left.length > 0) {
    const object = left.pop()
    if (object === undefined || reached.has(object)) continue
    reached.add(object)
    if (object instanceof pdf.PDFRef) left.push(context.lookup(object))
    else if (object instanceof pdf.PDFArray) left.push(...object.asArray())
    else if (object instanceof pdf.PDFStream) {
      // Written anew, in place of an object of its own that would be left over.
      object.dict.delete(pdf.PDFName.of('Length'))
      left.push(object.dict)
    } else if (object instanceof pdf.PDFDict) {
      clean(object)
      left.push(...object.values())
    }
  }
  let highest = 0
  for (const [reference] of context.enumerateIndirectObjects()) {
    if (reached.has(reference)) highest = Math.max(highest, reference.objectNumber)
    else context.delete(reference)
  }
  // Numbers of what is gone would stay behind: stripped again, a file must come out byte for byte as it is.
  context.largestObjectNumber = highest
  return Buffer.from(await document.save({ addDefaultPage: false, updateFieldAppearances: false }))
}
