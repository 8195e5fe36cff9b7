/** Whether the last write found no room, for whoever wants to know it while it is so. */
export class Shortage {
  #isShort = false
  readonly #listeners = new Set<() => void>()

  /** A write came to its end; only one that got through, or found no room, tells anything about it. */
  note(isShort: boolean): void {
    if (this.#isShort === isShort) return
    this.#isShort = isShort
    for (const listener of this.#listeners) listener()
  }

  readonly isShort = (): boolean => this.#isShort

  /** Calls back whenever that changes. Returns how to stop listening. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
