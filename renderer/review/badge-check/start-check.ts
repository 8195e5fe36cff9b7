import { wrap } from 'comlink'
import type { BadgeReport } from '../../../shared/badges/check/report'
import type { CheckWorker } from './check-worker'

export type RunningCheck = {
  /** Never settles once it was cancelled. */
  report: Promise<BadgeReport>
  cancel(): void
}

/** Begins to look at a badge on this machine alone, in a worker: what reads a signature is large, and a hostile file may keep it busy. */
export function startCheck(bytes: Uint8Array, now: string): RunningCheck {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module', name: 'badge-check' })
  const failed = new Promise<never>((_resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message))
  })
  const work = wrap<CheckWorker>(worker).check(bytes, now)
  return {
    report: Promise.race([work, failed]).finally(() => worker.terminate()),
    cancel: () => worker.terminate(),
  }
}
