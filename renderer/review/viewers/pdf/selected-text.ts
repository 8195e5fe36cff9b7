import { describeText, formatPageRectangle, type PageRectangle, type Selector } from '../../../../shared/domain'
import { readDomText, textRectangles } from '../../annotations/anchoring/dom-text'
import { boxWithin, joinLines, pageRectangle } from '../../annotations/anchoring/page-geometry'
import type { PageSurface } from './page-marks'

/** A page that has its text layer. */
export type TextPage = PageSurface & { page: number; textLayer: HTMLElement }

/** As many rectangles as fit into a target beside its quote and position (the record's limit is 400 selectors). */
const MOST_RECTANGLES = 390

/**
 * Selectors for a selection of words: the quote; its position in the page's text, where one page holds all of it; and a
 * rectangle for each line. Empty where the selection holds no words of these pages.
 * @param pages those that the selection may touch, in order.
 */
export function describeSelection(range: Range, pages: readonly TextPage[]): Selector[] {
  const parts = pages.flatMap((page) => {
    const text = readDomText(page.textLayer)
    const offsets = text.offsetsOf(range)
    const words = offsets && text.rangeOf(offsets.start, offsets.end)
    return offsets && words ? [{ page, text: text.text, offsets, rectangles: lineRectangles(words, page) }] : []
  })
  const [only, another] = parts
  if (!only) return []
  const rectangles = parts.flatMap((part) => part.rectangles).slice(0, MOST_RECTANGLES)
  const fragments = rectangles.map(formatPageRectangle)
  if (!another) return [...describeText(only.text, only.offsets.start, only.offsets.end), ...fragments]
  return [...quoteAcross(parts), ...fragments]
}

/** A quote that runs over several pages has no position in one page's text. */
function quoteAcross(parts: readonly { text: string; offsets: { start: number; end: number } }[]): Selector[] {
  const text = parts.map((part) => part.text).join('\n')
  const start = parts[0]?.offsets.start ?? 0
  const before = parts.slice(0, -1).reduce((sum, part) => sum + part.text.length + 1, 0)
  return describeText(text, start, before + (parts.at(-1)?.offsets.end ?? 0)).filter(({ type }) => type === 'TextQuoteSelector')
}

/** One rectangle for each line of the range, in points of the unrotated page. */
export function lineRectangles(range: Range, { page, element, geometry }: PageSurface & { page: number }): PageRectangle[] {
  const frame = element.getBoundingClientRect()
  return joinLines(textRectangles(range)).flatMap((line) => {
    const box = boxWithin(line, frame)
    return box ? [{ page, ...pageRectangle(box, geometry) }] : []
  })
}
