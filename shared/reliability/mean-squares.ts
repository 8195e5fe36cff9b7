import { type RatedCells, ratingsOf } from './rated-cells'

/** Mean squares of units × raters without gaps, in the squared unit of the values. */
export type MeanSquares = {
  units: number
  raters: number
  /** Between units. */
  between: number
  /** Within units. */
  within: number
  /** Between raters. */
  raterSquare: number
  /** What is left when units and raters are taken out. */
  residual: number
}

/** A sum of squares that is smaller than this share of the values' own squares is what rounding leaves of 0. */
const ROUNDING = 1e-26

/**
 * The analysis of variance of the units that every rater rated; undefined where these are fewer than two, or raters are.
 *
 * Source: Shrout, P. & Fleiss, J. (1979), Psychological Bulletin 86, 420–428, table 1.
 */
export function meanSquares(cells: RatedCells): MeanSquares | undefined {
  const { raters, starts, value } = cells
  const complete: number[] = []
  for (let unit = 0; unit < cells.units; unit += 1) if (ratingsOf(cells, unit) === raters) complete.push(starts[unit] as number)
  const units = complete.length
  if (units < 2 || raters < 2) return undefined
  const unitMeans = complete.map((start) => meanOf(value.subarray(start, start + raters)))
  const grand = meanOf(unitMeans)
  const raterMeans = Array.from({ length: raters }, (_, rater) => meanOf(complete.map((start) => value[start + rater] as number)))
  let [within, residual, size] = [0, 0, 0]
  complete.forEach((start, unit) => {
    raterMeans.forEach((raterMean, rater) => {
      const [own, mean] = [value[start + rater] as number, unitMeans[unit] as number]
      within += (own - mean) ** 2
      residual += (own - mean - raterMean + grand) ** 2
      size += own ** 2
    })
  })
  const settled = (squares: number) => (squares <= ROUNDING * size ? 0 : squares)
  return {
    units,
    raters,
    between: settled(raters * squaresAround(grand, unitMeans)) / (units - 1),
    within: settled(within) / (units * (raters - 1)),
    raterSquare: settled(units * squaresAround(grand, raterMeans)) / (raters - 1),
    residual: settled(residual) / ((units - 1) * (raters - 1)),
  }
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number
  return sum / values.length
}

function squaresAround(centre: number, values: readonly number[]): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
}
