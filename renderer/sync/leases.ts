import type { LeaseAnswer } from '../../shared/protocol'
import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** An answer other than "yes" is the same a minute later. */
const ASK_AGAIN_AFTER_MS = 600_000
/** The protocol takes no more at a time. */
const MOST_AT_ONCE = 200

/** What is told of the hub's answer: that it isn't time yet needs nobody, and that it isn't mine any more comes with the feed. */
const ANSWERS: Partial<Record<LeaseAnswer['status'], 'renewed' | 'refused'>> = { renewed: 'renewed', exhausted: 'refused' }

/** Asks for longer leases in good time, so that what somebody works on stays readable without a network. */
export class LeaseKeeper {
  readonly #askedAt = new Map<string, number>()
  readonly #hub: HubClient
  readonly #replica: Replica

  constructor(hub: HubClient, replica: Replica) {
    this.#hub = hub
    this.#replica = replica
  }

  /** @throws HubError where the hub can't be reached */
  async renew(signal: AbortSignal): Promise<void> {
    const now = performance.now()
    const isDue = (id: string) => now - (this.#askedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= ASK_AGAIN_AFTER_MS
    const due = (await this.#replica.leasesToRenew()).filter(isDue)
    for (let at = 0; at < due.length; at += MOST_AT_ONCE) await this.#ask(due.slice(at, at + MOST_AT_ONCE), signal)
    for (const id of due) this.#askedAt.set(id, now)
  }

  async #ask(ids: readonly string[], signal: AbortSignal): Promise<void> {
    try {
      const { leases } = await this.#hub.renewLeases(ids, signal)
      const answers = leases.flatMap(({ allocationId, status }) => {
        const answer = ANSWERS[status]
        return answer ? [{ allocationId, answer }] : []
      })
      await this.#replica.leasesAnswered(answers)
    } catch (error) {
      // A hub that doesn't know the question mustn't keep everything else from going on; more time it doesn't give.
      if (!(error instanceof HubError) || error.failure !== 'refused') throw error
      await this.#replica.leasesAnswered(ids.map((allocationId) => ({ allocationId, answer: 'refused' })))
    }
  }
}
