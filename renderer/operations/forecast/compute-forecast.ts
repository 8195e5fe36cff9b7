import {
  type Completion,
  type Finished,
  FORECAST_RUNS,
  forecastCompletion,
  forecastFinished,
  type Unanswerable,
} from '../../../shared/flow'

/** Stated with each forecast: the same history always tells the same. */
export const SEED = 1

/** What is compared: as it is, or with something changed. */
export type ForecastCase = { key: 'now' | 'assessors' | 'arrivals'; assessorFactor: number; arrivalFactor: number }

/** @see History for the first four */
export type ForecastQuestion = {
  finished: readonly number[]
  arrived: readonly number[]
  decided: readonly number[]
  open: number
  cases: readonly ForecastCase[]
  /** Within how many working days it is asked how much is decided; null: it isn't. */
  days: number | null
}

export type CaseForecast = {
  key: ForecastCase['key']
  /** Until what is open now is done. */
  present: Completion | Unanswerable
  /** Until nothing is open, newcomers included. */
  all: Completion | Unanswerable
  /** How much is decided; null where it wasn't asked. */
  decided: Finished | Unanswerable | null
}

/** Works all cases out, with 10,000 runs each. @param onProgress the share that is done, from 0 to 1 */
export function computeForecast(question: ForecastQuestion, onProgress: (share: number) => void): CaseForecast[] {
  const { finished, arrived, decided, open, cases, days } = question
  const steps = cases.length * 3
  let done = 0
  const step = <Answer>(answer: Answer): Answer => {
    done += 1
    onProgress(done / steps)
    return answer
  }
  return cases.map(({ key, assessorFactor, arrivalFactor }) => {
    const drawing = { runs: FORECAST_RUNS, seed: SEED, assessorFactor }
    return {
      key,
      present: step(forecastCompletion({ ...drawing, dailyFinished: finished, open })),
      all: step(forecastCompletion({ ...drawing, dailyFinished: finished, dailyArrived: arrived, arrivalFactor, open })),
      decided: step(days === null ? null : forecastFinished({ ...drawing, dailyFinished: decided, days })),
    }
  })
}
