/**
 * W3C selectors count Unicode code points while JavaScript counts UTF-16 units: an emoji is one of the former and two of the
 * latter. These two convert, so that a position means the same to other programs.
 */

/** How many code points stand before the UTF-16 offset `unit`. */
export function codePointsBefore(text: string, unit: number): number {
  let count = 0
  for (let at = 0; at < unit && at < text.length; count++) at += widthAt(text, at)
  return count
}

/** The UTF-16 offset at which the code point number `count` begins; the text's length where there are fewer. */
export function unitAtCodePoint(text: string, count: number): number {
  let at = 0
  for (let passed = 0; passed < count && at < text.length; passed++) at += widthAt(text, at)
  return at
}

function widthAt(text: string, at: number): 1 | 2 {
  const point = text.codePointAt(at)
  return point !== undefined && point > 0xffff ? 2 : 1
}
