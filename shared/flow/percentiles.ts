import type { Unanswerable } from './reasons'

/** What is told of turnaround: half of it, nearly all, all but the exceptions; in percent. */
export const TOLD_PERCENTILES = [50, 85, 95] as const

/**
 * Percentiles of values, in their unit: linear interpolation between order statistics (Hyndman, R. & Fan, Y. 1996, The American Statistician 50,
 * 361–365, type 7; the default of R and NumPy).
 *
 * @param at in percent, from 0 to 100, in any order
 * @returns one for each of `at`, in their order; `nothing-finished` where there are no values
 * @throws RangeError for values that aren't finite numbers, or percents out of range
 */
export function percentiles(values: Float64Array, at: readonly number[]): Float64Array | Unanswerable {
  if (!values.every(Number.isFinite)) throw new RangeError('Percentiles are of finite numbers.')
  checkPercents(at)
  if (values.length === 0) return { reason: 'nothing-finished' }
  const sorted = values.slice().sort()
  return Float64Array.from(at, (percent) => interpolate(percent, sorted.length, (place) => sorted[place] as number))
}

/** Type 7 for any way to find the value at a place, counted from 0, among so many in order. */
export function interpolate(percent: number, count: number, valueAt: (place: number) => number): number {
  const place = (count - 1) * (percent / 100)
  const below = Math.floor(place)
  const low = valueAt(below)
  // Not asked for where it counts nothing: it may be infinite.
  return place === below ? low : low + (valueAt(below + 1) - low) * (place - below)
}

export function checkPercents(at: readonly number[]): void {
  for (const percent of at) {
    if (!(percent >= 0 && percent <= 100)) throw new RangeError(`A percentile lies between 0 and 100: ${percent} doesn't.`)
  }
}
