import { PDFHexString, type PDFPage, PDFString } from 'pdf-lib'
import { type Appearance, colorEntry } from './appearance'
import { cornersOf, type PdfBox } from './page-space'
import type { PdfMark } from './pdf-note'

/** It is printed with the page. */
const PRINT = 4
/** Keeps its size and stays upright, as readers draw signs. */
const UPRIGHT = 8 | 16

/** What every annotation says of itself (ISO 32000, tables 166 and 172). */
export function markDictionary(
  page: PDFPage,
  mark: PdfMark,
  subtype: 'Highlight' | 'Underline' | 'Square',
  box: PdfBox,
  { stream }: Appearance,
): Record<string, unknown> {
  const { ink, mark: fill, opacity } = mark.colors
  return {
    ...common(page, mark, box, stream),
    Subtype: subtype,
    F: PRINT,
    C: colorEntry(subtype === 'Highlight' ? fill : ink),
    ...(subtype === 'Highlight' ? { CA: opacity } : {}),
    ...(subtype === 'Square' ? { BS: { Type: 'Border', W: 1.5 } } : {}),
  }
}

/** A sign with a comment. */
export function noteDictionary(page: PDFPage, mark: PdfMark, box: PdfBox, { stream }: Appearance): Record<string, unknown> {
  return {
    ...common(page, mark, box, stream),
    Subtype: 'Text',
    F: PRINT | UPRIGHT,
    C: colorEntry(mark.colors.ink),
    Name: 'Comment',
  }
}

/** The corners of every line of words. */
export function quadPoints(boxes: readonly PdfBox[], rotation: number): { QuadPoints: number[] } {
  return { QuadPoints: boxes.flatMap((box) => cornersOf(box, rotation).flat()).map((value) => Number(value.toFixed(3))) }
}

function common(page: PDFPage, mark: PdfMark, { x, y, width, height }: PdfBox, stream: Appearance['stream']) {
  const contents = [mark.lostWords, mark.comment].filter((words) => words !== '').join('\n\n')
  return {
    Type: 'Annot',
    Rect: [x, y, x + width, y + height].map((value) => Number(value.toFixed(3))),
    P: page.ref,
    NM: PDFString.of(mark.id),
    Contents: PDFHexString.fromText(contents),
    T: PDFHexString.fromText(mark.author),
    ...(mark.subject === '' ? {} : { Subj: PDFHexString.fromText(mark.subject) }),
    M: PDFString.fromDate(new Date(mark.modifiedAt)),
    CreationDate: PDFString.fromDate(new Date(mark.createdAt)),
    AP: { N: stream },
  }
}
