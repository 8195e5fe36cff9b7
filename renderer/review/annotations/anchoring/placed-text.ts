import type { DomText } from './dom-text'

/**
 * The text of a document that is in the page only in part, or in another arrangement: each element with `data-at` shows the words of
 * `text` from that offset (UTF-16) on, and nothing else is part of it. Reads the page anew each time, so rows may come and go.
 */
export function readPlacedText(root: Element, text: string): DomText {
  const pieces = () => [...root.querySelectorAll<HTMLElement>('[data-at]')].map((element) => new Piece(element))
  return {
    text,
    rangeOf(start, end) {
      const shown = pieces().filter((piece) => piece.start < end && piece.end > start)
      const [first, last] = [shown[0], shown.at(-1)]
      if (!first || !last || end <= start) return null
      const range = root.ownerDocument.createRange()
      range.setStart(...first.pointAt(Math.max(start, first.start)))
      range.setEnd(...last.pointAt(Math.min(end, last.end)))
      return range
    },
    offsetsOf(range) {
      const touched = pieces().filter(({ element, start, end }) => end > start && range.intersectsNode(element))
      const [first, last] = [touched[0], touched.at(-1)]
      if (!first || !last) return null
      const start = first.offsetOf(range.startContainer, range.startOffset) ?? first.start
      const end = last.offsetOf(range.endContainer, range.endOffset) ?? last.end
      return end > start ? { start, end } : null
    },
  }
}

/** One element and the stretch of the text that it shows. */
class Piece {
  readonly start: number
  readonly end: number

  constructor(readonly element: HTMLElement) {
    this.start = Number(element.dataset.at)
    this.end = this.start + (element.textContent ?? '').length
  }

  /** A point of the page for an offset within the stretch. */
  pointAt(offset: number): [node: Node, offset: number] {
    let left = offset - this.start
    const walker = this.element.ownerDocument.createTreeWalker(this.element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { length } = walker.currentNode as Text
      if (left <= length) return [walker.currentNode, left]
      left -= length
    }
    return [this.element, this.element.childNodes.length]
  }

  /** The offset of a point within the element; null where it lies outside. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.element.contains(node)) return null
    const before = this.element.ownerDocument.createRange()
    before.setStart(this.element, 0)
    before.setEnd(node, offset)
    return this.start + before.toString().length
  }
}
