/** A `/` with what was typed after it. */
export type Trigger = { start: number; end: number; typed: string }

/** Longer than this, nobody is looking for a comment any more. */
const LONGEST_QUERY = 60

/**
 * The `/` before the caret that asks for a comment. It stands at the beginning or after a blank or an opening bracket, so that
 * "and/or", "3/4" and addresses ask for nothing; a line break or a second slash ends it.
 * @param caret in UTF-16 units
 */
export function findTrigger(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret)
  const start = before.lastIndexOf('/')
  if (start < 0 || caret - start - 1 > LONGEST_QUERY) return null
  const typed = before.slice(start + 1)
  if (/[\n/]/.test(typed) || /^\s/.test(typed)) return null
  const previous = before[start - 1]
  if (previous !== undefined && !/[\s([{“„«"'—–]/.test(previous)) return null
  return { start, end: caret, typed }
}
