const WORD = /[\p{L}\p{N}\p{M}]/u

const isInside = (text: string, at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '')

/** The node's text where it is one, also in a frame's document; null otherwise. */
const textOf = (node: Node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : null)

/**
 * The range with the words at its ends whole, so that a slip of the hand isn't quoted on a badge. Looks no further than the text node
 * at each end: a word that a PDF breaks over two lines stays broken.
 */
export function wholeWords(range: Range): Range {
  const whole = range.cloneRange()
  const [before, after] = [textOf(range.startContainer), textOf(range.endContainer)]
  if (before !== null) {
    let start = range.startOffset
    while (isInside(before, start)) start -= 1
    whole.setStart(range.startContainer, start)
  }
  if (after !== null) {
    let end = range.endOffset
    while (isInside(after, end)) end += 1
    whole.setEnd(range.endContainer, end)
  }
  return whole
}
