import type { Estimate, Ratings, Unanswerable } from './types'

/**
 * What a statistic needs to know of each unit, as numbers that are summed over units: an answer is a function of those sums. A
 * sample of units drawn with replacement then only weighs each unit by how often it was drawn, and no rating is looked at again.
 */
export type UnitSums = {
  /** How many sums there are. */
  width: number
  /** Units that add something to a sum. */
  unit: Int32Array
  /** What `unit[i]` adds stands from `starts[i]` up to `starts[i + 1]`. */
  starts: Int32Array
  /** To which sum. */
  place: Int32Array
  /** How much. */
  amount: Float64Array
  /** The value for sums, or why there is none. */
  answer: (sums: Float64Array) => number | Unanswerable
}

/** A number that ratings have, or why they have none. */
export type Statistic = ((ratings: Ratings) => Estimate | Unanswerable) & {
  /** Where there is one, samples of the units are made from it; otherwise each sample is a copy of the ratings. */
  summarise?: (ratings: Ratings) => UnitSums
}

/** A statistic that samples of its units are made of quickly. */
export type SummedStatistic = Statistic & Required<Pick<Statistic, 'summarise'>>

export function summedStatistic(
  estimate: (ratings: Ratings) => Estimate | Unanswerable,
  summarise: (ratings: Ratings) => UnitSums,
): SummedStatistic {
  return Object.assign((ratings: Ratings) => estimate(ratings), { summarise })
}

/** Writes `UnitSums` down unit by unit: `add` for each amount, `close` where a unit ends. */
export function collectSums(width: number, answer: UnitSums['answer']) {
  const unit: number[] = []
  const starts: number[] = [0]
  const place: number[] = []
  const amount: number[] = []
  return {
    add(to: number, much: number) {
      place.push(to)
      amount.push(much)
    },
    close(ended: number) {
      if (place.length === starts[starts.length - 1]) return
      unit.push(ended)
      starts.push(place.length)
    },
    finish: (): UnitSums => ({
      width,
      unit: Int32Array.from(unit),
      starts: Int32Array.from(starts),
      place: Int32Array.from(place),
      amount: Float64Array.from(amount),
      answer,
    }),
  }
}

/** The sums over all units, each counted as often as `times` says (by the unit's number), or once. */
export function sumUp(sums: UnitSums, times?: Int32Array, into = new Float64Array(sums.width)): Float64Array {
  const { unit, starts, place, amount } = sums
  into.fill(0)
  for (let i = 0; i < unit.length; i += 1) {
    const often = times ? (times[unit[i] as number] as number) : 1
    if (often === 0) continue
    const end = starts[i + 1] as number
    for (let at = starts[i] as number; at < end; at += 1) {
      const to = place[at] as number
      into[to] = (into[to] as number) + often * (amount[at] as number)
    }
  }
  return into
}
