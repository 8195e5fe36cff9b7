import { expose } from 'comlink'
import { computeForecast, type ForecastQuestion } from './compute-forecast'

/** What the page may ask of the worker. */
const forecastWorker = {
  compute: (question: ForecastQuestion, onProgress: (share: number) => void) => computeForecast(question, onProgress),
}
export type ForecastWorker = typeof forecastWorker

expose(forecastWorker)
