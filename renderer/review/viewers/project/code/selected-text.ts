import { readDomText } from '../../../annotations/anchoring/dom-text'
import type { TextRange } from './find-in-text'

/** Elements that hold a stretch of a sheet's text say where it begins. */
const WORDS = '[data-start]'

/** The offsets of the sheet's text that a range of the document covers; null where it holds none of it. */
export function offsetsOf(container: Element, range: Range): TextRange | null {
  const pieces = [...container.querySelectorAll<HTMLElement>(WORDS)].flatMap((element) => {
    if (!range.intersectsNode(element)) return []
    const offsets = readDomText(element).offsetsOf(range)
    const base = Number(element.dataset.start)
    return offsets ? [{ start: base + offsets.start, end: base + offsets.end }] : []
  })
  if (pieces.length === 0) return null
  return { start: Math.min(...pieces.map(({ start }) => start)), end: Math.max(...pieces.map(({ end }) => end)) }
}
