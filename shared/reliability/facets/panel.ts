import { type Facet, FACETS, type Observation } from './types'

/** The observations as columns, those of a candidate one after the other. */
export type Panel = {
  /** Observations. */
  size: number
  /** How many there are of each facet: one more than the highest number that occurs. */
  lengths: Record<Facet, number>
  /** Whose each observation is. */
  of: Record<Facet, Int32Array>
  level: Int32Array
}

const FIELDS = { candidates: 'candidate', criteria: 'criterion', raters: 'rater' } as const

/**
 * The observations in columns.
 * @throws RangeError where a number isn't whole or is below 0, or a level isn't one of `levels`
 */
export function readPanel(observations: readonly Observation[], levels: number): Panel {
  const lengths = { candidates: 0, criteria: 0, raters: 0 }
  for (const [at, observation] of observations.entries()) {
    for (const facet of FACETS) {
      const number = observation[FIELDS[facet]]
      if (!Number.isInteger(number) || number < 0) {
        throw new RangeError(`observation ${at}: the ${FIELDS[facet]} is to be a whole number from 0, not ${number}`)
      }
      if (number >= lengths[facet]) lengths[facet] = number + 1
    }
    if (!Number.isInteger(observation.level) || observation.level < 0 || observation.level >= levels) {
      throw new RangeError(
        `observation ${at}: the level is to be a whole number from 0 to ${levels - 1}, not ${observation.level}`,
      )
    }
  }
  return sortedByCandidate(observations, lengths)
}

function sortedByCandidate(observations: readonly Observation[], lengths: Record<Facet, number>): Panel {
  const next = new Int32Array(lengths.candidates + 1)
  for (const { candidate } of observations) next[candidate + 1] = (next[candidate + 1] as number) + 1
  for (let candidate = 0; candidate < lengths.candidates; candidate++) {
    next[candidate + 1] = (next[candidate + 1] as number) + (next[candidate] as number)
  }
  const panel = emptyPanel(observations.length, lengths)
  for (const { candidate, criterion, rater, level } of observations) {
    const at = next[candidate] as number
    next[candidate] = at + 1
    panel.of.candidates[at] = candidate
    panel.of.criteria[at] = criterion
    panel.of.raters[at] = rater
    panel.level[at] = level
  }
  return panel
}

export function emptyPanel(size: number, lengths: Record<Facet, number>): Panel {
  const column = () => new Int32Array(size)
  return { size, lengths, of: { candidates: column(), criteria: column(), raters: column() }, level: column() }
}

/** How many observations each of a facet has, and the sum of their levels, counting those that `isKept` marks, or all. */
export function totalsOf(panel: Panel, facet: Facet, isKept?: Uint8Array): { counts: Int32Array; sums: Float64Array } {
  const counts = new Int32Array(panel.lengths[facet])
  const sums = new Float64Array(panel.lengths[facet])
  const whose = panel.of[facet]
  for (let at = 0; at < panel.size; at++) {
    if (isKept && !isKept[at]) continue
    const who = whose[at] as number
    counts[who] = (counts[who] as number) + 1
    sums[who] = (sums[who] as number) + (panel.level[at] as number)
  }
  return { counts, sums }
}

/** How often each level occurs. */
export function levelCountsOf(panel: Panel, levels: number): number[] {
  const counts = new Array<number>(levels).fill(0)
  for (const level of panel.level) counts[level] = (counts[level] as number) + 1
  return counts
}
