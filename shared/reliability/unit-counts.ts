import type { RatedCells } from './rated-cells'

/** How often each category was given to one unit; only those that were. */
export type UnitCounts = {
  /** How many ratings the unit has. */
  ratings: number
  /** Places in the scale that were given, `used` of them, in the order in which they came. */
  places: Int32Array
  used: number
  /** By place in the scale: how many raters gave it. */
  counts: Int32Array
}

/**
 * Calls `visit` with the counts of each unit that has a rating. The counts are the same arrays each time: `visit` takes from them
 * what it needs and keeps none of them.
 */
export function forEachUnit(
  cells: RatedCells,
  places: Int32Array,
  categories: number,
  visit: (counts: UnitCounts, unit: number) => void,
): void {
  const counts = {
    ratings: 0,
    places: new Int32Array(Math.min(categories, cells.raters)),
    used: 0,
    counts: new Int32Array(categories),
  }
  for (let unit = 0; unit < cells.units; unit += 1) {
    const [from, to] = [cells.starts[unit] as number, cells.starts[unit + 1] as number]
    if (from === to) continue
    counts.ratings = to - from
    counts.used = 0
    for (let at = from; at < to; at += 1) {
      const place = places[at] as number
      const before = counts.counts[place] as number
      if (before === 0) counts.places[counts.used++] = place
      counts.counts[place] = before + 1
    }
    visit(counts, unit)
    for (let i = 0; i < counts.used; i += 1) counts.counts[counts.places[i] as number] = 0
  }
}
