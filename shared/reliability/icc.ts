import { iccInterval } from './icc-interval'
import { type MeanSquares, meanSquares } from './mean-squares'
import { countUsed, readRatings } from './rated-cells'
import type { Estimate, Ratings, Unanswerable } from './types'

/**
 * Which intraclass correlation, as Shrout and Fleiss count them. `1`: each unit has raters of its own; `2`: all units have the same
 * raters, who stand for others, and who is how severe counts as disagreement; `3`: these raters are the only ones, and severity is
 * set aside. `,1` is about one rater's value, `,k` about the mean of all of them.
 */
export type IccForm = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k'

const LEVEL = 0.95

/**
 * The intraclass correlation: which part of the variance of values is that of the units; 1 for perfect agreement (`3`: consistency),
 * 0 or below where raters tell units apart no better than chance. With n units, k raters and the mean squares between units (B),
 * within them (W), of raters (J) and of what is left (E):
 *
 * - 1,1: (B − W) ÷ (B + (k − 1) W), and 1,k: (B − W) ÷ B
 * - 2,1: (B − E) ÷ (B + (k − 1) E + k (J − E) ÷ n), and 2,k: (B − E) ÷ (B + (J − E) ÷ n)
 * - 3,1: (B − E) ÷ (B + (k − 1) E), and 3,k: (B − E) ÷ B
 *
 * Only units that every rater rated count. The interval is at 95 %, by F distributions (`iccInterval`). Values are taken as numbers
 * with equal steps.
 *
 * Source: Shrout, P. & Fleiss, J. (1979), Psychological Bulletin 86, 420–428.
 *
 * @returns `too-few-raters` for fewer than two columns; `too-few-units` for fewer than two units with ratings; `incomplete` where fewer
 * than two units were rated by every rater; `no-variation` where the formula divides by 0
 * @throws RangeError as `readRatings`
 */
export function icc(ratings: Ratings, form: IccForm): Estimate | Unanswerable {
  const cells = readRatings(ratings)
  if (cells.raters < 2) return { reason: 'too-few-raters' }
  if (countUsed(cells, 1).units < 2) return { reason: 'too-few-units' }
  const squares = meanSquares(cells)
  if (!squares) return { reason: 'incomplete' }
  const [signal, total] = parts(squares, form)
  if (!(total > 0)) return { reason: 'no-variation' }
  const interval = { ...iccInterval(squares, form, LEVEL), level: LEVEL }
  return { value: signal / total, interval, units: squares.units, raters: squares.raters }
}

/** What the formula divides by what. */
function parts({ units, raters, between, within, raterSquare, residual }: MeanSquares, form: IccForm): [number, number] {
  switch (form) {
    case '1,1':
      return [between - within, between + (raters - 1) * within]
    case '1,k':
      return [between - within, between]
    case '2,1':
      return [between - residual, between + (raters - 1) * residual + (raters * (raterSquare - residual)) / units]
    case '2,k':
      return [between - residual, between + (raterSquare - residual) / units]
    case '3,1':
      return [between - residual, between + (raters - 1) * residual]
    case '3,k':
      return [between - residual, between]
  }
}
