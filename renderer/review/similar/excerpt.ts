/** A passage as it is shown: with a little of what stands around it, and which of its words stand in the other one too. */
export type Excerpt = {
  before: string
  pieces: readonly { text: string; isSame: boolean }[]
  after: string
  /** It goes on, but this is enough to judge it. */
  isCut: boolean
}

const AROUND = 120
const LONGEST = 2400

/**
 * Cuts a passage out of its text.
 * @param runs what is the same, in order, as offsets of the text; the first begins the passage and the last ends it.
 */
export function excerptOf(text: string, runs: readonly { start: number; end: number }[]): Excerpt {
  const start = runs[0]?.start ?? 0
  const end = runs.at(-1)?.end ?? start
  const limit = Math.min(end, start + LONGEST)
  const pieces: { text: string; isSame: boolean }[] = []
  let at = start
  for (const run of runs) {
    if (run.start >= limit) break
    if (run.start > at) pieces.push({ text: text.slice(at, run.start), isSame: false })
    at = Math.max(at, Math.min(run.end, limit))
    pieces.push({ text: text.slice(run.start, at), isSame: true })
  }
  return {
    before: wholeWords(text.slice(Math.max(0, start - AROUND), start), 'start', start > AROUND),
    pieces,
    after: limit < end ? '' : wholeWords(text.slice(end, end + AROUND), 'end', end + AROUND < text.length),
    isCut: limit < end,
  }
}

/** Without the word (or half of an emoji) that the cut went through. */
function wholeWords(text: string, side: 'start' | 'end', isCut: boolean): string {
  if (!isCut) return text
  return side === 'start' ? text.replace(/^\S{0,40}\s|^[\udc00-\udfff]/u, '') : text.replace(/\s\S{0,40}$|[\ud800-\udbff]$/u, '')
}
