import { type Ratings, randomIntegers } from '../../../shared/reliability'

/**
 * Ratings from 1 to 5 of which a tenth is filled: units have a worth of their own, raters are a little more or less severe, and each
 * rating is off by up to a level.
 */
export function makeRatings(units: number, raters: number): Ratings {
  const next = randomIntegers(units * 1000 + raters)
  const share = () => next() / 2 ** 32
  const values = new Float64Array(units * raters).fill(Number.NaN)
  for (let unit = 0; unit < units; unit += 1) {
    const worth = 1 + share() * 4
    for (let rater = 0; rater < raters; rater += 1) {
      if (share() >= 0.1) continue
      const given = Math.round(worth + (share() - 0.5) * 2 + ((rater % 5) - 2) * 0.1)
      values[unit * raters + rater] = Math.min(5, Math.max(1, given))
    }
  }
  return { units, raters, values }
}
