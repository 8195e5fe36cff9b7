import type { BootstrapEstimate, BootstrapOptions } from './bootstrap'
import { type Estimate, isUnanswerable, type Unanswerable } from './types'

/** Where more samples than this share have no answer, percentiles of the others would be a limit of something else. */
const MOST_UNANSWERED = 1 / 20

/** The estimate with the interval and the standard error that its samples give, or the reason why too many gave none. */
export function confidenceInterval(
  estimate: Estimate,
  values: readonly (number | Unanswerable)[],
  { seed, level }: BootstrapOptions,
): BootstrapEstimate | Unanswerable {
  const answered = Float64Array.from(values.filter((value) => typeof value === 'number')).sort()
  const unanswered = values.length - answered.length
  if (unanswered > values.length * MOST_UNANSWERED || answered.length < 2) return mostCommon(values)
  const tail = (1 - level) / 2
  const interval = { low: quantile(answered, tail), high: quantile(answered, 1 - tail), level }
  return {
    ...estimate,
    standardError: standardDeviation(answered),
    interval,
    resamples: { drawn: values.length, unanswered, seed },
  }
}

function mostCommon(values: readonly (number | Unanswerable)[]): Unanswerable {
  const reasons = values.flatMap((value) => (typeof value === 'number' ? [] : [value.reason]))
  const often = (reason: Unanswerable['reason']) => reasons.filter((one) => one === reason).length
  const [first, ...others] = [...new Set(reasons)]
  if (first === undefined) throw new Error('Every sample has an answer.')
  return { reason: others.reduce((most, reason) => (often(reason) > often(most) ? reason : most), first) }
}

/** Linear interpolation between order statistics: Hyndman, R. & Fan, Y. (1996), The American Statistician 50, 361–365, type 7. */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] as number
  const above = sorted[Math.ceil(at)] as number
  return below + (above - below) * (at - Math.floor(at))
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
