import { randomIntegers } from '../reliability'
import type { Unanswerable } from './reasons'

/** How sure a forecast is, in percent of the runs. */
export const CONFIDENCES = [50, 70, 85, 95] as const
export type Confidences = Record<(typeof CONFIDENCES)[number], number>

/** Runs of a forecast that is shown: with fewer its lines move from seed to seed. */
export const FORECAST_RUNS = 10_000

/** Nothing is forecast beyond so many days. */
export const FORECAST_HORIZON = 730

type Drawing = {
  /** Work finished on each day of recent history, all working days or all calendar days, those with none too. The forecast counts in the same days. */
  dailyFinished: ArrayLike<number>
  /** How many futures are drawn: `FORECAST_RUNS` for what is shown. */
  runs: number
  /** A whole number; the same seed draws the same futures. */
  seed: number
  /** How many assessors there will be for each one that there was: 1.2 for 12 instead of 10. Each is taken to do as much as the others. 1 where absent. */
  assessorFactor?: number | undefined
}

/** What a forecast assumes, to be listed beside it. */
export type Assumptions = {
  runs: number
  seed: number
  /** Days of history that it draws from. */
  historyDays: number
  assessorFactor: number
  arrivalFactor: number
}

export type CompletionQuestion = Drawing & {
  /** Work that arrived on the same days as `dailyFinished`. With it the work is finished when nothing is open, newcomers included; without, when what is open now is. */
  dailyArrived?: ArrayLike<number> | undefined
  /** How much is open now. */
  open: number
  /** How much will arrive for each that did: 1.3 for 30 % more. 1 where absent. */
  arrivalFactor?: number | undefined
}

export type Completion = Assumptions & {
  /** Within so many whole days, with that confidence; Infinity where it isn't within the horizon. */
  days: Confidences
  /** The same for each of 1 to 99 percent: the whole curve. */
  spread: Float64Array
  /** `FORECAST_HORIZON`: what Infinity is not before. */
  horizon: number
}

/**
 * In how many days open work will be finished: each run draws a future day by day from the days of history, until nothing is left open; a line is the
 * number of days within which that share of the runs is done. A day's arrivals and finishes are drawn together. So that the lines know how little a
 * short history says, each run draws its days from a resample of the history, not from the history itself (bootstrap prediction: Harris, I. 1989,
 * Biometrika 76, 675–684; Fushiki, T., Komaki, F. & Aihara, K. 2005, Bernoulli 11, 293–307).
 *
 * It assumes that days to come are like those of history, one independent of the other.
 *
 * @returns `no-history` without days; `never-finishes` where on none of them anything was finished, and something is open
 * @throws RangeError for numbers that make no sense, and histories of different lengths
 */
export function forecastCompletion(question: CompletionQuestion): Completion | Unanswerable {
  const { dailyFinished, dailyArrived, open, runs, seed, assessorFactor = 1, arrivalFactor = 1 } = question
  check(question)
  const finished = scaledDays(dailyFinished, assessorFactor)
  const arrived = dailyArrived && scaledDays(dailyArrived, arrivalFactor)
  if (arrived && arrived.length !== finished.length) {
    throw new RangeError(`${arrived.length} days of arrivals don't fit ${finished.length} days of finished work.`)
  }
  if (!(open >= 0) || !Number.isFinite(open)) throw new RangeError(`${open} is not an amount of open work.`)
  if (finished.length === 0) return { reason: 'no-history' }
  if (open > 0 && finished.every((one) => one === 0)) return { reason: 'never-finishes' }
  const net = finished.map((done, day) => done - (arrived?.[day] ?? 0))
  const draw = startDrawing(finished.length, seed)
  const taken = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) {
    draw.newRun()
    let [left, days] = [open, 0]
    // Thirds of a submission don't add up to whole ones exactly.
    while (left > 1e-9 && days < FORECAST_HORIZON) {
      left -= net[draw.nextDay()] as number
      days += 1
    }
    taken[run] = left > 1e-9 ? Number.POSITIVE_INFINITY : days
  }
  taken.sort()
  const within = (percent: number) => taken[Math.ceil((runs * percent) / 100) - 1] as number
  const spread = Float64Array.from({ length: 99 }, (_, at) => within(at + 1))
  return {
    days: atConfidences(within),
    spread,
    horizon: FORECAST_HORIZON,
    runs,
    seed,
    historyDays: finished.length,
    assessorFactor,
    arrivalFactor,
  }
}

export type FinishedQuestion = Drawing & {
  /** How many days from now: whole ones, of the kind that history has. */
  days: number
}

export type Finished = Omit<Assumptions, 'arrivalFactor'> & {
  /** At least so many, with that confidence. */
  items: Confidences
}

/**
 * How much will be finished within so many days, drawn as `forecastCompletion` draws: there is always enough to do in it.
 *
 * @returns `no-history` without days
 * @throws RangeError for numbers that make no sense
 */
export function forecastFinished(question: FinishedQuestion): Finished | Unanswerable {
  const { dailyFinished, days, runs, seed, assessorFactor = 1 } = question
  check(question)
  const finished = scaledDays(dailyFinished, assessorFactor)
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is not a number of whole days.`)
  if (finished.length === 0) return { reason: 'no-history' }
  const draw = startDrawing(finished.length, seed)
  const sums = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) {
    draw.newRun()
    let sum = 0
    for (let day = 0; day < days; day += 1) sum += finished[draw.nextDay()] as number
    sums[run] = Math.floor(sum + 1e-9)
  }
  sums.sort()
  const items = atConfidences((percent) => sums[Math.floor((runs * (100 - percent)) / 100)] as number)
  return { items, runs, seed, historyDays: finished.length, assessorFactor }
}

/** Draws days of history: of all of them for each run as many as there are, and from those the days to come. */
function startDrawing(historyDays: number, seed: number): { newRun: () => void; nextDay: () => number } {
  const next = randomIntegers(seed)
  const own = new Int32Array(historyDays)
  const below = () => Math.floor((next() / 2 ** 32) * historyDays)
  return {
    newRun() {
      for (let day = 0; day < historyDays; day += 1) own[day] = below()
    },
    nextDay: () => own[below()] as number,
  }
}

function scaledDays(daily: ArrayLike<number>, factor: number): Float64Array {
  const days = Float64Array.from(daily, (amount) => amount * factor)
  if (!days.every((amount) => amount >= 0 && Number.isFinite(amount))) {
    throw new RangeError('Work of a day is a number from 0, and so is what it is multiplied by.')
  }
  return days
}

function check({ runs }: Drawing): void {
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`A forecast needs a whole number of runs, not ${runs}.`)
}

function atConfidences(line: (percent: number) => number): Confidences {
  return { 50: line(50), 70: line(70), 85: line(85), 95: line(95) }
}
