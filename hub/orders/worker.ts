import type { SigningKey } from '../badges'
import { fillNextPart, lapseNextAllocation } from '../allocations'
import type { HubContext } from '../context'
import { IssuingError, issueNextBadge, postponeOrder } from './issue'
import { purgeNextAllocation } from './purge'
import { releaseNextDecision } from './release'

export type WorkerOptions = {
  key: SigningKey
  /** Where public pages can be found for good, or null where that isn't settled. */
  publicOrigin: string | null
  onError: (error: unknown) => void
}

/** It looks through all that is being assessed, and nobody waits for it: not with every turn. */
const FILL_EVERY_MS = 60_000

/**
 * Works off what has become due: decisions to release, badges to issue, allocations to purge or to lapse, parts that found nobody. What
 * is due lies in the database, so a worker can stop at any time.
 */
export class OrderWorker {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(
    readonly context: HubContext,
    readonly options: WorkerOptions,
  ) {}

  /** Looks for work now and then in this rhythm. */
  start(everyMs: number): void {
    let turns = 0
    const turn = () => {
      if (this.#stopped) return
      const fills = turns++ % Math.ceil(FILL_EVERY_MS / everyMs) === 0
      void this.#workOff(fills).then(() => {
        this.#timer = setTimeout(turn, everyMs)
        this.#timer.unref()
      })
    }
    turn()
  }

  /** Does all that is due at this moment; never throws. One round at a time. */
  workOff(): Promise<void> {
    return this.#workOff(true)
  }

  #workOff(fills: boolean): Promise<void> {
    this.#running = this.#running.then(() => this.#round(fills))
    return this.#running
  }

  /** Ends after the piece of work at hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #round(fills: boolean): Promise<void> {
    const { context, options } = this
    await this.#exhaust(() => releaseNextDecision(context))
    await this.#exhaust(() => issueNextBadge(context, options.key, options.publicOrigin))
    await this.#exhaust(() => purgeNextAllocation(context))
    await this.#exhaust(() => lapseNextAllocation(context))
    if (fills) await this.#exhaust(() => fillNextPart(context))
  }

  async #exhaust(work: () => Promise<boolean>): Promise<void> {
    try {
      while (!this.#stopped && (await work())) continue
    } catch (error) {
      this.options.onError(error)
      if (error instanceof IssuingError) await postponeOrder(this.context, error).catch(this.options.onError)
    }
  }
}
