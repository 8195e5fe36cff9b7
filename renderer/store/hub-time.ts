import { liveQuery } from 'dexie'
import type { AssayDatabase } from './database'
import type { MetaValues } from './rows'

type Seen = NonNullable<MetaValues['hubTime']>
type Anchor = { seen: string; hubMs: number; steadyMs: number }

/** When an answer came, by this machine's clock and by the one that nobody sets. */
export type Moment = { here: string; steadyMs: number }

/**
 * The hub's time as far as this machine can tell: the hub's latest answer, and the time that has passed since. While the store is open
 * that is counted by a clock that nobody sets, so that setting the machine's clock ends no lease early and prolongs none. From one opening
 * to the next there is only the machine's clock: it counts forwards, and never to before what was reckoned with already (ADR 115).
 */
export class HubClock {
  readonly #db: AssayDatabase
  readonly #clock: () => Date
  readonly #steady: () => number
  #anchor: Anchor | null = null
  /** By the latest answer. It counts once that is stored: where the disk was full, time goes on by the one before. */
  #answer: Anchor | null = null

  /** @param steady milliseconds that only ever grow, such as `performance.now` */
  constructor(db: AssayDatabase, clock: () => Date, steady: () => number) {
    this.#db = db
    this.#clock = clock
    this.#steady = steady
  }

  /** The hub's time now; the machine's own before the hub has ever answered. */
  async now(): Promise<Date> {
    const seen = await this.#db.readMeta('hubTime', null)
    if (seen === null) return this.#clock()
    const name = `${seen.hub} ${seen.here}`
    if (this.#answer?.seen === name) this.#anchor = this.#answer
    if (this.#anchor?.seen !== name) this.#anchor = { seen: name, hubMs: this.#reckon(seen), steadyMs: this.#steady() }
    return new Date(this.#anchor.hubMs + Math.max(0, this.#steady() - this.#anchor.steadyMs))
  }

  /**
   * Keeps time from now on, whether or not anybody asks: each answer that another window stores counts from its coming. Reckoned only when
   * somebody asks, it would go by a machine's clock that was set meanwhile. Returns how to stop.
   */
  follow(): () => void {
    const subscription = liveQuery(() => this.now()).subscribe({
      error: (problem: Error) => {
        // A database that is closed under it has no time to tell any more; anything else is a fault to be seen.
        if (problem.name !== 'DatabaseClosedError') throw problem
      },
    })
    return () => subscription.unsubscribe()
  }

  /** This moment, to be noted as an answer comes in. */
  moment(): Moment {
    return { here: this.#clock().toISOString(), steadyMs: this.#steady() }
  }

  /** What is to be stored where the hub said its time at that moment. */
  answered(hubTime: string, { here, steadyMs }: Moment): Seen {
    this.#answer = { seen: `${hubTime} ${here}`, hubMs: Date.parse(hubTime), steadyMs }
    return { hub: hubTime, here, reached: hubTime }
  }

  /** Keeps how far time has come, so that a clock that is set back while Assay is closed doesn't turn it back. */
  async remember(): Promise<void> {
    const reached = (await this.now()).toISOString()
    await this.#db.transaction('rw', this.#db.meta, async () => {
      const seen = await this.#db.readMeta('hubTime', null)
      if (seen !== null && reached > (seen.reached ?? seen.hub)) await this.#db.writeMeta('hubTime', { ...seen, reached })
    })
  }

  #reckon({ hub, here, reached = hub }: Seen): number {
    const passed = Math.max(0, this.#clock().getTime() - Date.parse(here))
    return Math.max(Date.parse(hub) + passed, Date.parse(reached))
  }
}
