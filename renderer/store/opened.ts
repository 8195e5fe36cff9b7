/** Values that were opened a moment ago, the least recently used let go first. Callers share them: never change one. */
export class Opened {
  readonly #values = new Map<string, unknown>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get(name: string): unknown {
    const value = this.#values.get(name)
    if (value === undefined) return undefined
    this.#values.delete(name)
    this.#values.set(name, value)
    return value
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value)
    if (this.#values.size <= this.#most) return
    const oldest = this.#values.keys().next()
    if (!oldest.done) this.#values.delete(oldest.value)
  }

  clear(): void {
    this.#values.clear()
  }
}
