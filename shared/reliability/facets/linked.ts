import { Borders } from './borders'
import type { Core } from './core'
import { rankOf } from './symmetric'

/**
 * Whether one scale holds all of a core. Two shifts can never be told by any ratings and are settled by centring: all criteria easier and
 * all candidates less able, and the same with raters. Where more shifts go unnoticed (a group of raters who share no candidate with the rest;
 * raters who have a criterion each), measures of one part can't be compared with those of the other. So the design, one row
 * `candidate − criterion − rater` for each observation, must lack exactly two of full rank. A connected graph alone wouldn't do: three raters
 * with a criterion each are connected through their candidates, and severity can still not be told from difficulty.
 */
export function isLinked(core: Core): boolean {
  const { size, lengths } = core.panel
  const borders = new Borders(core, 0)
  const matrix = new Float64Array(borders.size ** 2)
  const ones = new Float64Array(size).fill(1)
  const none = new Float64Array(0)
  borders.addDirect(matrix, ones)
  for (let candidate = 0; candidate < lengths.candidates; candidate++) {
    borders.eliminate(matrix, borders.gather(candidate, ones, none))
  }
  return rankOf(matrix, borders.size) === borders.size - 2
}
