import { centredFactorOf } from './centred'
import type { Estimates } from './estimate'
import { inverseOf } from './symmetric'
import type { Facet } from './types'

/**
 * Standard errors in logits, from the inverse of the whole information, with criteria and raters centred. They hold the uncertainty of
 * everything else that was estimated along. (The "Model S.E." of Linacre's Facets takes all else as known, and is smaller: by the
 * square root of two for raters who share each candidate with one other.) Infinity where the information is too little to be inverted.
 */
export function errorsOf({ borders, likelihood }: Estimates): Record<Facet, Float64Array> {
  const { size, criteria, raters } = borders
  const { own, variance, pulls, information } = likelihood
  const centredFactor = centredFactorOf(information, borders)
  if (!centredFactor) {
    const unknown = (length: number) => new Float64Array(length).fill(Number.POSITIVE_INFINITY)
    return { candidates: unknown(own.length), criteria: unknown(criteria), raters: unknown(raters) }
  }
  const inverse = inverseOf(centredFactor.factor, size)
  const ofShift = { criteria: centredFactor.shiftVariance / criteria, raters: centredFactor.shiftVariance / raters }
  const errorAt = (place: number, shift: number) => Math.sqrt((inverse[place * size + place] as number) - shift)
  return {
    candidates: own.map((information, candidate) => {
      borders.gather(candidate, variance, pulls)
      const carried = borders.quadratic(inverse) / information ** 2 - ofShift.criteria - ofShift.raters
      return Math.sqrt(1 / information + Math.max(0, carried))
    }),
    // A single criterion is at 0 by definition, for certain.
    criteria: Float64Array.from({ length: criteria }, (_, at) => (criteria === 1 ? 0 : errorAt(at, ofShift.criteria))),
    raters: Float64Array.from({ length: raters }, (_, at) =>
      raters === 1 ? alone(variance) : errorAt(criteria + at, ofShift.raters),
    ),
  }
}

/** Of a rater who is left alone, all others being extreme: as if all else were known. */
function alone(variance: Float64Array): number {
  return 1 / Math.sqrt(variance.reduce((sum, one) => sum + one, 0))
}
