import type { Passage } from './passages'
import type { Run } from './runs'

/** A gap of more words than these was no small edit; it stays whole. */
const LONGEST_GAP = 24

/** The passage with the words that are the same between its runs too, too few to be found by themselves: what is left was really edited. */
export function fillGaps(passage: Passage, own: Int32Array, other: Int32Array): Passage {
  const runs: Run[] = []
  for (const run of passage.runs) {
    const last = runs.at(-1)
    if (last) {
      const [ownFrom, otherFrom] = [last.own + last.length, last.other + last.length]
      const within = commonWords(own.subarray(ownFrom, run.own), other.subarray(otherFrom, run.other))
      runs.push(...within.map((each) => ({ ...each, own: each.own + ownFrom, other: each.other + otherFrom })))
    }
    runs.push(run)
  }
  return { ...passage, runs, words: runs.reduce((sum, { length }) => sum + length, 0) }
}

/** A longest common subsequence, as runs. */
function commonWords(own: Int32Array, other: Int32Array): Run[] {
  if (own.length > LONGEST_GAP || other.length > LONGEST_GAP) return []
  const width = other.length + 1
  /** How many are the same from these two places on. */
  const same = new Int32Array((own.length + 1) * width)
  const at = (one: number, two: number) => same[one * width + two] ?? 0
  for (let one = own.length - 1; one >= 0; one--) {
    for (let two = other.length - 1; two >= 0; two--) {
      same[one * width + two] = own[one] === other[two] ? at(one + 1, two + 1) + 1 : Math.max(at(one + 1, two), at(one, two + 1))
    }
  }
  const runs: Run[] = []
  for (let one = 0, two = 0; one < own.length && two < other.length; ) {
    if (own[one] === other[two]) {
      const last = runs.at(-1)
      if (last && last.own + last.length === one && last.other + last.length === two) last.length++
      else runs.push({ own: one, other: two, length: 1 })
      one++
      two++
    } else if (at(one + 1, two) >= at(one, two + 1)) one++
    else two++
  }
  return runs
}
