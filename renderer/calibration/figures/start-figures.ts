import { proxy, wrap } from 'comlink'
import type { Figures } from './compute-figures'
import type { FiguresWorker } from './figures-worker'
import type { RoundLevels } from './round-levels'

export type RunningFigures = {
  /** Never settles once it was cancelled; rejects where the worker failed. */
  figures: Promise<Figures>
  cancel(): void
}

/** Begins to work figures out in a worker that ends with them: a thousand samples of a large panel would hold the page up. */
export function startFigures(levels: RoundLevels, onProgress: (share: number) => void): RunningFigures {
  const worker = new Worker(new URL('./figures-worker.ts', import.meta.url), { type: 'module', name: 'calibration-figures' })
  const failed = new Promise<never>((_resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message))
  })
  const work = wrap<FiguresWorker>(worker).compute(levels, proxy(onProgress))
  return {
    figures: Promise.race([work, failed]).finally(() => worker.terminate()),
    cancel: () => worker.terminate(),
  }
}
