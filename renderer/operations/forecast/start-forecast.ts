import { proxy, wrap } from 'comlink'
import type { CaseForecast, ForecastQuestion } from './compute-forecast'
import type { ForecastWorker } from './forecast-worker'

export type RunningForecast = {
  /** Never settles once it was cancelled; rejects where the worker failed. */
  forecast: Promise<CaseForecast[]>
  cancel(): void
}

/** Begins to draw futures in a worker that ends with them: a large backlog that hardly shrinks takes seconds. */
export function startForecast(question: ForecastQuestion, onProgress: (share: number) => void): RunningForecast {
  const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url), { type: 'module', name: 'forecast' })
  const failed = new Promise<never>((_resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message))
  })
  const work = wrap<ForecastWorker>(worker).compute(question, proxy(onProgress))
  return {
    forecast: Promise.race([work, failed]).finally(() => worker.terminate()),
    cancel: () => worker.terminate(),
  }
}
