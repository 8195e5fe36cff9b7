import type { Facets, Observation } from '../../../shared/reliability/facets'
import { chancesOf } from './plain-model'

/**
 * Standard errors without any shortcut: the information about every candidate, criterion, rater and threshold at once, with three
 * constraints (criteria, raters and thresholds sum to 0) written below it, all of it inverted.
 */
export function constrainedErrors(answer: Facets, observations: readonly Observation[]) {
  const [candidates, criteria, raters] = [answer.candidates.length, answer.criteria.length, answer.raters.length]
  const thresholds = answer.thresholds.length
  const starts = { criteria: candidates, raters: candidates + criteria, thresholds: candidates + criteria + raters }
  const size = starts.thresholds + thresholds
  const matrix = Array.from({ length: size + 3 }, () => new Array<number>(size + 3).fill(0))
  for (const observation of observations) {
    const chances = chancesOf(answer, observation)
    // What each level says about each parameter: the derivative of its log chance but for a constant, whose covariance is the information.
    const says = chances.map((_, level) => {
      const row = new Array<number>(size).fill(0)
      row[observation.candidate] = level
      row[starts.criteria + observation.criterion] = -level
      row[starts.raters + observation.rater] = -level
      for (let k = 0; k < level; k++) row[starts.thresholds + k] = -1
      return row
    })
    const mean = Array.from({ length: size }, (_, i) =>
      says.reduce((sum, row, level) => sum + (chances[level] as number) * (row[i] as number), 0),
    )
    for (const [level, row] of says.entries()) {
      const away = row.map((value, i) => value - (mean[i] as number))
      for (const [i, a] of away.entries()) {
        if (a === 0) continue
        const line = matrix[i] as number[]
        for (const [j, b] of away.entries()) line[j] = (line[j] as number) + (chances[level] as number) * a * b
      }
    }
  }
  const sumsToZero = [
    [starts.criteria, criteria],
    [starts.raters, raters],
    [starts.thresholds, thresholds],
  ] as const
  for (const [at, [from, length]] of sumsToZero.entries()) {
    for (let i = from; i < from + length; i++) {
      ;(matrix[size + at] as number[])[i] = 1
      ;(matrix[i] as number[])[size + at] = 1
    }
  }
  const inverse = invert(matrix)
  const errors = (from: number, length: number) =>
    Array.from({ length }, (_, at) => Math.sqrt(inverse[from + at]?.[from + at] as number))
  return { candidates: errors(0, candidates), criteria: errors(starts.criteria, criteria), raters: errors(starts.raters, raters) }
}

/** Gauss and Jordan, with the largest pivot of each column. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let column = 0; column < size; column++) {
    let best = column
    for (let i = column; i < size; i++) {
      if (Math.abs(rows[i]?.[column] as number) > Math.abs(rows[best]?.[column] as number)) best = i
    }
    ;[rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]]
    const pivot = rows[column] as number[]
    const by = pivot[column] as number
    for (let j = 0; j < pivot.length; j++) pivot[j] = (pivot[j] as number) / by
    for (const [i, row] of rows.entries()) {
      const share = row[column] as number
      if (i === column || share === 0) continue
      for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) - share * (pivot[j] as number)
    }
  }
  return rows.map((row) => row.slice(size))
}
