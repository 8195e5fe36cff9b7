import { cohenKappa, type Estimate, type Ratings, type Unanswerable } from '../../../shared/reliability'
import { ordinalScale } from './pooled'
import { levelAt, referenceAt, type RoundLevels } from './round-levels'

/** Who stands beside a rater: another one, by their place in the panel, or null for the reference. */
export type Beside = number | null

export type PairKappa = {
  /** One criterion: its units are exemplars, and the standard error is Fleiss, Cohen and Everitt's (1969). */
  criterion: Estimate | Unanswerable
  /**
   * Exemplar × criterion. Without a standard error: the formula takes units for independent of each other, which criteria of one exemplar
   * aren't.
   */
  all: Estimate | Unanswerable
}

/**
 * Quadratic-weighted kappa of the two who are looked at: on one criterion, and over all of them with levels counted from the lowest. Worked
 * out for this pair alone; a panel of 60 has 1770.
 */
export function pairKappa(levels: RoundLevels, criterion: number, rater: number, beside: Beside): PairKappa {
  const rows = Array.from({ length: levels.criteria }, (_, row) => pairOf(levels, row, rater, beside))
  const one = cohenKappa(ratingsOf([rows[criterion] ?? []]), ordinalScale(levels.levelsOf[criterion] ?? 2), 'quadratic')
  const all = cohenKappa(ratingsOf(rows), ordinalScale(Math.max(2, ...levels.levelsOf)), 'quadratic')
  if ('reason' in all) return { criterion: one, all }
  const { value, units, raters } = all
  return { criterion: one, all: { value, units, raters } }
}

function pairOf(levels: RoundLevels, criterion: number, rater: number, beside: Beside): number[][] {
  return Array.from({ length: levels.exemplars }, (_, exemplar) => [
    levelAt(levels, criterion, exemplar, rater),
    beside === null ? referenceAt(levels, criterion, exemplar) : levelAt(levels, criterion, exemplar, beside),
  ])
}

function ratingsOf(rows: readonly number[][][]): Ratings {
  const units = rows.flat()
  return { units: units.length, raters: 2, values: Float64Array.from(units.flat()) }
}
