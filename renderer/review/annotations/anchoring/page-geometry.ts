import type { PageRectangle } from '../../../../shared/domain'

/** A rectangle as shares (0…1) of the width and height of what is shown, so that it fits at every zoom. */
export type Box = { x: number; y: number; width: number; height: number }

/** Size of a page's unrotated CropBox in points, and by how many degrees it is shown turned clockwise. */
export type PageGeometry = { width: number; height: number; rotation: number }

/** Where a rectangle of the unrotated page is on the page as shown. */
export function boxOnPage({ left, top, width, height }: Omit<PageRectangle, 'page'>, page: PageGeometry): Box {
  const x = left / page.width
  const y = top / page.height
  return turn({ x, y, width: width / page.width, height: height / page.height }, page.rotation)
}

/** The rectangle of the unrotated page, in points, that a box on the page as shown covers. */
export function pageRectangle(box: Box, page: PageGeometry): Omit<PageRectangle, 'page'> {
  const unturned = turn(box, 360 - page.rotation)
  return {
    left: unturned.x * page.width,
    top: unturned.y * page.height,
    width: unturned.width * page.width,
    height: unturned.height * page.height,
  }
}

/** Turns a box together with what it lies on, clockwise by a multiple of 90 degrees. */
export function turn({ x, y, width, height }: Box, degrees: number): Box {
  switch ((((degrees % 360) + 360) % 360) / 90) {
    case 1:
      return { x: 1 - y - height, y: x, width: height, height: width }
    case 2:
      return { x: 1 - x - width, y: 1 - y - height, width, height }
    case 3:
      return { x: y, y: 1 - x - width, width: height, height: width }
    default:
      return { x, y, width, height }
  }
}

/** What a client rectangle covers of a surface, cut at its edges; null where they don't touch. */
export function boxWithin(rectangle: DOMRectReadOnly, surface: DOMRectReadOnly): Box | null {
  if (surface.width === 0 || surface.height === 0) return null
  const left = Math.max(rectangle.left, surface.left)
  const top = Math.max(rectangle.top, surface.top)
  const width = Math.min(rectangle.right, surface.right) - left
  const height = Math.min(rectangle.bottom, surface.bottom) - top
  if (width < 0 || height < 0) return null
  return {
    x: (left - surface.left) / surface.width,
    y: (top - surface.top) / surface.height,
    width: width / surface.width,
    height: height / surface.height,
  }
}

/** Joins rectangles that stand side by side on one line, so that a line of words is one band without gaps. */
export function joinLines(rectangles: readonly DOMRectReadOnly[]): DOMRect[] {
  const lines: DOMRect[] = []
  for (const rectangle of rectangles) {
    const line = lines.at(-1)
    if (line && isSameLine(line, rectangle)) lines[lines.length - 1] = union(line, rectangle)
    else lines.push(DOMRect.fromRect(rectangle))
  }
  return lines
}

function isSameLine(line: DOMRectReadOnly, next: DOMRectReadOnly): boolean {
  const shared = Math.min(line.bottom, next.bottom) - Math.max(line.top, next.top)
  const gap = Math.max(next.left - line.right, line.left - next.right)
  return shared > 0.6 * Math.min(line.height, next.height) && gap < 1.5 * Math.max(line.height, next.height)
}

function union(a: DOMRectReadOnly, b: DOMRectReadOnly): DOMRect {
  const left = Math.min(a.left, b.left)
  const top = Math.min(a.top, b.top)
  return new DOMRect(left, top, Math.max(a.right, b.right) - left, Math.max(a.bottom, b.bottom) - top)
}
