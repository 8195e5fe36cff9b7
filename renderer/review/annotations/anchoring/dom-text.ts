/**
 * The text of a part of a document, and the way between its offsets (UTF-16) and ranges. A `<br>` counts as a line break, as
 * in pdf.js's text layer; everything else is the text nodes, so highlights that split elements don't shift any offset.
 */

type Piece = { node: Text; start: number; end: number }

/** A snapshot of an element's text. Take a new one when the element has changed. */
export type DomText = {
  text: string
  /** The range of the offsets `start`…`end`; null where the text is shorter. */
  rangeOf(start: number, end: number): Range | null
  /** Start and end of the part of `range` that lies in the element; null where none does. */
  offsetsOf(range: Range): { start: number; end: number } | null
}

/** Reads the text of `root`, without whatever lies in an element that `skip` matches. */
export function readDomText(root: Element, skip?: string): DomText {
  const pieces: Piece[] = []
  const parts: string[] = []
  let length = 0
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE || (node as Element).localName === 'br') return NodeFilter.FILTER_ACCEPT
    return skip !== undefined && (node as Element).matches(skip) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
  while (walker.nextNode()) {
    const node = walker.currentNode
    const value = node.nodeType === Node.TEXT_NODE ? (node as Text).data : '\n'
    if (node.nodeType === Node.TEXT_NODE) pieces.push({ node: node as Text, start: length, end: length + value.length })
    parts.push(value)
    length += value.length
  }
  return {
    text: parts.join(''),
    rangeOf: (start, end) => rangeOf(root, pieces, start, end),
    offsetsOf: (range) => offsetsOf(root, pieces, range),
  }
}

/** The rectangles of a range's words: one for each line of each text node, without the boxes of whole elements. */
export function textRectangles(range: Range): DOMRect[] {
  const root = range.commonAncestorContainer
  const owner = root.ownerDocument ?? (root as Document)
  const rectangles: DOMRect[] = []
  const part = owner.createRange()
  const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text
    if (data.trim() === '' || !range.intersectsNode(node)) continue
    part.setStart(node, node === range.startContainer ? range.startOffset : 0)
    part.setEnd(node, node === range.endContainer ? range.endOffset : data.length)
    rectangles.push(...[...part.getClientRects()].filter((rectangle) => rectangle.width > 0 && rectangle.height > 0))
  }
  return rectangles
}

function rangeOf(root: Element, pieces: readonly Piece[], start: number, end: number): Range | null {
  const first = pieces.find((piece) => piece.end > start)
  const last = pieces.findLast((piece) => piece.start < end)
  if (!first || !last || last.end < end || end <= start) return null
  const range = root.ownerDocument.createRange()
  range.setStart(first.node, Math.max(0, start - first.start))
  range.setEnd(last.node, Math.min(end, last.end) - last.start)
  return range
}

function offsetsOf(root: Element, pieces: readonly Piece[], range: Range): { start: number; end: number } | null {
  if (!range.intersectsNode(root)) return null
  const touched = pieces.filter(({ node }) => range.intersectsNode(node))
  const first = touched[0]
  const last = touched.at(-1)
  if (!first || !last) return null
  const start = first.node === range.startContainer ? first.start + range.startOffset : first.start
  const end = last.node === range.endContainer ? last.start + range.endOffset : last.end
  return end > start ? { start, end } : null
}
