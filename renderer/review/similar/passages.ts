import type { Run } from './runs'
import { SHINGLE_WORDS } from './shingle-index'

/** Runs that follow each other in both texts with small edits between: the same passage. */
export type Passage = {
  runs: readonly Run[]
  /** Words that are the same. */
  words: number
  own: Span
  other: Span
}

/** Half-open, in words. */
export type Span = { start: number; end: number }

/** Fewer words in common are a turn of phrase. */
export const LEAST_WORDS = 14
/** So many words between two runs may have been changed, put in or left out. */
const MOST_EDITED = 8
/** Less than this share of a passage in common is no passage, but phrases that happen to stand near each other. */
const LEAST_SHARE = 0.55

/**
 * Joins the runs of two texts into passages, small edits between them allowed; where several claim the same words, the longest stays.
 * @param documents the document that each word of the index is of: no passage goes from one into the next.
 */
export function findPassages(runs: readonly Run[], documents: Int32Array): Passage[] {
  const chains: Run[][] = []
  let open: Run[][] = []
  for (const run of [...runs].sort((one, two) => one.other - two.other || one.own - two.own)) {
    open = open.filter((chain) => run.other - endOf(chain).other <= MOST_EDITED)
    let best: { chain: Run[]; distance: number; overlap: number } | null = null
    for (const chain of open) {
      const end = endOf(chain)
      const [own, other] = [run.own - end.own, run.other - end.other]
      const overlap = Math.max(0, -own, -other)
      if (own > MOST_EDITED || overlap >= Math.min(SHINGLE_WORDS, run.length) || !isSameDocument(documents, chain, run)) continue
      const distance = Math.abs(own) + Math.abs(other)
      if (!best || distance < best.distance) best = { chain, distance, overlap }
    }
    if (best) {
      const { chain, overlap } = best
      chain.push({ own: run.own + overlap, other: run.other + overlap, length: run.length - overlap })
    } else {
      const chain = [run]
      chains.push(chain)
      open.push(chain)
    }
  }
  return longestFirst(chains.map(passageOf).filter(isPassage))
}

function endOf(chain: readonly Run[]): { own: number; other: number } {
  const { own = 0, other = 0, length = 0 } = chain.at(-1) ?? {}
  return { own: own + length, other: other + length }
}

function isSameDocument(documents: Int32Array, chain: readonly Run[], run: Run): boolean {
  return documents[chain[0]?.own ?? 0] === documents[run.own]
}

function passageOf(runs: readonly Run[]): Passage {
  const [first] = runs
  const end = endOf(runs)
  return {
    runs,
    words: runs.reduce((sum, { length }) => sum + length, 0),
    own: { start: first?.own ?? 0, end: end.own },
    other: { start: first?.other ?? 0, end: end.other },
  }
}

function isPassage({ words, own, other }: Passage): boolean {
  return words >= LEAST_WORDS && words >= LEAST_SHARE * Math.max(own.end - own.start, other.end - other.start)
}

/** Without those that lie, for the most part, within a longer one: a list that repeats itself is one passage. */
function longestFirst(passages: readonly Passage[]): Passage[] {
  const kept: Passage[] = []
  const byLength = [...passages].sort(
    (one, two) => two.words - one.words || one.own.start - two.own.start || one.other.start - two.other.start,
  )
  for (const passage of byLength) {
    const isWithin = kept.some((longer) => isMostlyIn(passage.own, longer.own) || isMostlyIn(passage.other, longer.other))
    if (!isWithin) kept.push(passage)
  }
  return kept
}

function isMostlyIn(one: Span, longer: Span): boolean {
  const shared = Math.min(one.end, longer.end) - Math.max(one.start, longer.start)
  return shared > (one.end - one.start) / 2
}
