import { Borders } from './borders'
import type { Core } from './core'
import { nullBasisOf } from './symmetric'

/**
 * All shifts of criteria and raters (in the order of `Borders`) that candidates can make up for, so that no ratings could tell them.
 * They solve candidate = criterion + rater for every observation at once.
 */
function shiftsOf({ panel }: Core): Float64Array[] {
  const borders = new Borders({ panel }, 0)
  const matrix = new Float64Array(borders.size ** 2)
  const ones = new Float64Array(panel.size).fill(1)
  const none = new Float64Array(0)
  borders.addDirect(matrix, ones)
  for (let candidate = 0; candidate < panel.lengths.candidates; candidate++) {
    borders.eliminate(matrix, borders.gather(candidate, ones, none))
  }
  return nullBasisOf(matrix, borders.size)
}

/**
 * Whether one scale holds all of a core. Two shifts can never be told by any ratings and are settled by centring: all criteria easier and
 * all candidates less able, and the same with raters. Where there are more (a group of raters who share no candidate with the rest; raters
 * with a criterion each), measures of one part can't be compared with those of the other. A connected graph alone wouldn't do: three
 * raters with a criterion each are connected through their candidates, and severity can still not be told from difficulty.
 */
export function isLinked(core: Core): boolean {
  return shiftsOf(core).length === 2
}

/** Raters of a core in groups within which their severity can be compared: what no shift moves apart. */
export function linkedGroupsOf(core: Core): number[][] {
  const shifts = shiftsOf(core)
  const criteria = core.panel.lengths.criteria
  const groups: { places: number[]; rater: number[] }[] = []
  for (const [at, rater] of core.numbers.raters.entries()) {
    const places = shifts.map((shift) => shift[criteria + at] as number)
    const group = groups.find((other) => other.places.every((place, k) => Math.abs(place - (places[k] as number)) < 1e-6))
    if (group) group.rater.push(rater)
    else groups.push({ places, rater: [rater] })
  }
  return groups.map(({ rater }) => rater)
}
