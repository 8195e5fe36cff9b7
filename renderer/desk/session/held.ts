/** Milliseconds for which a slow disk keeps what was done from being shown: three frames, less than anybody notices. */
const MOST_HELD = 50

/** Something that was done and isn't shown yet, because its writing comes first. */
export class Held {
  readonly #show: () => void
  #waiting: { onShown: () => void; timer: ReturnType<typeof setTimeout> } | null = null

  /** @param show is to call `release`; called when that can't wait any longer. */
  constructor(show: () => void) {
    this.#show = show
  }

  get isHolding(): boolean {
    return this.#waiting !== null
  }

  hold(onShown: () => void): void {
    this.#waiting = { onShown, timer: setTimeout(this.#show, MOST_HELD) }
  }

  /** Nothing is left to wait for. It is shown in a task of its own: first it is said that it is saved. */
  showSoon(): void {
    if (!this.#waiting) return
    clearTimeout(this.#waiting.timer)
    this.#waiting.timer = setTimeout(this.#show)
  }

  /** @returns what to call as it is shown; null where nothing is held. */
  release(): (() => void) | null {
    const waiting = this.#waiting
    clearTimeout(waiting?.timer)
    this.#waiting = null
    return waiting?.onShown ?? null
  }
}
