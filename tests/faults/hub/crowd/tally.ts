/** What a crowd came to: every request with how long it took, every command with its answer, and everything that must not be. */
export class Tally {
  readonly faults: string[] = []
  readonly answers = new Map<string, number>()
  /** Commands that were accepted, once or at the second try. */
  readonly accepted = new Set<string>()
  readonly #milliseconds: number[] = []

  get requests(): number {
    return this.#milliseconds.length
  }

  /** Times a request; what it throws is a fault. */
  async time<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    const start = performance.now()
    try {
      return await ask()
    } catch (error) {
      this.faults.push(`${what}: ${error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)}`)
      return undefined
    } finally {
      this.#milliseconds.push(performance.now() - start)
    }
  }

  count(what: string): void {
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1)
  }

  /** The time within which this share of the requests was answered, in milliseconds. */
  within(share: number): number {
    const sorted = [...this.#milliseconds].sort((a, b) => a - b)
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  }
}
