import type { DeskStore, ReadingPosition } from '../../store'

/** How long scrolling may go on before its place is written, in milliseconds. */
const SCROLLING_DELAY = 600

/**
 * Remembers where reading stopped in each item of one allocation. Scrolling is written when it pauses, or at `flush`; a place
 * that could not be written is lost without a word, since nothing of the assessment hangs on it.
 */
export class ReadingKeeper {
  readonly #store: Pick<DeskStore, 'rememberReading'>
  readonly #allocationId: string
  readonly #positions: Map<string, ReadingPosition>
  readonly #moved = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param known what the store holds, by evidence id. */
  constructor(store: Pick<DeskStore, 'rememberReading'>, allocationId: string, known: Readonly<Record<string, ReadingPosition>>) {
    this.#store = store
    this.#allocationId = allocationId
    this.#positions = new Map(Object.entries(known))
  }

  position(evidenceId: string): ReadingPosition | null {
    return this.#positions.get(evidenceId) ?? null
  }

  /** An item was opened: it counts as read from now on, and comes first when this submission is opened again. */
  open(evidenceId: string, now: Date): void {
    this.#positions.set(evidenceId, { ...this.#positions.get(evidenceId), openedAt: now.toISOString() })
    this.#moved.add(evidenceId)
    this.flush()
  }

  /** Reading went on; only for an item that was opened. */
  move(evidenceId: string, position: Partial<ReadingPosition>): void {
    const known = this.#positions.get(evidenceId)
    if (!known) return
    this.#positions.set(evidenceId, { ...known, ...position })
    this.#moved.add(evidenceId)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), SCROLLING_DELAY)
  }

  flush(): void {
    clearTimeout(this.#timer)
    for (const evidenceId of this.#moved) {
      const position = this.#positions.get(evidenceId)
      if (position) this.#store.rememberReading(this.#allocationId, evidenceId, position).catch(() => undefined)
    }
    this.#moved.clear()
  }
}
