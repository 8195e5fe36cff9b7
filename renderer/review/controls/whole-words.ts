/** The node's text where it is one, also in a frame's document; null otherwise. */
const textOf = (node: Node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : null)

/** A word is never longer; looking at more of a long text would only take time. */
const REACH = 200

/**
 * The range with the words at its ends whole, so that a slip of the hand isn't quoted on a badge. What a word is, `Intl.Segmenter` knows,
 * also where nothing stands between them. Looks no further than the text node at each end: a word that a PDF breaks over two lines stays
 * broken.
 */
export function wholeWords(range: Range): Range {
  const whole = range.cloneRange()
  const [before, after] = [textOf(range.startContainer), textOf(range.endContainer)]
  if (before !== null) whole.setStart(range.startContainer, wordAround(before, range.startOffset)?.start ?? range.startOffset)
  if (after !== null) whole.setEnd(range.endContainer, wordAround(after, range.endOffset)?.end ?? range.endOffset)
  return whole
}

/** The word that an offset lies within; null where it lies at the edge of one, or in none. */
function wordAround(text: string, offset: number): { start: number; end: number } | null {
  const from = Math.max(0, offset - REACH)
  const near = text.slice(from, offset + REACH)
  const word = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(near).containing(offset - from)
  if (!word?.isWordLike || word.index === offset - from) return null
  return { start: from + word.index, end: from + word.index + word.segment.length }
}
