import type { EvidenceItem } from '../../shared/domain'
import type { EvidenceProgress, EvidenceWish, Replica } from '../store/replica'
import { EvidenceError, fetchFile, WithdrawnError } from './evidence'
import { type HubClient, HubError } from './hub-client'
import { Pause } from './pause'
import type { Reporter } from './reporter'

/** Items of one allocation that are fetched at a time. */
const ITEMS_AT_ONCE = 3
/** How often progress is written while bytes come in. */
const REPORT_EVERY_MS = 250
/** After the line broke, at the latest then it is tried again; sooner where the hub answered something else. */
const AGAIN_AFTER_MS = 60_000
const AGAIN_AT_LEAST_MS = 1_000

/** Fetches the evidence that is wished for, one allocation after the other, and tells how far it is. */
export class EvidenceDesk {
  readonly #hub: HubClient
  readonly #replica: Replica
  readonly #reporter: Pick<Reporter, 'tell'>
  readonly #pause = new Pause()
  #wishes: readonly string[] = []
  #current: { allocationId: string; abort: AbortController } | null = null

  constructor(hub: HubClient, replica: Replica, reporter: Pick<Reporter, 'tell'>) {
    this.#hub = hub
    this.#replica = replica
    this.#reporter = reporter
  }

  get isBusy(): boolean {
    return this.#current !== null
  }

  /** Fetches what is wished for, until it is stopped. */
  async run(stop: AbortSignal): Promise<void> {
    const stopWatching = this.#replica.evidence.watch((wishes) => this.#setWishes(wishes))
    stop.addEventListener('abort', () => this.#pause.end(), { once: true })
    try {
      while (!stop.aborted) {
        const isDone = await this.#fetchWishes(stop)
        if (!isDone) await new Promise((resolve) => setTimeout(resolve, AGAIN_AT_LEAST_MS))
        await this.#pause.wait(AGAIN_AFTER_MS, stop)
      }
    } finally {
      stopWatching()
    }
  }

  /** The hub answered something: what waits for it can be tried again. */
  hubAnswered(): void {
    if (this.#wishes.length > 0) this.#pause.end()
  }

  /** What is being fetched and isn't wished for any more stops at once. */
  #setWishes(wishes: readonly string[]): void {
    const hasNew = wishes.some((id) => !this.#wishes.includes(id))
    this.#wishes = wishes
    if (this.#current && !wishes.includes(this.#current.allocationId)) this.#current.abort.abort()
    if (hasNew) this.#pause.end()
  }

  /** @returns false where the line broke */
  async #fetchWishes(stop: AbortSignal): Promise<boolean> {
    for (const allocationId of [...this.#wishes]) {
      if (stop.aborted || !this.#wishes.includes(allocationId)) continue
      try {
        await this.#fetch(allocationId, stop)
      } catch (error) {
        if (error instanceof HubError) return false
        throw error
      }
    }
    return true
  }

  /** Fetches all of one allocation. @throws HubError where the hub can't be reached or wants a sign-in; it waits then. */
  async #fetch(allocationId: string, stop: AbortSignal): Promise<void> {
    const wish = await this.#replica.evidence.wish(allocationId)
    if (wish === null) return
    const abort = new AbortController()
    const onStop = () => abort.abort()
    stop.addEventListener('abort', onStop, { once: true })
    this.#current = { allocationId, abort }
    await this.#reporter.tell({ phase: 'fetching' })
    try {
      await this.#fetchAll(wish, abort.signal)
    } finally {
      stop.removeEventListener('abort', onStop)
      this.#current = null
      await this.#reporter.tell({ phase: 'idle' })
    }
  }

  async #fetchAll(wish: EvidenceWish, signal: AbortSignal): Promise<void> {
    const progress = new Progress(this.#replica, wish)
    if (!(await this.#replica.makeRoom(wish.allocationId, await navigator.storage.estimate()))) {
      return progress.report({ state: 'failed', reason: 'no-space' })
    }
    await progress.report({ state: 'fetching', reason: null })
    const failures = await this.#fetchFiles(wish, progress, signal)
    const failure = failures.find((error) => error instanceof EvidenceError)
    if (failure) return progress.report({ state: 'failed', reason: (failure as EvidenceError).reason })
    if (failures.some((error) => error instanceof WithdrawnError) || signal.aborted) return
    if (failures.length > 0) {
      await progress.report({ state: 'waiting' })
      throw failures[0]
    }
    await progress.report({ state: 'verified', reason: null, verifiedAt: (await this.#replica.hubTime()).toISOString() })
    const { allocationId } = wish
    await this.#replica.note({ kind: 'fetched', allocationId, count: progress.bytesDone, code: null })
  }

  /** Every item gets its chance: one that is damaged doesn't keep the others away. @returns what went wrong */
  async #fetchFiles(wish: EvidenceWish, progress: Progress, signal: AbortSignal): Promise<unknown[]> {
    const waiting = [...wish.items]
    const failures: unknown[] = []
    const work = async () => {
      for (let item = waiting.shift(); item; item = waiting.shift()) {
        if (signal.aborted || failures.some((error) => error instanceof HubError || error instanceof WithdrawnError)) return
        await this.#fetchOne(wish, item, progress, signal).catch((error: unknown) => failures.push(error))
      }
    }
    await Promise.all(Array.from({ length: ITEMS_AT_ONCE }, work))
    return failures
  }

  async #fetchOne(wish: EvidenceWish, item: EvidenceItem, progress: Progress, signal: AbortSignal): Promise<void> {
    // What is shown comes first; the original is only a click away if it is here too.
    for (const file of [...item.renditions, item]) {
      const onBytes = (bytes: number) => progress.setBytes(file.id, bytes)
      await fetchFile({ hub: this.#hub, replica: this.#replica, wish, file, signal, onBytes })
    }
    progress.itemDone()
  }
}

/** Gathers progress and writes it a few times a second, not for every chunk. */
class Progress {
  readonly #bytes = new Map<string, number>()
  #itemsDone = 0
  #writtenAt = 0
  readonly #replica: Replica
  readonly #wish: EvidenceWish

  constructor(replica: Replica, wish: EvidenceWish) {
    this.#replica = replica
    this.#wish = wish
  }

  setBytes(fileId: string, bytes: number): void {
    this.#bytes.set(fileId, bytes)
    if (performance.now() - this.#writtenAt < REPORT_EVERY_MS) return
    this.#writtenAt = performance.now()
    // Only shown: a line that can't be written now is written a moment later.
    this.report({}).catch(() => undefined)
  }

  get bytesDone(): number {
    return [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  itemDone(): void {
    this.#itemsDone++
  }

  report(change: EvidenceProgress): Promise<void> {
    const { bytesDone } = this
    return this.#replica.evidence.report(this.#wish, { bytesDone, itemsDone: this.#itemsDone, ...change })
  }
}
