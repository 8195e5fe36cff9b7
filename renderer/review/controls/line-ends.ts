/**
 * Where a line break ends what is said: pages know no paragraphs, only where words stand. A heading, a date and a name beneath each other
 * are no sentence, though no full stop is between them.
 */

/** Lines of one text are set in one size; measured heights differ by fractions. */
const SAME_SIZE = 0.12
/** Apart by so much more than the lines of a page usually are, they belong to different texts. */
const WIDER_THAN_USUAL = 1.3
/** How many lines tell what is usual. */
const ENOUGH_LINES = 3
/** Distance of lines in their height: the most where nothing is usual, as on a title page, and the most of all, in double spacing. */
const WIDEST_UNUSUAL = 1.8
const WIDEST = 2.6
/** An entry of a list begins with its sign or number. */
const LIST_ENTRY = /^\s*(?:[•◦‣▪▫●○■□–—]\s?|\(?(?:\d{1,3}|[a-z])[.)]\s)/u

/** The words before and after a line break. */
export type LineBreak = { before: Text; after: Text }

/** Which of the line breaks of one block end a paragraph: by a change of size, by a gap, or because an entry of a list begins. */
export function endingBreaks(breaks: readonly LineBreak[]): boolean[] {
  const measured = breaks.map(({ before, after }) => ({ after, ...distanceOf(before, after) }))
  const usual = usualDistances(measured)
  return measured.map(({ after, height, isSameSize, distance }) => {
    // A next column begins above: what was said goes on there.
    if (distance <= 0) return false
    if (!isSameSize || LIST_ENTRY.test(after.data)) return true
    const known = usual.get(Math.round(height))
    return distance > Math.min(known === undefined ? WIDEST_UNUSUAL * height : known * WIDER_THAN_USUAL, WIDEST * height)
  })
}

type Measured = { height: number; isSameSize: boolean; distance: number }

/** From line to line, in pixels; negative where the next one stands above. Zero on the same line, or where there is nothing to measure. */
function distanceOf(before: Text, after: Text): Measured {
  const [last, first] = [edgeOf(before, 'end'), edgeOf(after, 'start')]
  const height = Math.max(last.height, first.height)
  const isSameLine = Math.min(last.bottom, first.bottom) - Math.max(last.top, first.top) > height / 2
  return {
    height,
    isSameSize: Math.abs(last.height - first.height) <= SAME_SIZE * height,
    distance: isSameLine ? 0 : first.bottom - last.bottom,
  }
}

/** The distance that most lines of a size have, by their height in whole pixels. */
function usualDistances(measured: readonly Measured[]): Map<number, number> {
  const bySize = new Map<number, number[]>()
  for (const { height, isSameSize, distance } of measured) {
    if (!isSameSize || distance <= 0) continue
    const size = Math.round(height)
    const known = bySize.get(size)
    if (known) known.push(distance)
    else bySize.set(size, [distance])
  }
  const usual = new Map<number, number>()
  for (const [size, distances] of bySize) {
    if (distances.length < ENOUGH_LINES) continue
    distances.sort((one, other) => one - other)
    usual.set(size, distances[Math.floor((distances.length - 1) / 2)] ?? 0)
  }
  return usual
}

/** Where a text begins or ends in the window. */
function edgeOf(text: Text, side: 'start' | 'end'): DOMRect {
  const range = text.ownerDocument.createRange()
  const at = side === 'start' ? text.data.search(/\S/u) : text.data.trimEnd().length - 1
  range.setStart(text, Math.max(0, at))
  range.setEnd(text, Math.min(text.length, at + 1))
  return range.getBoundingClientRect()
}
