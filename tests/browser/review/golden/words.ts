/**
 * Words as a reader sees them, whatever a producer made of them: without white space, hyphens at the ends of lines, signs of
 * direction, and with ligatures apart.
 */
export function seen(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|[-\u2010\u2011\u2212]/gu, '')
}

type Character = { node: Text; offset: number; text: string }

function charactersOf(root: Node): Character[] {
  const owner = root.ownerDocument ?? (root as Document)
  const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const characters: Character[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    for (let offset = 0; offset < node.length; offset++) characters.push({ node, offset, text: seen(node.data[offset] ?? '') })
  }
  return characters
}

/** The first place of words below `root`; null where they aren't there (yet). */
export function findWords(root: Node, words: string): Range | null {
  const characters = charactersOf(root)
  const starts: number[] = []
  let text = ''
  for (const character of characters) {
    starts.push(text.length)
    text += character.text
  }
  const from = text.indexOf(seen(words))
  if (from < 0) return null
  const to = from + seen(words).length - 1
  const at = (offset: number) => starts.findLastIndex((start, index) => start <= offset && characters[index]?.text !== '')
  const [first, last] = [characters[at(from)], characters[at(to)]]
  if (!first || !last) return null
  const range = first.node.ownerDocument.createRange()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

/** The words that the marks of an annotation cover below `root`: those whose middle lies in one of its boxes. */
export function markedWords(root: Element | Document, annotationId: string): string {
  const marks = [...root.querySelectorAll<HTMLElement>(`[data-annotation-id="${annotationId}"]`)]
  const boxes = marks.map((mark) => mark.getBoundingClientRect())
  if (boxes.length === 0) return ''
  let covered = ''
  for (const { node, offset, text } of charactersOf(root)) {
    if (text === '' || node.parentElement?.closest('.assay-marks')) continue
    const range = node.ownerDocument.createRange()
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    const { left, right, top, bottom, width } = range.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const isIn = width > 0 && boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)
    if (isIn) covered += text
  }
  return covered
}
