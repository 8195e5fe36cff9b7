import { confidenceInterval } from './percentile-interval'
import { randomIntegers } from './random'
import { copyDrawn, ratedUnits } from './resample'
import { type Estimate, type Interval, isUnanswerable, type Ratings, type Unanswerable } from './types'
import { type Statistic, sumUp } from './unit-sums'

export type BootstrapOptions = {
  /** How many samples to draw; 1,000 or more for an interval of 95 %. */
  samples: number
  /** A whole number; the same seed draws the same samples. */
  seed: number
  /** How sure the interval is to be, between 0 and 1. */
  level: number
}

export type BootstrapEstimate = Estimate & {
  /** The standard deviation of the samples' values. */
  standardError: number
  interval: Interval
  /** What the interval was made of: samples drawn, how many of them had no answer, and the seed. */
  resamples: { drawn: number; unanswered: number; seed: number }
}

export type BootstrapRun = {
  samples: number
  /** How many samples were drawn so far. */
  readonly done: number
  /** Draws so many more, or what is left of them. */
  step: (count: number) => void
  /** One for each statistic, in their order. Throws an Error as long as samples are missing. */
  answers: () => (BootstrapEstimate | Unanswerable)[]
}

/**
 * A bootstrap interval for any statistic of ratings: units (with at least one rating) are drawn with replacement, as many as there
 * are, each with all its ratings; the statistic is computed for each such sample, and the interval's limits are percentiles of the
 * values (Hyndman & Fan's type 7). `value` is that of the ratings themselves. Raters stay as they are: the interval says how
 * sure the value is for other units, not for other raters.
 *
 * A sample may have no answer, for example where it caught units of one category only. Such samples are counted
 * (`resamples.unanswered`) and the percentiles are those of the others; where more than 1 in 20 have none, there is no interval, and
 * the answer is the reason that came most often.
 *
 * Statistics of this room that end in `Statistic` are many times faster here than a function that is only given ratings: each sample then is
 * sums of what was noted of each unit, and not a copy of all ratings.
 *
 * Source: Efron, B. & Tibshirani, R. (1993), An Introduction to the Bootstrap, chapter 13.
 *
 * @returns the statistic's own reason where the ratings have no value; the samples' where too many have none
 * @throws RangeError for options that make no sense; whatever the statistic throws
 */
export function bootstrapInterval(
  statistic: Statistic,
  ratings: Ratings,
  options: BootstrapOptions,
): BootstrapEstimate | Unanswerable {
  const run = startBootstrap([statistic], ratings, options)
  run.step(run.samples)
  return run.answers()[0] as BootstrapEstimate | Unanswerable
}

/**
 * The same step by step and for several statistics, which share the samples: whoever runs it tells how far it is after each step,
 * and ends it by not taking another.
 *
 * @throws RangeError as `bootstrapInterval`
 */
export function startBootstrap(statistics: readonly Statistic[], ratings: Ratings, options: BootstrapOptions): BootstrapRun {
  checkOptions(options)
  const next = randomIntegers(options.seed)
  const rated = ratedUnits(ratings)
  const drawn = new Int32Array(rated.length)
  const times = new Int32Array(ratings.units)
  const samplers = statistics.map((statistic) => ({ ...startSampler(statistic, ratings), ...estimateOnce(statistic, ratings) }))
  let done = 0
  return {
    samples: options.samples,
    get done() {
      return done
    },
    step(count) {
      const until = Math.min(options.samples, done + count)
      for (; done < until; done += 1) {
        times.fill(0)
        for (let i = 0; i < drawn.length; i += 1) {
          const unit = rated[Math.floor((next() / 2 ** 32) * rated.length)] as number
          drawn[i] = unit
          times[unit] = (times[unit] as number) + 1
        }
        for (const { estimate, sample, values } of samplers) {
          if (!isUnanswerable(estimate)) values.push(sample(drawn, times))
        }
      }
    },
    answers() {
      if (done < options.samples) throw new Error(`${options.samples - done} samples are still to be drawn.`)
      return samplers.map(({ estimate, values }) =>
        isUnanswerable(estimate) ? estimate : confidenceInterval(estimate, values, options),
      )
    },
  }
}

type Sample = (drawn: Int32Array, times: Int32Array) => number | Unanswerable

function estimateOnce(statistic: Statistic, ratings: Ratings) {
  return { estimate: statistic(ratings), values: [] as (number | Unanswerable)[] }
}

function startSampler(statistic: Statistic, ratings: Ratings): { sample: Sample } {
  if (statistic.summarise) {
    const sums = statistic.summarise(ratings)
    const totals = new Float64Array(sums.width)
    return { sample: (_drawn, times) => sums.answer(sumUp(sums, times, totals)) }
  }
  return {
    sample: (drawn) => {
      const answer = statistic(copyDrawn(ratings, drawn))
      return isUnanswerable(answer) ? answer : answer.value
    },
  }
}

function checkOptions({ samples, level }: BootstrapOptions): void {
  if (!Number.isInteger(samples) || samples < 2) throw new RangeError(`An interval needs two samples or more, not ${samples}.`)
  if (!(level > 0 && level < 1)) throw new RangeError(`A level lies between 0 and 1: ${level} doesn't.`)
}
