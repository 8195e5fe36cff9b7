import { StoreError } from '../../store'

/** What the header may say of the work: "Saved" only when every write has reached the disk. */
export type SaveState = { state: 'saved' } | { state: 'saving' } | { state: 'failed'; reason: SaveFailure; message: string }

/** What the interface has a text for; `other` shows the message of the machine. */
export type SaveFailure = 'no-space' | 'already-sent' | 'closed' | 'outdated' | 'other'

const TOLD = ['no-space', 'already-sent', 'closed', 'outdated'] as const satisfies SaveFailure[]

type Write = () => Promise<void>

/** What may pass without anybody doing something about it here: such a write is tried again by itself. */
const PASSING: readonly SaveFailure[] = ['no-space', 'other']

/** How long until then, in milliseconds. */
const AGAIN_DELAY = 5_000

/** How long typed text may wait for the next stroke before it is written, in milliseconds. */
export const TYPING_DELAY = 250

/**
 * Writes of one allocation, one after another in the order in which they were made. A write that failed stays at the head, with
 * everything behind it, until `flush` or the next write tries again: nothing that was typed is dropped.
 */
export class WriteQueue {
  readonly #onChange: () => void
  #queue: Write[] = []
  #typed = new Map<string, { write: Write; timer: ReturnType<typeof setTimeout> }>()
  #failure: { reason: SaveFailure; message: string } | null = null
  #run: Promise<void> | null = null
  #turns = 0
  #again: ReturnType<typeof setTimeout> | null = null

  /** @param onChange called whenever `saveState` may have changed. */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Grows whenever a write is asked for or ends; tells whether something was read between two of them. */
  get turns(): number {
    return this.#turns
  }

  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#typed.size === 0
  }

  get saveState(): SaveState {
    if (this.#failure !== null) return { state: 'failed', ...this.#failure }
    return this.isIdle ? { state: 'saved' } : { state: 'saving' }
  }

  /** Writes now, after what was typed before. */
  write(write: Write): void {
    this.#takeTyped()
    this.#queue.push(write)
    this.#begin()
  }

  /** Writes when typing pauses; a later text under the same key replaces this one. */
  writeTyped(key: string, write: Write): void {
    const waiting = this.#typed.get(key)
    if (waiting) clearTimeout(waiting.timer)
    const timer = setTimeout(() => {
      this.#typed.delete(key)
      this.#queue.push(write)
      this.#begin()
    }, TYPING_DELAY)
    this.#typed.set(key, { write, timer })
    this.#tell()
  }

  /** Begins every write that still waits; resolves when all are on the disk, or when one has failed. */
  async flush(): Promise<void> {
    this.#takeTyped()
    if (this.isIdle) return
    this.#begin()
    await this.#run
    if (!this.isIdle && this.#failure === null) await this.flush()
  }

  #takeTyped(): void {
    for (const { write, timer } of this.#typed.values()) {
      clearTimeout(timer)
      this.#queue.push(write)
    }
    this.#typed.clear()
  }

  #begin(): void {
    this.#run ??= this.#work().finally(() => {
      this.#run = null
      this.#tell()
      // A write that came in while the run was ending would otherwise wait for the next one.
      if (this.#queue.length > 0 && this.#failure === null) this.#begin()
    })
    this.#tell()
  }

  #tell(): void {
    this.#turns += 1
    this.#onChange()
  }

  async #work(): Promise<void> {
    // It goes on being said until a write has got through: nobody should hear of it anew every few seconds.
    if (this.#failure && !PASSING.includes(this.#failure.reason)) this.#failure = null
    for (let head = this.#queue[0]; head; head = this.#queue[0]) {
      try {
        await head()
      } catch (error) {
        this.#failure = describeFailure(error)
        if (PASSING.includes(this.#failure.reason)) this.#tryAgainLater()
        return
      }
      this.#failure = null
      this.#queue.shift()
    }
  }

  #tryAgainLater(): void {
    this.#again ??= setTimeout(() => {
      this.#again = null
      this.#begin()
    }, AGAIN_DELAY)
  }
}

function describeFailure(error: unknown): { reason: SaveFailure; message: string } {
  const message = error instanceof Error ? error.message : String(error)
  const reason = error instanceof StoreError ? TOLD.find((told) => told === error.reason) : undefined
  return { reason: reason ?? 'other', message }
}
