import { endingBreaks, type LineBreak } from './line-ends'

/**
 * Text as it is read: runs of text nodes that stand in one block (a paragraph, a cell, a page of a PDF's text layer), so that words
 * and sentences go on over bold words and over the lines of a page, but never from one paragraph into the next.
 */

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Drawn marks, and what a viewer says about a document, are no words of the document. */
export const NO_WORDS = '[aria-hidden="true"], [data-beside-words], canvas, style, script'

/** Without an empty line after it. */
const ENTRY_NUMBER = /^\(?(?:\d{1,3}|[a-z])[.)]\s$/u

export type Point = { node: Text; offset: number }

/** Half-open stretch of a run's text. */
export type Stretch = { start: number; end: number }

export type Unit = 'character' | 'word' | 'sentence'

export class TextRun {
  readonly text: string
  private constructor(
    private readonly pieces: readonly { node: Text; start: number }[],
    text: string,
  ) {
    // A line break within a paragraph is a space between words; only an empty line ends a sentence.
    this.text = text.replace(/(?<!\n[^\S\n]*)\n(?![^\S\n]*\n)/g, ' ')
  }

  /** The run that a text node stands in. */
  static around(root: HTMLElement, node: Text): TextRun {
    const block = blockOf(root, node)
    const walker = walkerOver(root)
    walker.currentNode = node
    let first: Node = node
    for (let before = walker.previousNode(); before && blockOf(root, before) === block; before = walker.previousNode()) {
      first = before
    }
    walker.currentNode = first
    const nodes: Node[] = []
    for (let next: Node | null = first; next && blockOf(root, next) === block; next = walker.nextNode()) nodes.push(next)
    const ends = endsAmong(nodes)
    const pieces: { node: Text; start: number }[] = []
    let text = ''
    for (const next of nodes) {
      if (next.nodeType === Node.TEXT_NODE) {
        pieces.push({ node: next as Text, start: text.length })
        text += (next as Text).data
      } else text += ends.has(next) ? '\n\n' : '\n'
    }
    return new TextRun(pieces, text)
  }

  /** The first (or last) run of `root` that holds words; null where none does. */
  static atEdge(root: HTMLElement, edge: 'first' | 'last'): TextRun | null {
    const walker = walkerOver(root)
    if (edge === 'first') return nextRun(root, walker, 'forward')
    while (walker.lastChild()) continue
    const last = walker.currentNode
    if (isWords(last)) return TextRun.around(root, last as Text)
    return nextRun(root, walker, 'backward')
  }

  /** The next run with words after (or before) this one; null at the end of `root`. */
  beside(root: HTMLElement, direction: 'forward' | 'backward'): TextRun | null {
    const edge = direction === 'forward' ? this.pieces.at(-1) : this.pieces[0]
    if (!edge) return null
    const walker = walkerOver(root)
    walker.currentNode = edge.node
    return nextRun(root, walker, direction)
  }

  /** Words, sentences (without the spaces around them) or characters as a reader sees them. */
  unitsOf(unit: Unit): Stretch[] {
    const granularity = unit === 'character' ? 'grapheme' : unit
    const stretches: Stretch[] = []
    for (const { segment, index, isWordLike } of new Intl.Segmenter(undefined, { granularity }).segment(this.text)) {
      if (segment.trim() === '' || (unit === 'word' && !isWordLike)) continue
      const start = index + segment.length - segment.trimStart().length
      const end = start + segment.trim().length
      const before = stretches[stretches.length - 1]
      // The number of an entry is no sentence by itself.
      const isNumbered = unit === 'sentence' && before && ENTRY_NUMBER.test(this.text.slice(before.start, start))
      if (isNumbered) before.end = end
      else stretches.push({ start, end })
    }
    return stretches
  }

  /** Where a point of one of its nodes is in its text; null for another run's node. */
  offsetOf({ node, offset }: Point): number | null {
    const piece = this.pieces.find((one) => one.node === node)
    return piece ? piece.start + offset : null
  }

  /** The point of an offset: at the end of a stretch, the node that ends there rather than the one that begins there. */
  pointAt(offset: number, side: 'start' | 'end'): Point {
    const piece =
      this.pieces.findLast(({ start, node }) => (side === 'start' ? start <= offset && node.length > 0 : start < offset)) ??
      (this.pieces[0] as { node: Text; start: number })
    return { node: piece.node, offset: Math.min(offset - piece.start, piece.node.length) }
  }

  rangeOf({ start, end }: Stretch): Range {
    const [from, to] = [this.pointAt(start, 'start'), this.pointAt(end, 'end')]
    const range = from.node.ownerDocument.createRange()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return range
  }
}

/** The line breaks that end a paragraph, among the texts and line breaks of a block. */
function endsAmong(nodes: readonly Node[]): Set<Node> {
  const at: Node[] = []
  const breaks: LineBreak[] = []
  let before: Text | null = null
  let isBroken: Node | null = null
  for (const node of nodes) {
    if (node.nodeType !== Node.TEXT_NODE) isBroken ??= before && node
    else if (isWords(node)) {
      if (before && isBroken) {
        breaks.push({ before, after: node as Text })
        at.push(isBroken)
      }
      before = node as Text
      isBroken = null
    }
  }
  const ends = endingBreaks(breaks)
  return new Set(at.filter((_, index) => ends[index]))
}

function nextRun(root: HTMLElement, walker: TreeWalker, direction: 'forward' | 'backward'): TextRun | null {
  const start = walker.currentNode
  const block = start === root ? null : blockOf(root, start)
  let hasLeft = start === root
  for (;;) {
    const node = direction === 'forward' ? walker.nextNode() : walker.previousNode()
    if (!node) return null
    hasLeft ||= blockOf(root, node) !== block
    if (hasLeft && isWords(node)) return TextRun.around(root, node as Text)
  }
}

const isWords = (node: Node) => node.nodeType === Node.TEXT_NODE && (node as Text).data.trim() !== ''

function blockOf(root: HTMLElement, node: Node): Element {
  let element = node.parentElement
  while (element && element !== root && !BLOCKS.has(element.localName)) element = element.parentElement
  return element ?? root
}

/** Text nodes and line breaks in the order of the document. */
function walkerOver(root: HTMLElement): TreeWalker {
  return root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE || (node as Element).localName === 'br') return NodeFilter.FILTER_ACCEPT
    return (node as Element).matches(NO_WORDS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
  })
}
