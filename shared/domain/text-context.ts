/** How many characters of what stands around a passage are kept on each side, where its words stand nowhere else in the text. */
export const CONTEXT_LENGTH = 32
/** How much of it is kept beyond what two places have in common where the words stand elsewhere too: more than the usual, so that this can be seen. */
const BEYOND = 48
/** The most that is kept. */
const LONGEST_CONTEXT = 200
/** Raw text that holds the most that is kept, once its white space is collapsed. */
const WIDE = 4 * LONGEST_CONTEXT
const MOST_PLACES = 500

type Context = { prefix: string; suffix: string }

/** The text with every run of white space as one space: line breaks of a layout are no part of a quote. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ')
}

/** What stands around a range of a text, up to 32 characters on each side. */
export function contextOf(text: string, start: number, end: number): Context {
  // Twice the length leaves enough after collapsing; whole code points only, so that no half of an emoji is kept.
  const before = [...collapseSpace(text.slice(Math.max(0, start - 2 * CONTEXT_LENGTH), start))]
  const after = [...collapseSpace(text.slice(end, end + 2 * CONTEXT_LENGTH))]
  return { prefix: before.slice(-CONTEXT_LENGTH).join(''), suffix: after.slice(0, CONTEXT_LENGTH).join('') }
}

/**
 * What stands around a range. Where its words stand elsewhere in the text too, it reaches on each side beyond what the places have in
 * common (to 200 characters at most), so that the passage can be told from the others even when one of them is gone.
 */
export function tellingContext(text: string, start: number, end: number): Context {
  const around = contextOf(text, start, end)
  const others = placesOf(text, text.slice(start, end)).filter((place) => place.end <= start || place.start >= end)
  if (others.length === 0) return around
  const before = collapseSpace(text.slice(Math.max(0, start - WIDE), start))
  const after = collapseSpace(text.slice(end, end + WIDE))
  let [sameBefore, sameAfter] = [0, 0]
  for (const other of others) {
    sameBefore = Math.max(sameBefore, sameAtEnd(before, collapseSpace(text.slice(Math.max(0, other.start - WIDE), other.start))))
    sameAfter = Math.max(sameAfter, sameAtStart(after, collapseSpace(text.slice(other.end, other.end + WIDE))))
  }
  const [left, right] = [sameBefore, sameAfter].map((same) => Math.min(LONGEST_CONTEXT, same + BEYOND)) as [number, number]
  // Half an emoji is no character.
  return {
    prefix: before.slice(-left).replace(/^[\udc00-\udfff]/, ''),
    suffix: after.slice(0, right).replace(/[\ud800-\udbff]$/, ''),
  }
}

/** Where the words of a passage stand in a text, however its lines are broken. Of a long passage the beginning is enough. */
function placesOf(text: string, passage: string): { start: number; end: number }[] {
  const words = passage.trim().slice(0, 500).split(/\s+/u)
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'gu')
  const places: { start: number; end: number }[] = []
  for (const { 0: found, index } of text.matchAll(pattern)) {
    places.push({ start: index, end: index + found.length })
    if (places.length === MOST_PLACES) break
  }
  return places
}

function sameAtEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length, LONGEST_CONTEXT)
  let same = 0
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same++
  return same
}

function sameAtStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length, LONGEST_CONTEXT)
  let same = 0
  while (same < most && one[same] === other[same]) same++
  return same
}
