import { emptyPanel, levelCountsOf, type Panel, totalsOf } from './panel'
import { type Facet, FACETS } from './types'

/** The part of a panel that the likelihood can measure, counted anew from 0. */
export type Core = {
  panel: Panel
  /** The number in the whole panel of each candidate, criterion and rater of the core. */
  numbers: Record<Facet, Int32Array>
  /** The levels that occur in it, from the lowest. */
  scores: Int32Array
}

/**
 * What is left once everybody is set aside who has only the lowest or only the highest level that occurs: their likelihood rises
 * without end, and they say nothing about anybody else. Who is left may be extreme only then, so it goes on until nobody is
 * (Wright and Masters 1982, section 4.4). The core is empty where the levels don't vary.
 */
export function coreOf(panel: Panel, levels: number): Core {
  const isKept = new Uint8Array(panel.size).fill(1)
  while (setExtremesAside(panel, isKept)) continue
  return compact(panel, isKept, levels)
}

/** Takes the observations of whoever is extreme; true where there were some. */
function setExtremesAside(panel: Panel, isKept: Uint8Array): boolean {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < panel.size; at++) {
    if (!isKept[at]) continue
    const level = panel.level[at] as number
    if (level < lowest) lowest = level
    if (level > highest) highest = level
  }
  const extreme = FACETS.map((facet) => {
    const { counts, sums } = totalsOf(panel, facet, isKept)
    const ends = Uint8Array.from(counts, (count, who) => {
      const sum = sums[who] as number
      return count > 0 && (sum === count * lowest || sum === count * highest) ? 1 : 0
    })
    return { whose: panel.of[facet], ends }
  })
  let isChanged = false
  for (let at = 0; at < panel.size; at++) {
    if (!isKept[at] || !extreme.some(({ whose, ends }) => ends[whose[at] as number] === 1)) continue
    isKept[at] = 0
    isChanged = true
  }
  return isChanged
}

function compact(panel: Panel, isKept: Uint8Array, levels: number): Core {
  const numbers = {} as Record<Facet, Int32Array>
  const places = {} as Record<Facet, Int32Array>
  const lengths = {} as Record<Facet, number>
  for (const facet of FACETS) {
    const { counts } = totalsOf(panel, facet, isKept)
    numbers[facet] = Int32Array.from(counts.keys()).filter((who) => (counts[who] as number) > 0)
    places[facet] = new Int32Array(counts.length)
    for (const [place, who] of numbers[facet].entries()) places[facet][who] = place
    lengths[facet] = numbers[facet].length
  }
  const kept = emptyPanel(
    isKept.reduce((sum, one) => sum + one, 0),
    lengths,
  )
  let to = 0
  for (let at = 0; at < panel.size; at++) {
    if (!isKept[at]) continue
    for (const facet of FACETS) kept.of[facet][to] = places[facet][panel.of[facet][at] as number] as number
    kept.level[to] = panel.level[at] as number
    to++
  }
  const counts = levelCountsOf(kept, levels)
  return { panel: kept, numbers, scores: Int32Array.from(counts.keys()).filter((level) => (counts[level] as number) > 0) }
}
