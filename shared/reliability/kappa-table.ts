import type { AgreementOf } from './agreement-weights'
import { tooFewPaired } from './obstacles'
import type { Unanswerable } from './types'

/** How often each rater used each category. */
function margins(table: Float64Array, categories: number): { first: Float64Array; second: Float64Array; units: number } {
  const [first, second] = [new Float64Array(categories), new Float64Array(categories)]
  let units = 0
  table.forEach((often, cell) => {
    const [row, column] = [Math.floor(cell / categories), cell % categories]
    first[row] = (first[row] as number) + often
    second[column] = (second[column] as number) + often
    units += often
  })
  return { first, second, units }
}

/**
 * Cohen's kappa of a square table of counts (the first rater's categories are its rows): 1 − n Σ v f ÷ Σ v r c, where f are the
 * counts, r and c their margins, and v is how much two categories disagree.
 *
 * @returns `no-overlap` or `too-few-units` for a table of none or one, `no-variation` where chance can't disagree
 */
export function kappaOfTable(table: Float64Array, categories: number, agreement: AgreementOf): number | Unanswerable {
  const { first, second, units } = margins(table, categories)
  const tooFew = tooFewPaired(units)
  if (tooFew) return tooFew
  let [observed, expected] = [0, 0]
  for (let row = 0; row < categories; row += 1) {
    for (let column = 0; column < categories; column += 1) {
      const disagreement = 1 - agreement(row, column)
      observed += disagreement * (table[row * categories + column] as number)
      expected += disagreement * (first[row] as number) * (second[column] as number)
    }
  }
  return expected === 0 ? { reason: 'no-variation' } : 1 - (units * observed) / expected
}

/**
 * The large-sample standard error of such a kappa, for intervals around it (not for testing whether it is 0):
 * √((Σ p [w (1 − pₑ) − (w̄ᵣ + w̄꜀)(1 − pₒ)]² − (pₒ pₑ − 2 pₑ + pₒ)²) ÷ n) ÷ (1 − pₑ)², where w̄ᵣ and w̄꜀ are the weights of a row and
 * a column averaged over the other rater's margins.
 *
 * Source: Fleiss, J., Cohen, J. & Everitt, B. (1969), Psychological Bulletin 72, 323–327, formula 13 and, unweighted, formula 8.
 *
 * @param table one that has a kappa
 */
export function kappaStandardError(table: Float64Array, categories: number, agreement: AgreementOf): number {
  const { first, second, units } = margins(table, categories)
  const [rowMeans, columnMeans] = [new Float64Array(categories), new Float64Array(categories)]
  let [observed, expected] = [0, 0]
  for (let row = 0; row < categories; row += 1) {
    for (let column = 0; column < categories; column += 1) {
      const weight = agreement(row, column)
      const [rowShare, columnShare] = [(first[row] as number) / units, (second[column] as number) / units]
      rowMeans[row] = (rowMeans[row] as number) + weight * columnShare
      columnMeans[column] = (columnMeans[column] as number) + weight * rowShare
      observed += (weight * (table[row * categories + column] as number)) / units
      expected += weight * rowShare * columnShare
    }
  }
  // The mean of the squares less the square of the mean, as a sum of squares around the mean: that is never below 0.
  const mean = observed * expected - 2 * expected + observed
  let variance = 0
  table.forEach((often, cell) => {
    const [row, column] = [Math.floor(cell / categories), cell % categories]
    const means = (rowMeans[row] as number) + (columnMeans[column] as number)
    variance += (often / units) * (agreement(row, column) * (1 - expected) - means * (1 - observed) - mean) ** 2
  })
  return Math.sqrt(variance / units) / (1 - expected) ** 2
}
