import { expose } from 'comlink'
import { computeFigures } from './compute-figures'
import type { RoundLevels } from './round-levels'

/** What the page may ask of the worker. */
const figuresWorker = {
  compute: (levels: RoundLevels, onProgress: (share: number) => void) => computeFigures(levels, onProgress),
}
export type FiguresWorker = typeof figuresWorker

expose(figuresWorker)
