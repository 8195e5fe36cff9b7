import type { Ratings, Scale } from '../../../shared/reliability'
import type { RoundLevels } from './round-levels'

/**
 * Figures over all criteria take exemplar × criterion for their units, but what is drawn anew for an interval are exemplars with all their
 * criteria: criteria of the same exemplar aren't independent of each other (Field and Welsh 2007, "Bootstrapping clustered data").
 * So ratings are packed with an exemplar for a unit and criterion × rater for its raters, and unpacked for each sample.
 */
export type Pool = {
  packed: Ratings
  /** Exemplar × criterion by rater. */
  unpack(packed: Ratings): Ratings
  scale: Scale
  /** How many units an exemplar is. */
  criteria: number
}

/** The panel's ratings. @param raters places of those who are counted */
export function poolPanel(levels: RoundLevels, raters: readonly number[]): Pool {
  return pool(levels, raters.length, (criterion, exemplar, column) => {
    const rater = raters[column] ?? 0
    return levels.panel[(criterion * levels.exemplars + exemplar) * levels.raters + rater] ?? Number.NaN
  })
}

/** The panel's ratings with the reference before them, as if it were a rater. */
export function poolWithReference(levels: RoundLevels, raters: readonly number[]): Pool {
  return pool(levels, raters.length + 1, (criterion, exemplar, column) => {
    const unit = criterion * levels.exemplars + exemplar
    if (column === 0) return levels.reference[unit] ?? Number.NaN
    return levels.panel[unit * levels.raters + (raters[column - 1] ?? 0)] ?? Number.NaN
  })
}

function pool(
  { criteria, exemplars, levelsOf }: RoundLevels,
  columns: number,
  valueAt: (criterion: number, exemplar: number, column: number) => number,
): Pool {
  const width = criteria * columns
  const values = new Float64Array(exemplars * width)
  for (let exemplar = 0; exemplar < exemplars; exemplar++) {
    for (let criterion = 0; criterion < criteria; criterion++) {
      for (let column = 0; column < columns; column++) {
        values[exemplar * width + criterion * columns + column] = valueAt(criterion, exemplar, column)
      }
    }
  }
  return {
    packed: { units: exemplars, raters: width, values },
    // Row by row, an exemplar with its criteria is as many units one after the other: nothing has to be moved.
    unpack: (packed) => ({ units: packed.units * criteria, raters: columns, values: packed.values }),
    scale: ordinalScale(Math.max(2, ...levelsOf)),
    criteria,
  }
}

/** Levels in their order, the lowest 0. */
export function ordinalScale(levels: number): Scale {
  return { kind: 'ordinal', categories: Array.from({ length: levels }, (_, at) => at) }
}

/** One column of ratings beside the first: what a rater and the reference gave. */
export function besideFirst({ units, raters, values }: Ratings, column: number): Ratings {
  const pair = new Float64Array(units * 2)
  for (let unit = 0; unit < units; unit++) {
    pair[unit * 2] = values[unit * raters] ?? Number.NaN
    pair[unit * 2 + 1] = values[unit * raters + column] ?? Number.NaN
  }
  return { units, raters: 2, values: pair }
}

/** One criterion: exemplars by rater. */
export function criterionRatings({ exemplars, raters, panel }: RoundLevels, criterion: number): Ratings {
  const size = exemplars * raters
  return { units: exemplars, raters, values: panel.slice(criterion * size, (criterion + 1) * size) }
}
