import { ParseSpeeds, PDFArray, type PDFContext, PDFDocument, PDFName, type PDFPage, type PDFRef } from 'pdf-lib'
import { drawArea, drawHighlight, drawSign, drawUnderline } from './appearance'
import { markDictionary, noteDictionary, quadPoints } from './dictionaries'
import { around, cornersOf, directions, type PageSpace, type PdfBox, readPageSpace, signBox, toPdfBox } from './page-space'
import type { PdfMark, PdfNote } from './pdf-note'

export type AnnotatedPdf =
  /** `withoutPlace` counts the notes that were put on the first page for want of a place. */
  { ok: true; bytes: Uint8Array<ArrayBuffer>; withoutPlace: number } | { ok: false; reason: 'encrypted' | 'broken' }

const PIN = 20
const SIGN = 14

/**
 * Puts notes into a PDF as real annotations (ISO 32000, 12.5) that other readers show, list and answer. What the file holds stays: its
 * own annotations, its pages, its description. A file that asks for a password to be changed is refused.
 * @param author how the assessor is named in other readers.
 */
export async function annotatePdf(bytes: Uint8Array, notes: readonly PdfNote[], author: string): Promise<AnnotatedPdf> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      // Told by the document itself: pdf-lib's error for it can't be known from others.
      ignoreEncryption: true,
    })
    if (document.isEncrypted) return { ok: false, reason: 'encrypted' }
    const pages = document.getPages()
    if (pages.length === 0) return { ok: false, reason: 'broken' }
    const spaces = pages.map((page) => readPageSpace(document, page))
    const added = pages.map((): PDFRef[] => [])
    let withoutPlace = 0
    for (const note of notes) {
      const mark: PdfMark = { ...note, author }
      const here = note.rectangles.filter(({ page }) => page <= pages.length)
      if (here.length === 0) {
        added[0]?.push(...annotateTop(document.context, spaces[0], pages[0], mark, withoutPlace++))
        continue
      }
      // An annotation belongs to one page: words that go over two make two of them.
      for (const number of new Set(here.map(({ page }) => page))) {
        const [page, space] = [pages[number - 1], spaces[number - 1]]
        if (!page || !space) continue
        const boxes = here.filter((each) => each.page === number).map((each) => toPdfBox(each, space))
        added[number - 1]?.push(...annotatePlace(document.context, space, page, mark, boxes))
      }
    }
    pages.forEach((page, at) => addAnnotations(document.context, page, added[at] ?? []))
    const saved = await document.save({
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    })
    return { ok: true, bytes: new Uint8Array(saved), withoutPlace }
  } catch {
    return { ok: false, reason: 'broken' }
  }
}

function annotatePlace(context: PDFContext, space: PageSpace, page: PDFPage, mark: PdfMark, boxes: PdfBox[]): PDFRef[] {
  const { rotation } = space
  const [first] = boxes
  if (!first) return []
  if (mark.shape === 'pin' || mark.shape === 'whole-item') {
    return noteOn(context, page, mark, signBox([first.x + first.width / 2, first.y + first.height / 2], PIN, rotation))
  }
  const box = around(boxes)
  if (mark.shape === 'area') {
    return withPopup(context, page, mark, box, markDictionary(page, mark, 'Square', box, drawArea(context, box, mark.colors)))
  }
  const quads = quadPoints(boxes, rotation)
  if (mark.shape === 'underline') {
    const look = drawUnderline(context, boxes, box, mark.colors, { rotation, isDotted: false })
    return withPopup(context, page, mark, box, { ...markDictionary(page, mark, 'Underline', box, look), ...quads })
  }
  if (mark.shape !== 'comment') {
    const look = drawHighlight(context, boxes, box, mark.colors)
    return withPopup(context, page, mark, box, { ...markDictionary(page, mark, 'Highlight', box, look), ...quads })
  }
  // A sign before the words that holds the comment, and the words underlined as part of it (12.5.6.2, group).
  const [upperLeft] = cornersOf(first, rotation)
  const { right } = directions(rotation)
  const start = [upperLeft[0] - (right[0] * SIGN) / 2, upperLeft[1] - (right[1] * SIGN) / 2] as const
  const [sign, ...popup] = noteOn(context, page, mark, signBox(start, SIGN, rotation))
  const look = drawUnderline(context, boxes, box, mark.colors, { rotation, isDotted: true })
  const words = { ...markDictionary(page, { ...mark, id: `${mark.id}-words`, comment: '' }, 'Underline', box, look), ...quads }
  return [...(sign ? [sign] : []), ...popup, context.register(context.obj({ ...words, IRT: sign, RT: 'Group' }))]
}

/** Signs in rows at the top of the first page, from the left. */
function annotateTop(
  context: PDFContext,
  space: PageSpace | undefined,
  page: PDFPage | undefined,
  mark: PdfMark,
  at: number,
): PDFRef[] {
  if (!space || !page) return []
  const { up, right } = directions(space.rotation)
  const [upperLeft, upperRight] = cornersOf(space.box, space.rotation)
  const length = Math.abs(upperRight[0] - upperLeft[0]) + Math.abs(upperRight[1] - upperLeft[1])
  const perRow = Math.max(1, Math.floor((length - PIN) / (PIN * 1.2)))
  const along = PIN + (at % perRow) * PIN * 1.2
  const down = PIN * 1.5 + Math.floor(at / perRow) * PIN * 1.2
  const point = [upperLeft[0] + right[0] * along - up[0] * down, upperLeft[1] + right[1] * along - up[1] * down] as const
  return noteOn(context, page, mark, signBox(point, PIN, space.rotation))
}

function noteOn(context: PDFContext, page: PDFPage, mark: PdfMark, box: PdfBox): PDFRef[] {
  return withPopup(context, page, mark, box, noteDictionary(page, mark, box, drawSign(context, box, mark.colors)))
}

type Literal = Parameters<PDFContext['obj']>[0]

/** Registers an annotation and, where it says something, the window that it is said in. */
function withPopup(
  context: PDFContext,
  page: PDFPage,
  mark: PdfMark,
  box: PdfBox,
  dictionary: Record<string, unknown>,
): PDFRef[] {
  const ref = context.nextRef()
  if (mark.comment === '' && mark.lostWords === '') {
    context.assign(ref, context.obj(dictionary as Literal))
    return [ref]
  }
  const left = box.x + box.width
  const popup = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Popup',
      Rect: [left, box.y + box.height - 100, left + 200, box.y + box.height],
      Parent: ref,
      P: page.ref,
      F: 0,
      Open: false,
    }),
  )
  context.assign(ref, context.obj({ ...dictionary, Popup: popup } as Literal))
  return [ref, popup]
}

/** A list of its own for each page: pages may share one, and then each would show the other's. */
function addAnnotations(context: PDFContext, page: PDFPage, added: readonly PDFRef[]): void {
  if (added.length === 0) return
  const known = context.lookup(page.node.get(PDFName.of('Annots')))
  page.node.set(PDFName.of('Annots'), context.obj([...(known instanceof PDFArray ? known.asArray() : []), ...added]))
}
