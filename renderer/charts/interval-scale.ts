/** Where values lie on a line, and round values to write on it. */
export type IntervalScale = { low: number; high: number; ticks: number[]; place(value: number): number }

const MOST_TICKS = 7

/**
 * A scale that holds all these values and 0, with ends on round steps.
 * @param length in pixels; `place` answers from 0 to that, and its end for what lies beyond
 * @param mostTicks 3 or more; how many there is room for. Where an end has to be rounded outward there can be one more
 */
export function intervalScale(values: readonly number[], length: number, mostTicks = MOST_TICKS): IntervalScale {
  const told = values.filter(Number.isFinite)
  const least = Math.min(0, ...told)
  const most = Math.max(0, ...told)
  const step = roundStep((most - least || 1) / (mostTicks - 1))
  const low = Math.floor(least / step) * step
  const high = Math.max(low + step, Math.ceil(most / step) * step)
  const count = Math.round((high - low) / step)
  // From the number of the step: adding a step again and again would drift.
  const ticks = Array.from({ length: count + 1 }, (_, at) => Number((low + at * step).toPrecision(12)))
  const place = (value: number) => (Math.min(1, Math.max(0, (value - low) / (high - low))) || 0) * length
  return { low, high, ticks, place }
}

/** The next of 1, 2, 5, 10, … that isn't smaller. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  const factor = [1, 2, 5, 10].find((one) => one * power >= step * (1 - 1e-9)) ?? 10
  return factor * power
}
