import { SHINGLE_WORDS, shingleHashes, type ShingleIndex } from './shingle-index'

/** So many words, the same ones in the same order, in both: where they begin in the index and in the other text. */
export type Run = { own: number; other: number; length: number }

/** A shingle that stands in more places of one's own evidence is a pattern (a table, a form), and these places are enough of it. */
const MOST_PLACES = 16
/** A text that repeats itself again and again can't take all memory. */
const MOST_RUNS = 20_000

/**
 * The longest runs of words that a text has in common with the index, at least a shingle each, in the text's order.
 * @param accepts whether a place of the index may be compared with; all may where it is left out.
 */
export function findRuns(index: ShingleIndex, words: Int32Array, accepts?: (own: number) => boolean): Run[] {
  const runs: Run[] = []
  /** The latest run by the distance of its two places: the only one that the next shingle can continue. */
  const latest = new Map<number, Run>()
  shingleHashes(words).forEach((hash, other) => {
    let tried = 0
    for (let own = index.last(hash); own >= 0 && tried < MOST_PLACES; own = index.before(own), tried++) {
      if ((accepts && !accepts(own)) || !isSame(index.words, own, words, other)) continue
      const run = latest.get(own - other)
      if (run && run.other + run.length === other + SHINGLE_WORDS - 1) {
        run.length++
      } else if (runs.length < MOST_RUNS) {
        const begun = { own, other, length: SHINGLE_WORDS }
        runs.push(begun)
        latest.set(own - other, begun)
      }
    }
  })
  return runs
}

/** Hashes of shingles can meet by chance; those of all their words hardly do. */
function isSame(own: Int32Array, ownAt: number, other: Int32Array, otherAt: number): boolean {
  for (let at = 0; at < SHINGLE_WORDS; at++) if (own[ownAt + at] !== other[otherAt + at]) return false
  return true
}
