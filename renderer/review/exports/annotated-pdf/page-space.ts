import type { PDFDocument, PDFPage } from 'pdf-lib'
import { PDFArray, PDFName, PDFNumber } from 'pdf-lib'
import type { PageRectangle } from '../../../../shared/domain'

/** A rectangle in a page's own coordinates: y grows upward, whatever the page's rotation. */
export type PdfBox = { x: number; y: number; width: number; height: number }
type Point = readonly [x: number, y: number]

/** Where a page's own coordinates lie, and how it is turned when it is shown. */
export type PageSpace = {
  /** The visible part: what selectors count from. */
  box: PdfBox
  /** Clockwise; 0, 90, 180 or 270. */
  rotation: number
}

const LETTER: PdfBox = { x: 0, y: 0, width: 612, height: 792 }

/** Reads a page as pdf.js does, so that annotations land where the desk shows them: the CropBox as far as it lies on the MediaBox. */
export function readPageSpace(document: PDFDocument, page: PDFPage): PageSpace {
  const media = readBox(document, page, 'MediaBox') ?? LETTER
  const crop = readBox(document, page, 'CropBox')
  const rotate = page.node.Rotate()
  const degrees = rotate instanceof PDFNumber ? rotate.asNumber() : 0
  // A rotation that is no multiple of 90 is none (ISO 32000, table 31).
  const rotation = degrees % 90 === 0 ? ((degrees % 360) + 360) % 360 : 0
  return { box: (crop && intersect(crop, media)) ?? media, rotation }
}

/** A rectangle from the top left of the visible part, as annotations hold it, in the page's own coordinates. */
export function toPdfBox({ left, top, width, height }: PageRectangle, { box }: PageSpace): PdfBox {
  return { x: box.x + left, y: box.y + box.height - top - height, width, height }
}

/** Directions as somebody who looks at the page sees them, as unit vectors of its own coordinates. */
export function directions(rotation: number): { up: Point; right: Point } {
  switch (rotation) {
    case 90:
      return { up: [-1, 0], right: [0, 1] }
    case 180:
      return { up: [0, -1], right: [-1, 0] }
    case 270:
      return { up: [1, 0], right: [0, -1] }
    default:
      return { up: [0, 1], right: [1, 0] }
  }
}

/** The corners of a box as they are seen: upper left, upper right, lower left, lower right; the order of `QuadPoints` that readers expect. */
export function cornersOf({ x, y, width, height }: PdfBox, rotation: number): [Point, Point, Point, Point] {
  const { up, right } = directions(rotation)
  const corner = (toUp: 1 | -1, toRight: 1 | -1): Point => [
    x + width / 2 + ((up[0] * toUp + right[0] * toRight) * width) / 2,
    y + height / 2 + ((up[1] * toUp + right[1] * toRight) * height) / 2,
  ]
  return [corner(1, -1), corner(1, 1), corner(-1, -1), corner(-1, 1)]
}

/**
 * The rectangle of a sign of this size whose lower edge, as it is seen, has its middle at a point. Readers keep signs upright and hang
 * them from the upper left corner of their rectangle in the page's own coordinates (ISO 32000, 12.5.6.4).
 */
export function signBox([x, y]: Point, size: number, rotation: number): PdfBox {
  const { up, right } = directions(rotation)
  const left = x + up[0] * size - (right[0] * size) / 2
  const top = y + up[1] * size - (right[1] * size) / 2
  return { x: left, y: top - size, width: size, height: size }
}

/** The smallest box around several. */
export function around(boxes: readonly PdfBox[]): PdfBox {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - y
  return { x, y, width, height }
}

function readBox(document: PDFDocument, page: PDFPage, name: 'MediaBox' | 'CropBox'): PdfBox | null {
  const value = document.context.lookup(page.node.getInheritableAttribute(PDFName.of(name)))
  if (!(value instanceof PDFArray) || value.size() !== 4) return null
  const numbers = value.asArray().map((entry) => {
    const number = document.context.lookup(entry)
    return number instanceof PDFNumber ? number.asNumber() : Number.NaN
  })
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  const box = { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) }
  return numbers.every(Number.isFinite) && box.width > 0 && box.height > 0 ? box : null
}

function intersect(a: PdfBox, b: PdfBox): PdfBox | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}
