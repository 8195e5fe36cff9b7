import type { Estimate, Ratings, Unanswerable } from './types'

/**
 * What a statistic needs to know of each unit, as numbers that are summed over units: an answer is a function of those sums. A
 * sample of units drawn with replacement then only weighs each unit by how often it was drawn, and no rating is looked at again.
 */
export type UnitSums = {
  /** What is added to sum `i` stands from `starts[i]` up to `starts[i + 1]`, in the order of units. */
  starts: Int32Array
  /** By which unit. */
  unit: Int32Array
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

/** Says what a unit adds to which sum. */
export type Add = (unit: number, place: number, amount: number) => void

/** The sums over all units, each once: `contribute` says what each adds. */
export function sumOnce(width: number, contribute: (add: Add) => void): Float64Array {
  const totals = new Float64Array(width)
  contribute((_unit, place, amount) => {
    totals[place] = (totals[place] as number) + amount
  })
  return totals
}

/**
 * Takes note of what units add to so many sums. Laid out by sum: adding up what belongs to one sum at a time is several times faster
 * than jumping between them.
 */
export function collectSums(width: number, contribute: (add: Add) => void, answer: UnitSums['answer']): UnitSums {
  const units: number[] = []
  const places: number[] = []
  const amounts: number[] = []
  const starts = new Int32Array(width + 1)
  contribute((unit, place, amount) => {
    units.push(unit)
    places.push(place)
    amounts.push(amount)
    starts[place + 1] = (starts[place + 1] as number) + 1
  })
  for (let place = 0; place < width; place += 1) starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number)
  const next = starts.slice()
  const [unit, amount] = [new Int32Array(units.length), new Float64Array(units.length)]
  places.forEach((place, entry) => {
    const at = next[place] as number
    next[place] = at + 1
    unit[at] = units[entry] as number
    amount[at] = amounts[entry] as number
  })
  return { starts, unit, amount, answer }
}

/** The sums over all units, each counted as often as `times` says (by the unit's number). */
export function sumUp({ starts, unit, amount }: UnitSums, times: Int32Array): Float64Array {
  const totals = new Float64Array(starts.length - 1)
  for (let place = 0; place < totals.length; place += 1) {
    const end = starts[place + 1] as number
    let total = 0
    for (let at = starts[place] as number; at < end; at += 1)
      total += (times[unit[at] as number] as number) * (amount[at] as number)
    totals[place] = total
  }
  return totals
}
