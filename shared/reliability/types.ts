/** Who gave what to which unit. A unit is what several raters look at: a submission, or one criterion of it. */
export type Ratings = {
  units: number
  raters: number
  /** Row by row: `values[unit * raters + rater]`. NaN where a rater did not rate a unit, which is never the same as a zero. */
  values: Float64Array
}

/** What the values mean. */
export type Scale = {
  /** What may be done with two values: tell them apart, order them, take their difference, or take their ratio. */
  kind: 'nominal' | 'ordinal' | 'interval' | 'ratio'
  /** The rubric's whole scale, in order, whether anybody used a level or not. */
  categories: readonly number[]
}

export type Interval = {
  low: number
  high: number
  /** How sure, between 0 and 1: 0.95 for a 95 % interval. */
  level: number
}

export type Estimate = {
  value: number
  /** In the unit of the value; absent where nobody has shown one that holds. */
  standardError?: number
  interval?: Interval
  /** Units any of whose ratings the value depends on. */
  units: number
  /** Raters with at least one such rating. */
  raters: number
}

/**
 * Why there is no number:
 * - `too-few-raters`: fewer than two raters rated anything.
 * - `too-few-units`: fewer than two units can be used.
 * - `no-overlap`: no unit was rated twice (or, against a reference, none that has one).
 * - `no-variation`: everything is in one category, so that what chance would do is everything there is.
 * - `incomplete`: too few units were rated by all raters.
 * - `disconnected`: groups of raters that share no candidate can't be laid on one scale (`facets`).
 */
export type Unanswerable = {
  reason: 'too-few-raters' | 'too-few-units' | 'no-variation' | 'no-overlap' | 'incomplete' | 'disconnected'
}

/** How much a disagreement counts: all the same, by its distance, or by the square of its distance. */
export type Weights = 'none' | 'linear' | 'quadratic'

/** Whether there is a reason instead of an answer. */
export function isUnanswerable(answer: object): answer is Unanswerable {
  return 'reason' in answer
}
