import type { Ratings } from './types'

/** The ratings that were given, unit by unit: a tenth of 200 × 20,000 cells is read once and not again for each question. */
export type RatedCells = {
  units: number
  raters: number
  /** Ratings of unit `u` are those from `starts[u]` up to `starts[u + 1]`. */
  starts: Int32Array
  /** Who gave each. */
  rater: Int32Array
  /** What they gave. */
  value: Float64Array
}

/**
 * Leaves out what was not rated.
 *
 * @throws RangeError where the numbers of units and raters don't fit the values, or where a value is infinite.
 */
export function readRatings({ units, raters, values }: Ratings): RatedCells {
  if (!isCount(units) || !isCount(raters))
    throw new RangeError(`Ratings need whole numbers of units and raters, not ${units} × ${raters}.`)
  if (values.length !== units * raters) {
    throw new RangeError(`Ratings of ${units} units by ${raters} raters have ${units * raters} values, not ${values.length}.`)
  }
  let given = 0
  for (const value of values) if (!Number.isNaN(value)) given += 1
  const cells = {
    units,
    raters,
    starts: new Int32Array(units + 1),
    rater: new Int32Array(given),
    value: new Float64Array(given),
  }
  let at = 0
  for (let unit = 0; unit < units; unit += 1) {
    for (let rater = 0; rater < raters; rater += 1) {
      const value = values[unit * raters + rater] as number
      if (Number.isNaN(value)) continue
      if (!Number.isFinite(value)) throw new RangeError(`Rater ${rater} gave unit ${unit} an infinite value.`)
      cells.rater[at] = rater
      cells.value[at] = value
      at += 1
    }
    cells.starts[unit + 1] = at
  }
  return cells
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 0
}

/** How many ratings a unit has. */
export function ratingsOf(cells: RatedCells, unit: number): number {
  return (cells.starts[unit + 1] as number) - (cells.starts[unit] as number)
}

/** How many units and raters have ratings that count, where only units with `least` ratings or more count. */
export function countUsed(cells: RatedCells, least: 1 | 2): { units: number; raters: number } {
  const seen = new Uint8Array(cells.raters)
  let units = 0
  for (let unit = 0; unit < cells.units; unit += 1) {
    if (ratingsOf(cells, unit) < least) continue
    units += 1
    for (let at = cells.starts[unit] as number; at < (cells.starts[unit + 1] as number); at += 1)
      seen[cells.rater[at] as number] = 1
  }
  return { units, raters: seen.reduce((sum, one) => sum + one, 0) }
}
