import type { Unanswerable } from './types'

export type EwmaOptions = {
  /** Where the values lie while nothing drifts: 0 for deviations from a reference. */
  target: number
  /** Standard deviation of single values while nothing drifts, in their unit; estimated from moving ranges where absent. */
  sigma?: number
  /** How much the newest value counts, above 0 up to 1; the smaller, the smaller a drift is found and the later. */
  weight: number
  /** How many standard deviations of the average the limits lie from the target. */
  width: number
}

export type EwmaPoint = {
  /** The exponentially weighted moving average up to here, in the values' unit. */
  average: number
  low: number
  high: number
  /** On which side of the limits it lies; null within them. */
  signal: 'above' | 'below' | null
}

export type EwmaChart = {
  points: EwmaPoint[]
  /** What the limits were worked out with, in the values' unit. */
  sigma: number
  /** Index of the value with which the average left the limits and has not come back since; null where it lies within them. */
  since: number | null
}

/** With fewer values the moving ranges say too little of how much they vary by themselves. */
export const LEAST_IN_CHART = 8

/** Mean range of two values of a normal distribution, in standard deviations (d₂ for n = 2). */
const RANGE_OF_TWO = 1.128

/**
 * A control chart of values in the order in which they came: the exponentially weighted moving average (Roberts 1959), which begins at the target, with
 * limits that widen as it comes to hold more values (Lucas and Saccucci 1990): target ± width × sigma × √(weight ÷ (2 − weight) × (1 − (1 −
 * weight)^2i)) at the i-th value. Without a given sigma it is the mean moving range ÷ 1.128, which a slow drift hardly raises.
 *
 * @returns a reason instead: `too-few-units` for fewer than eight values, `no-variation` where they don't vary and no sigma is given
 * @throws RangeError for values or options that are no numbers or out of range
 */
export function ewmaChart(values: Float64Array, options: EwmaOptions): EwmaChart | Unanswerable {
  const { target, weight, width } = options
  const isSound = weight > 0 && weight <= 1 && width > 0 && Number.isFinite(width) && Number.isFinite(target)
  if (!isSound || !values.every(Number.isFinite)) throw new RangeError('values and options must be numbers in their ranges')
  if (options.sigma !== undefined && !(options.sigma > 0)) throw new RangeError('sigma must be above 0')
  if (values.length < LEAST_IN_CHART) return { reason: 'too-few-units' }
  const sigma = options.sigma ?? meanMovingRange(values) / RANGE_OF_TWO
  if (sigma === 0) return { reason: 'no-variation' }
  const points: EwmaPoint[] = []
  let average = target
  let since: number | null = null
  for (const [at, value] of values.entries()) {
    average = weight * value + (1 - weight) * average
    const reach = width * sigma * Math.sqrt((weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (at + 1))))
    const [low, high] = [target - reach, target + reach]
    const signal = average > high ? 'above' : average < low ? 'below' : null
    // From one side to the other it has come back in between.
    const goesOn = signal !== null && signal === points.at(-1)?.signal
    since = signal === null ? null : goesOn ? since : at
    points.push({ average, low, high, signal })
  }
  return { points, sigma, since }
}

function meanMovingRange(values: Float64Array): number {
  let sum = 0
  for (let at = 1; at < values.length; at++) sum += Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0))
  return sum / (values.length - 1)
}
