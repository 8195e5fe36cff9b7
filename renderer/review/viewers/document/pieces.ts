/** About so many characters are laid out together; shorter documents stay whole. */
const PIECE_CHARACTERS = 12_000
const CHARACTERS_IN_LINE = 80
const LINE_HEIGHT_EM = 1.55
const CONTAINERS = new Set(['div', 'section', 'article', 'main', 'body', 'pre'])

/**
 * Groups what is in a long document into pieces that the browser lays out as they are reached (`content-visibility`). All words stay in
 * the document, in one order: offsets, the search and selections know nothing of it.
 */
export function inPieces(parent: ParentNode & Node): void {
  if ((parent.textContent ?? '').length < 2 * PIECE_CHARACTERS) return
  let piece: Node[] = []
  let length = 0
  const close = () => {
    if (piece.length > 0) wrap(parent, piece)
    piece = []
    length = 0
  }
  for (const child of [...parent.childNodes]) {
    const characters = child.textContent?.length ?? 0
    if (characters > 2 * PIECE_CHARACTERS && child instanceof Element && CONTAINERS.has(child.localName)) {
      close()
      inPieces(child)
      continue
    }
    piece.push(child)
    length += characters
    if (length >= PIECE_CHARACTERS) close()
  }
  close()
}

/** A plain text as a block of pieces, cut where paragraphs or lines end. */
export function textInPieces(text: string): HTMLElement {
  const block = document.createElement('pre')
  for (const part of cut(text)) block.append(part)
  if (block.childNodes.length > 1) {
    for (const node of [...block.childNodes]) wrap(block, [node])
  }
  return block
}

function* cut(text: string): Generator<string> {
  let from = 0
  while (text.length - from > 2 * PIECE_CHARACTERS) {
    const part = text.slice(from, from + 2 * PIECE_CHARACTERS)
    const paragraph = part.lastIndexOf('\n\n')
    const line = part.lastIndexOf('\n')
    let length = paragraph > PIECE_CHARACTERS ? paragraph + 2 : line > 0 ? line + 1 : part.length
    // Half a character would be no character.
    if (/[\uD800-\uDBFF]/.test(part[length - 1] ?? '')) length -= 1
    yield part.slice(0, length)
    from += length
  }
  yield text.slice(from)
}

function wrap(parent: Node, nodes: readonly Node[]): void {
  const piece = document.createElement('div')
  piece.className = 'piece'
  const text = nodes.map((node) => node.textContent).join('')
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_IN_LINE)), 0)
  // How high it will be, until it is laid out: the scroll bar and places further down hardly move then.
  piece.style.setProperty('contain-intrinsic-block-size', `auto ${Math.ceil(lines * LINE_HEIGHT_EM)}em`)
  const first = nodes[0] as Node
  parent.insertBefore(piece, first)
  piece.append(...nodes)
}
