import { collectSums, icc, type Ratings, type SummedStatistic, type Unanswerable } from '../../../shared/reliability'

/** Smaller than this share of all squares is what rounding leaves of 0. */
const ROUNDING = 1e-12

/**
 * The intraclass correlation ICC(2,1), for samples of units: their mean squares follow from a few sums over units (Shrout and Fleiss 1979,
 * table 1), so that a sample needs no copy of the ratings. Units that lack a rating add nothing.
 */
export const iccStatistic: SummedStatistic = Object.assign((ratings: Ratings) => icc(ratings, '2,1'), {
  summarise({ units, raters, values }: Ratings) {
    const contribute = (add: Add) => {
      for (let unit = 0; unit < units; unit++) {
        const row = [...values.subarray(unit * raters, (unit + 1) * raters)]
        if (row.some(Number.isNaN)) continue
        const sum = row.reduce((total, value) => total + value, 0)
        const squares = row.reduce((total, value) => total + value ** 2, 0)
        for (const [place, amount] of [1, sum ** 2, squares, ...row].entries()) add(unit, place, amount)
      }
    }
    return collectSums(3 + raters, contribute, (sums) => correlationOf(sums, raters))
  },
})

type Add = Parameters<Parameters<typeof collectSums>[1]>[0]

/** @param sums units, squares of their sums, squares of their values, and each rater's sum */
function correlationOf(sums: Float64Array, raters: number): number | Unanswerable {
  const [units = 0, ofSums = 0, ofValues = 0] = sums
  if (raters < 2) return { reason: 'too-few-raters' }
  if (units < 2) return { reason: 'incomplete' }
  const columns = sums.subarray(3)
  const grand = columns.reduce((total, value) => total + value, 0)
  const correction = grand ** 2 / (units * raters)
  const settled = (squares: number) => (squares <= ROUNDING * ofValues ? 0 : squares)
  const betweenAll = settled(ofSums / raters - correction)
  const ratersAll = settled(columns.reduce((total, value) => total + value ** 2, 0) / units - correction)
  const residualAll = settled(ofValues - correction - betweenAll - ratersAll)
  const between = betweenAll / (units - 1)
  const raterSquare = ratersAll / (raters - 1)
  const residual = residualAll / ((units - 1) * (raters - 1))
  const total = between + (raters - 1) * residual + (raters * (raterSquare - residual)) / units
  return total > 0 ? (between - residual) / total : { reason: 'no-variation' }
}
