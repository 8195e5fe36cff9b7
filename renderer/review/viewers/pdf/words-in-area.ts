import { describeText, type Selector } from '../../../../shared/domain'
import { readDomText } from '../../annotations/anchoring/dom-text'
import type { Box } from '../../annotations/anchoring/page-geometry'
import { wholeWords } from '../../controls/whole-words'
import type { TextPage } from './selected-text'

/** Enough to know the place again; an area over half a page is no quotation of it. */
const MOST_CHARACTERS = 300

type Inside = { node: Text; start: number; end: number }

/**
 * Quote and position of the words in an area, by which it can be found again in a changed file: the first stretch of text that lies
 * in it without a gap. None where it holds no words.
 */
export function describeWordsIn(box: Box, { textLayer, element }: TextPage): Selector[] {
  const frame = element.getBoundingClientRect()
  const area = new DOMRect(
    frame.left + box.x * frame.width,
    frame.top + box.y * frame.height,
    box.width * frame.width,
    box.height * frame.height,
  )
  const stretch = firstStretch(textLayer, area)
  const [first, last] = [stretch[0], stretch.at(-1)]
  if (!first || !last) return []
  const range = textLayer.ownerDocument.createRange()
  range.setStart(first.node, first.start)
  range.setEnd(last.node, last.end)
  const { text, offsetsOf } = readDomText(textLayer)
  const offsets = offsetsOf(wholeWords(range))
  if (!offsets) return []
  return describeText(text, offsets.start, Math.min(offsets.end, offsets.start + MOST_CHARACTERS))
}

function firstStretch(textLayer: HTMLElement, area: DOMRect): Inside[] {
  const found: Inside[] = []
  const walker = textLayer.ownerDocument.createTreeWalker(textLayer, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (node.data.trim() === '') continue
    const inside = partInside(node, area)
    if (inside) found.push(inside)
    else if (found.length > 0) break
  }
  return found
}

/** Which characters of a line lie in the area, as if all were equally wide; turned lines count whole. */
function partInside(node: Text, area: DOMRect): Inside | null {
  const line = node.parentElement?.getBoundingClientRect()
  if (!line || line.width === 0) return null
  const middle = line.top + line.height / 2
  if (middle < area.top || middle > area.bottom || line.right < area.left || line.left > area.right) return null
  const { length } = node.data
  if (line.height > line.width) return { node, start: 0, end: length }
  const at = (x: number) => Math.min(length, Math.max(0, Math.round(((x - line.left) / line.width) * length)))
  const [start, end] = [at(area.left), at(area.right)]
  return end > start ? { node, start, end } : null
}
