import type { Drawing, Ink, Shape } from '../../../charts/drawing'
import type { FontBook } from './font-book'
import { layLines } from './lines'
import type { PdfDocument } from './pdf-document'

type Path = Extract<Shape, { kind: 'path' }>

/** Between two lines of a filling, in the drawing's pixels. */
const STEP = 6

/**
 * Draws a drawing on the page that is being written, as lines and words.
 * @param place its upper left corner in points, and how many points one of its pixels is
 * @returns characters that no font has
 */
export function drawShapes(
  document: PdfDocument,
  fonts: FontBook,
  { shapes }: Drawing,
  place: { left: number; top: number; scale: number },
): string[] {
  const missing: string[] = []
  document.save()
  document.translate(place.left, place.top).scale(place.scale)
  for (const shape of shapes) {
    if (shape.kind === 'path') drawPath(document, shape)
    else missing.push(...drawText(document, fonts, shape))
  }
  document.restore()
  return missing
}

function drawPath(document: PdfDocument, { d, fill, opacity, stroke, strokeWidth, dashes, hatch }: Path): void {
  if (fill) {
    document.save()
    document.fillOpacity(opacity).path(d).fill(colour(fill))
    document.restore()
  }
  if (hatch) drawHatch(document, d, hatch)
  if (!stroke || strokeWidth === 0) return
  document.save()
  document.lineWidth(strokeWidth).lineJoin('round')
  if (dashes) document.dash(dashes[0] ?? 1, { space: dashes[1] ?? dashes[0] ?? 1 })
  document.path(d).stroke(colour(stroke))
  document.restore()
}

function drawHatch(document: PdfDocument, d: string, { of, ink, box }: NonNullable<Path['hatch']>): void {
  if (of === 'plain' || of === 'solid') return
  document.save()
  document.path(d).clip()
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  // From whole steps, so that areas beside each other go on in one another.
  const first = (from: number) => Math.floor(from / STEP) * STEP
  if (of === 'rising' || of === 'cross') {
    for (let at = first(box.x + box.y); at <= right + bottom; at += STEP) {
      document.moveTo(at - box.y, box.y).lineTo(at - bottom, bottom)
    }
  }
  if (of === 'falling' || of === 'cross') {
    for (let at = first(box.x - bottom); at <= right - box.y; at += STEP) {
      document.moveTo(at + box.y, box.y).lineTo(at + bottom, bottom)
    }
  }
  if (of === 'level') {
    for (let at = first(box.y) + STEP / 2; at <= bottom; at += STEP) document.moveTo(box.x, at).lineTo(right, at)
  }
  document.lineWidth(1.1).stroke(colour(ink))
  if (of === 'dots') {
    for (let x = first(box.x) + STEP / 2; x <= right; x += STEP) {
      for (let y = first(box.y) + STEP / 2; y <= bottom; y += STEP) document.circle(x, y, 1)
    }
    document.fill(colour(ink))
  }
  document.restore()
}

function drawText(document: PdfDocument, fonts: FontBook, shape: Extract<Shape, { kind: 'text' }>): string[] {
  const { text, x, y, size, bold, ink, anchor } = shape
  const runs = [{ text, bold, italic: false, href: null }]
  const { lines, missing } = layLines(runs, {
    width: Number.MAX_SAFE_INTEGER,
    size,
    look: { isHeading: false, isSans: true },
    fonts,
  })
  const atoms = lines.flatMap((line) => line.atoms)
  const start = Math.min(...atoms.map((atom) => atom.x))
  const width = Math.max(...atoms.map((atom) => atom.x + atom.width)) - start
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
  document.fillColor(colour(ink))
  for (const atom of atoms) {
    document
      .font(atom.font)
      .fontSize(size)
      .text(atom.text, left + atom.x - start, y, { lineBreak: false, baseline: 'alphabetic' })
  }
  return missing
}

/** As pdfkit takes colours; its types know it by another name. */
const colour = (ink: Ink) => ink as unknown as PDFKit.Mixins.ColorValue
