import { type Basis } from './duration'
import type { Passage, Span } from './passage'
import { checkPercents, interpolate } from './percentiles'
import type { Unanswerable } from './reasons'
import { finishedIn, turnaroundDays } from './turnaround'
import { dateOf } from './zone'

/**
 * Where buckets of turnaround begin, in days of the basis; each ends where the next begins, which isn't part of it, and the last has no end. Quarters of
 * a day up to 30 days, days up to 120, weeks up to 736. Kept histograms rest on it: it never changes.
 */
export const BUCKET_STARTS: Float64Array = Float64Array.from([
  ...Array.from({ length: 120 }, (_, quarter) => quarter / 4),
  ...Array.from({ length: 90 }, (_, day) => 30 + day),
  ...Array.from({ length: 89 }, (_, week) => 120 + 7 * week),
])

/** How many values lie in each bucket, in the order of `BUCKET_STARTS`. */
export type Histogram = Uint32Array

export function emptyHistogram(): Histogram {
  return new Uint32Array(BUCKET_STARTS.length)
}

/** @throws RangeError for what is no duration */
export function bucketOf(days: number): number {
  if (!(days >= 0)) throw new RangeError(`${days} is not a number of days.`)
  if (days < 30) return Math.floor(days * 4)
  if (days < 120) return 120 + Math.floor(days - 30)
  return Math.min(BUCKET_STARTS.length - 1, 210 + Math.floor((days - 120) / 7))
}

/** Turnaround of what was decided in a span, by date of decision in the calendar's zone; dates without any are absent. */
export function dailyHistograms(passages: readonly Passage[], span: Span, basis: Basis): Map<string, Histogram> {
  const daily = new Map<string, Histogram>()
  for (const passage of finishedIn(passages, span)) {
    const date = dateOf(basis.calendar.dayOf(passage.end.at))
    const histogram = daily.get(date) ?? emptyHistogram()
    const bucket = bucketOf(turnaroundDays(passage, basis))
    histogram[bucket] = (histogram[bucket] ?? 0) + 1
    daily.set(date, histogram)
  }
  return daily
}

/** All values of several histograms in one: of the dates of a period, or of several achievements. */
export function mergeHistograms(histograms: Iterable<Histogram>): Histogram {
  const merged = emptyHistogram()
  for (const histogram of histograms) {
    histogram.forEach((count, bucket) => {
      merged[bucket] = (merged[bucket] ?? 0) + count
    })
  }
  return merged
}

export type BucketedPercentile = {
  /** What is told: from the middles of buckets; where it reaches into the last one, from that one's beginning. */
  days: number
  /** Between these lies the exact percentile; `high` is infinite where it reaches into the last bucket. They are at most a bucket apart. */
  low: number
  high: number
}

/**
 * Percentiles (type 7, as `percentiles`) of the values that a histogram holds, as near as it knows them.
 *
 * @param at in percent
 * @returns `nothing-finished` for an empty histogram
 * @throws RangeError for percents out of range
 */
export function histogramPercentiles(histogram: Histogram, at: readonly number[]): BucketedPercentile[] | Unanswerable {
  checkPercents(at)
  const count = histogram.reduce((sum, one) => sum + one, 0)
  if (count === 0) return { reason: 'nothing-finished' }
  const low = (place: number) => BUCKET_STARTS[bucketAt(histogram, place)] as number
  const high = (place: number) => BUCKET_STARTS[bucketAt(histogram, place) + 1] ?? Number.POSITIVE_INFINITY
  const middle = (place: number) => (high(place) === Number.POSITIVE_INFINITY ? low(place) : (low(place) + high(place)) / 2)
  return at.map((percent) => ({
    days: interpolate(percent, count, middle),
    low: interpolate(percent, count, low),
    high: interpolate(percent, count, high),
  }))
}

/** In which bucket the value at a place lies, counted from 0 from the smallest. */
function bucketAt(histogram: Histogram, place: number): number {
  let passed = 0
  return histogram.findIndex((count) => {
    passed += count
    return passed > place
  })
}
