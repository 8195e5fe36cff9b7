import { checkReference, deviationsOf } from './deviations'
import { type RatedCells, readRatings } from './rated-cells'
import { LEAST_COMPARED, type RaterSeverity, severitiesOf } from './severity'
import type { Estimate, Ratings, Unanswerable } from './types'
import { collectSums, type SummedStatistic, summedStatistic, type UnitSums } from './unit-sums'

/** What is known of all raters once ratings are read. */
type Read = { severities: RaterSeverity[] | Unanswerable; sums: UnitSums[] }

/**
 * `severity` of one rater, for samples of units; the reference's values go with their units. A rater whom `severity` leaves out has
 * `too-few-units`.
 *
 * @throws RangeError as `severity`, and for a column that isn't there
 */
export function severityStatistic(rater: number, reference?: Float64Array): SummedStatistic {
  return statisticOf(rater, (ratings) => read(ratings, reference))
}

/**
 * `severity` of every rater, by column, for samples of these ratings: they are read once for all of them. Other ratings are read
 * anew each time they are asked about.
 *
 * @throws RangeError as `severity`
 */
export function severityStatistics(ratings: Ratings, reference?: Float64Array): SummedStatistic[] {
  const known = read(ratings, reference)
  const readOnce = (asked: Ratings) => (asked === ratings ? known : read(asked, reference))
  return known.sums.map((_, rater) => statisticOf(rater, readOnce))
}

function statisticOf(rater: number, readingOf: (ratings: Ratings) => Read): SummedStatistic {
  const sumsOf = (ratings: Ratings) => {
    const sums = readingOf(ratings).sums[rater]
    if (!sums) throw new RangeError(`There is no rater ${rater} among ${ratings.raters}.`)
    return sums
  }
  return summedStatistic((ratings) => {
    sumsOf(ratings)
    return estimateOf(rater, readingOf(ratings).severities)
  }, sumsOf)
}

function estimateOf(rater: number, severities: RaterSeverity[] | Unanswerable): Estimate | Unanswerable {
  if (!Array.isArray(severities)) return severities
  const own = severities.find((one) => one.rater === rater)
  if (!own) return { reason: 'too-few-units' }
  return { value: own.value, standardError: own.standardError, units: own.units, raters: severities.length }
}

function read(ratings: Ratings, reference?: Float64Array): Read {
  const cells = readRatings(ratings)
  if (reference) checkReference(cells, reference)
  const deviations = deviationsOf(cells, reference)
  return { severities: severitiesOf(cells, deviations, reference !== undefined), sums: sumsOfRaters(cells, deviations) }
}

const [UNITS, DEVIATION] = [0, 1]

function sumsOfRaters(cells: RatedCells, deviations: Float64Array): UnitSums[] {
  const raters = Array.from({ length: cells.raters }, () => collectSums(2, meanDeviation))
  for (let unit = 0; unit < cells.units; unit += 1) {
    for (let at = cells.starts[unit] as number; at < (cells.starts[unit + 1] as number); at += 1) {
      const deviation = deviations[at] as number
      if (Number.isNaN(deviation)) continue
      const sums = raters[cells.rater[at] as number] as (typeof raters)[number]
      sums.add(UNITS, 1)
      sums.add(DEVIATION, deviation)
      sums.close(unit)
    }
  }
  return raters.map((sums) => sums.finish())
}

function meanDeviation(totals: Float64Array): number | Unanswerable {
  const units = totals[UNITS] as number
  return units < LEAST_COMPARED ? { reason: 'too-few-units' } : (totals[DEVIATION] as number) / units
}
