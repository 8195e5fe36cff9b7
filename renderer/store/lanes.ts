import { Shortage } from './shortage'
import { nameLackOfSpace, StoreError } from './store-error'

/**
 * Writes to the same record run one after the other, in the order in which they were asked for; writes to others don't wait.
 * The lanes know what is still under way, so that a closing window can wait for it.
 */
export class Lanes {
  /** Whether there is room for what is written here. */
  readonly shortage = new Shortage()
  readonly #tails = new Map<string, Promise<unknown>>()

  run<Result>(lane: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(lane)
    const result = (before === undefined ? work() : before.then(work)).catch(nameLackOfSpace)
    // The next one must run although this one failed; its own caller hears of the failure.
    const tail = result.then(
      () => this.shortage.note(false),
      (error: unknown) => {
        if (error instanceof StoreError && error.reason === 'no-space') this.shortage.note(true)
      },
    )
    this.#tails.set(lane, tail)
    void tail.then(() => {
      if (this.#tails.get(lane) === tail) this.#tails.delete(lane)
    })
    return result
  }

  /** Resolves when nothing is under way any more, whatever came of it. */
  async drain(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values())
  }
}
