import type { Borders } from './borders'
import { factorise } from './symmetric'

/**
 * Cholesky's factor of the information about the others, made definite: to both shifts that no ratings can tell (all criteria, all raters)
 * it adds some. Steps then stay centred, since residuals pull at neither shift; from the inverse it is taken out again (`shiftVariance`).
 */
export type CentredFactor = { factor: Float64Array; shiftVariance: number }

/** Answers null where the information is too little to be inverted: the likelihood has no highest point nearby. */
export function centredFactorOf(information: Float64Array, { size, criteria, raters }: Borders): CentredFactor | null {
  const factor = information.slice()
  let weight = 0
  for (let row = 0; row < criteria + raters; row++) weight += factor[row * size + row] as number
  weight /= criteria + raters
  const addTo = (from: number, length: number) => {
    for (let i = from; i < from + length; i++) {
      for (let j = from; j <= i; j++) factor[i * size + j] = (factor[i * size + j] as number) + weight / length
    }
  }
  addTo(0, criteria)
  addTo(criteria, raters)
  return factorise(factor, size) ? { factor, shiftVariance: 1 / weight } : null
}
