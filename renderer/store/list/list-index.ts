import { liveQuery } from 'dexie'
import type { StoreContext } from '../context'
import type { AllocationRow, SegmentRow } from '../rows'
import { evidenceWords } from './evidence-words'
import type { ListRow } from './list-row'
import { fold } from './search'
import { openSegment } from './segments'
import { taskWords } from './task-words'

/** One row of a list, in memory. */
export type ListEntry = {
  row: AllocationRow
  list: ListRow
  /** What a search looks through, folded; the achievement's name is looked up apart. */
  haystack: string
}

const BATCH = 2000

/**
 * All list rows in memory, opened in the background and kept up to date by what changed. Until it is complete, lists say so and
 * show what the database's own index gives them.
 */
export class ListIndex {
  readonly #context: StoreContext
  readonly #rows = new Map<string, AllocationRow>()
  readonly #lists = new Map<string, ListRow>()
  #entries = new Map<string, ListEntry>()
  #upTo = 0
  #complete = false
  #stop: (() => void) | null = null
  #refreshing: Promise<void> | null = null
  #waiters: { changed: number; resolve: () => void }[] = []
  readonly #listeners = new Set<() => void>()
  /** Goes up whenever the entries change; what was derived from them is then old. */
  edition = 0

  constructor(context: StoreContext) {
    this.#context = context
  }

  get isComplete(): boolean {
    return this.#complete
  }

  get entries(): ReadonlyMap<string, ListEntry> {
    return this.#entries
  }

  /** Calls back while the index grows and when it is complete. Returns how to stop listening. */
  onProgress(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to build, once; `failed` hears of what stopped it. */
  start(failed: (error: unknown) => void): void {
    if (this.#stop) return
    let stopped = false
    this.#stop = () => {
      stopped = true
    }
    this.#build()
      .then(() => {
        if (stopped) return
        const subscription = liveQuery(() => this.#context.db.readMeta('changed', 0)).subscribe({
          next: () => void this.#refresh().catch(failed),
          error: failed,
        })
        this.#stop = () => subscription.unsubscribe()
      })
      .catch((error: unknown) => {
        if (!stopped) failed(error)
      })
  }

  stop(): void {
    // What hasn't begun by now mustn't begin on a closed database.
    this.#stop ??= () => undefined
    this.#stop()
    for (const { resolve } of this.#waiters.splice(0)) resolve()
  }

  /** Resolves when the entries show this change. */
  async caughtUp(changed: number): Promise<void> {
    if (this.#upTo >= changed) return
    return new Promise<void>((resolve) => {
      this.#waiters.push({ changed, resolve })
      // From a timer, so that it doesn't run within the caller's transaction or live query.
      setTimeout(() => void this.#refresh().catch(() => undefined), 0)
    })
  }

  async #build(): Promise<void> {
    const { db } = this.#context
    const from = await db.readMeta('changed', 0)
    let last = ''
    for (;;) {
      const rows = await db.allocations.where('id').above(last).limit(BATCH).toArray()
      for (const row of rows) this.#rows.set(row.id, row)
      last = rows.at(-1)?.id ?? ''
      if (rows.length < BATCH) break
    }
    const ids = await db.segments.toCollection().primaryKeys()
    for (let at = 0; at < ids.length; at += 16) {
      const segments = await db.segments.bulkGet(ids.slice(at, at + 16))
      await this.#takeSegments(segments.filter((segment) => segment !== undefined))
      if (at % 64 === 48) this.#publish()
    }
    this.#upTo = from
    this.#complete = true
    this.#publish()
  }

  #refresh(): Promise<void> {
    this.#refreshing ??= this.#readChanges().finally(() => {
      this.#refreshing = null
    })
    return this.#refreshing
  }

  async #readChanges(): Promise<void> {
    const { db } = this.#context
    const upTo = this.#upTo
    const [changed, rows, segments, departures] = await db.transaction(
      'r',
      [db.meta, db.allocations, db.segments, db.departures],
      () =>
        Promise.all([
          db.readMeta('changed', 0),
          db.allocations.where('changed').above(upTo).toArray(),
          db.segments.where('changed').above(upTo).toArray(),
          db.departures.where('changed').above(upTo).toArray(),
        ]),
    )
    const touched = new Set(await this.#takeSegments(segments))
    for (const row of rows) {
      this.#rows.set(row.id, row)
      touched.add(row.id)
    }
    for (const { allocationId, changed: left } of departures) {
      // It may have come back since.
      if ((this.#rows.get(allocationId)?.changed ?? 0) <= left) {
        this.#rows.delete(allocationId)
        this.#lists.delete(allocationId)
        touched.add(allocationId)
      }
    }
    for (const id of touched) this.#join(id)
    if (touched.size > 0) this.edition++
    this.#upTo = changed
    const due = this.#waiters.filter((waiter) => waiter.changed <= changed)
    this.#waiters = this.#waiters.filter((waiter) => waiter.changed > changed)
    for (const { resolve } of due) resolve()
  }

  async #takeSegments(segments: readonly SegmentRow[]): Promise<string[]> {
    const opened = await Promise.all(segments.map((segment) => openSegment(this.#context, segment)))
    const lists = opened.flat()
    for (const list of lists) this.#lists.set(list.allocationId, list)
    return lists.map((list) => list.allocationId)
  }

  #join(id: string): void {
    const row = this.#rows.get(id)
    const list = this.#lists.get(id)
    if (!row || !list || row.view === 'hidden') {
      this.#entries.delete(id)
      return
    }
    const before = this.#entries.get(id)
    const haystack = before?.list === list ? before.haystack : haystackOf(list, row)
    this.#entries.set(id, { row, list, haystack })
  }

  #publish(): void {
    this.#entries = new Map()
    for (const id of this.#rows.keys()) this.#join(id)
    this.edition++
    for (const listener of this.#listeners) listener()
  }
}

function haystackOf(list: ListRow, { task }: AllocationRow): string {
  const words = [...new Set(list.evidence.flatMap(evidenceWords))]
  // Few people type the dash of a pseudonym.
  return fold(
    [list.candidate, list.pseudonym, list.pseudonym.replaceAll('-', ''), list.titles, taskWords(task), ...words].join('\n'),
  )
}
