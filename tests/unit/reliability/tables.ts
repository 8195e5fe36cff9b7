import type { Ratings, Scale } from '../../../shared/reliability'

const _ = Number.NaN

/** Ratings of one row for each unit. */
export function ratingsOf(rows: readonly (readonly number[])[]): Ratings {
  return { units: rows.length, raters: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) }
}

/** Ratings of one row for each rater, as Krippendorff prints them. */
export function ratingsByRater(rows: readonly (readonly number[])[]): Ratings {
  return ratingsOf((rows[0] ?? []).map((_value, unit) => rows.map((row) => row[unit] ?? _)))
}

/** Two raters' ratings from the table of how often the first gave one category (rows) and the second another, from 1 on. */
export function ratingsOfTable(table: readonly (readonly number[])[]): Ratings {
  return ratingsOf(
    table.flatMap((row, first) => row.flatMap((often, second) => Array.from({ length: often }, () => [first + 1, second + 1]))),
  )
}

/** Ratings from how many raters put each unit into each category, from 1 on. Who they were isn't known, and makes no difference. */
export function ratingsOfCounts(counts: readonly (readonly number[])[]): Ratings {
  return ratingsOf(counts.map((row) => row.flatMap((often, category) => Array.from({ length: often }, () => category + 1))))
}

/** Whole numbers from the first to the last as a scale. */
export function scaleTo(last: number, kind: Scale['kind'] = 'ordinal', first = 1): Scale {
  return { kind, categories: Array.from({ length: last - first + 1 }, (_value, place) => first + place) }
}

/** Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability: four observers, twelve units, some not rated. */
export const FOUR_OBSERVERS = ratingsByRater([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
])

/** Gwet, K. (2014), Handbook of Inter-Rater Reliability, 4th edition: two abstractors, three kinds of pregnancy, 100 records. */
export const ABSTRACTORS = ratingsOfTable([
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
])

/** Fleiss, J. (1971), Psychological Bulletin 76, table 1: six psychiatrists, 30 patients, five diagnoses. */
export const DIAGNOSES = ratingsOfCounts([
  [0, 0, 0, 6, 0],
  [0, 3, 0, 0, 3],
  [0, 1, 4, 0, 1],
  [0, 0, 0, 0, 6],
  [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0],
  [0, 0, 4, 0, 2],
  [2, 0, 3, 1, 0],
  [2, 0, 0, 4, 0],
  [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0],
  [1, 1, 0, 4, 0],
  [0, 3, 3, 0, 0],
  [1, 0, 0, 5, 0],
  [0, 2, 0, 3, 1],
  [0, 0, 5, 0, 1],
  [3, 0, 0, 1, 2],
  [5, 1, 0, 0, 0],
  [0, 2, 0, 4, 0],
  [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6],
  [0, 1, 0, 5, 0],
  [0, 2, 0, 1, 3],
  [2, 0, 0, 4, 0],
  [1, 0, 0, 4, 1],
  [0, 5, 0, 1, 0],
  [4, 0, 0, 0, 2],
  [0, 2, 0, 4, 0],
  [1, 0, 5, 0, 0],
  [0, 0, 0, 0, 6],
])

/** Shrout, P. & Fleiss, J. (1979), Psychological Bulletin 86, table 2: four judges, six targets. */
export const JUDGES = ratingsOf([
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
])
