import type { Selector } from './annotation'
import { formatPageRectangle, type PageRectangle, parsePage, parsePageRectangle, parseTimeRange } from './selectors'

/**
 * The selectors of a target, each of which says all of it. The Web Annotation model reads several as alternatives: who takes one of them
 * must not get the first line of three. So the lines of words on one page become the rectangle around them, and what is only a part
 * (a page, lines on several pages, the moment of a talk beside a place on its slides) is left to the words.
 */
export function wholeSelectors(selectors: readonly Selector[]): Selector[] {
  const isPart = (selector: Selector) => parsePage(selector) !== null || parseTimeRange(selector) !== null
  const whole = selectors.filter((selector) => !isPart(selector))
  const rectangles = selectors.map(parsePageRectangle).filter((rectangle) => rectangle !== null)
  const [first] = rectangles
  if (first && rectangles.every(({ page }) => page === first.page)) {
    const [only] = rectangles.length === 1 ? selectors.filter((selector) => parsePageRectangle(selector)) : []
    return [...whole, only ?? formatPageRectangle(around(rectangles))]
  }
  return whole.length === 0 && rectangles.length === 0 && selectors.length === 1 ? [...selectors] : whole
}

function around(rectangles: readonly PageRectangle[]): PageRectangle {
  const left = Math.min(...rectangles.map((each) => each.left))
  const top = Math.min(...rectangles.map((each) => each.top))
  const right = Math.max(...rectangles.map((each) => each.left + each.width))
  const bottom = Math.max(...rectangles.map((each) => each.top + each.height))
  return { page: rectangles[0]?.page ?? 1, left, top, width: right - left, height: bottom - top }
}
