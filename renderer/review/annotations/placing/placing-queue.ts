import { type Annotation, type EvidenceItem, type Placement, targetKey } from '../../../../shared/domain'
import type { EvidenceSource } from '../../viewers/viewer'
import { placeAnnotations } from './place-annotations'

/** How many annotations were looked for, of how many that need it. */
export type PlacingProgress = { done: number; total: number }
/** What is to be looked for in one item. */
export type PlacingWork = { item: EvidenceItem; source: EvidenceSource; annotations: readonly Annotation[] }

export type PlacingQueueOptions = {
  keep(placements: readonly Placement[]): Promise<void>
  /** Null when everything was looked for. */
  onProgress(progress: PlacingProgress | null): void
}

/** Looks for annotations item by item while the window has nothing else to do, each only once. */
export class PlacingQueue {
  private readonly ending = new AbortController()
  private readonly asked = new Set<string>()
  private waiting: PlacingWork[] = []
  private progress: PlacingProgress = { done: 0, total: 0 }
  private isRunning = false

  constructor(private readonly options: PlacingQueueOptions) {}

  /** Adds what was not asked for before. */
  want(work: readonly PlacingWork[]): void {
    for (const { item, source, annotations } of work) {
      const fresh = annotations.filter((annotation) => {
        const name = `${annotation.id} ${targetKey(annotation)} ${source.file.sha256}`
        return !this.asked.has(name) && this.asked.add(name)
      })
      if (fresh.length === 0) continue
      this.waiting.push({ item, source, annotations: fresh })
      this.progress = { ...this.progress, total: this.progress.total + fresh.length }
    }
    if (!this.isRunning && this.waiting.length > 0) void this.run()
  }

  close(): void {
    this.ending.abort()
  }

  private async run(): Promise<void> {
    const { signal } = this.ending
    this.isRunning = true
    for (let next = this.waiting.shift(); next && !signal.aborted; next = this.waiting.shift()) {
      this.options.onProgress(this.progress)
      await idle()
      await this.placeOne(next)
      this.progress = { ...this.progress, done: this.progress.done + next.annotations.length }
    }
    this.isRunning = false
    this.progress = { done: 0, total: 0 }
    if (!signal.aborted) this.options.onProgress(null)
  }

  private async placeOne({ item, source, annotations }: PlacingWork): Promise<void> {
    const { signal } = this.ending
    try {
      const placements = await placeAnnotations(item, source, annotations, signal)
      if (!signal.aborted) await this.options.keep(placements)
    } catch (error) {
      // They stay unplaced, and are looked for again when the desk is opened next.
      if (!signal.aborted) console.error('Annotations could not be placed.', error)
    }
  }
}

/** Resolves when the window has nothing else to do, and in any case after a while. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 1500 }))
}
