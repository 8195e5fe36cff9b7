import { fQuantile } from './f-quantile'
import type { RaterSeverity } from './severity'
import type { Interval } from './types'

/**
 * The interval of one rater's severity: mean ± t × standard error, with Student's t of as many degrees of freedom as there are units less one.
 * Its square has an F distribution of 1 and as many degrees, by which it is found here. Deviations are taken to be about normal; where all are the same the
 * interval has no width, which says nothing of other units.
 *
 * Source: Student (1908), The probable error of a mean, Biometrika 6, 1–25.
 *
 * @param level between 0 and 1, 0.95 for a 95 % interval
 */
export function severityInterval({ value, standardError, units }: RaterSeverity, level = 0.95): Interval {
  const reach = Math.sqrt(fQuantile(level, 1, units - 1)) * standardError
  return { low: value - reach, high: value + reach, level }
}
