import { type RatedCells, ratingsOf } from './rated-cells'

/**
 * How far each rating lies above (positive) or below (negative) what it is compared with, in the values' own unit: the reference's
 * value for the unit, or the mean of the unit's other ratings. NaN where there is nothing to compare with.
 */
export function deviationsOf(cells: RatedCells, reference?: Float64Array): Float64Array {
  const deviations = new Float64Array(cells.value.length).fill(Number.NaN)
  for (let unit = 0; unit < cells.units; unit += 1) {
    const [from, to] = [cells.starts[unit] as number, cells.starts[unit + 1] as number]
    const ratings = ratingsOf(cells, unit)
    if (!reference && ratings < 2) continue
    let sum = 0
    for (let at = from; at < to; at += 1) sum += cells.value[at] as number
    for (let at = from; at < to; at += 1) {
      const value = cells.value[at] as number
      deviations[at] = value - (reference ? (reference[unit] as number) : (sum - value) / (ratings - 1))
    }
  }
  return deviations
}

/** @throws RangeError for a reference that has not one value for each unit, or an infinite one */
export function checkReference(cells: RatedCells, reference: Float64Array): void {
  if (reference.length !== cells.units) {
    throw new RangeError(`A reference for ${cells.units} units has ${cells.units} values, not ${reference.length}.`)
  }
  const infinite = reference.findIndex((value) => Math.abs(value) === Number.POSITIVE_INFINITY)
  if (infinite >= 0) throw new RangeError(`The reference for unit ${infinite} is infinite.`)
}
