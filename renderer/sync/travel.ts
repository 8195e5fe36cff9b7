import {
  DraftConflictSchema,
  type DraftEnvelope,
  MOST_DRAFT_BYTES,
  PROBLEM,
  ProblemSchema,
  TravelConflictSchema,
} from '../../shared/protocol'
import type { Replica } from '../store/replica'
import { type HubClient, HubError } from './hub-client'

/** How often a draft is merged and put anew within one round where other devices are always first. */
const MOST_TURNS = 4

type TravelReplica = Replica['travel']

/** Takes drafts of the person's other devices in and puts those of this one, where the person wants it and the provider lets them. */
export class Travel {
  readonly #hub: HubClient
  readonly #replica: TravelReplica
  #hasLooked = false

  constructor(hub: HubClient, replica: Pick<Replica, 'travel'>) {
    this.#hub = hub
    this.#replica = replica.travel
  }

  /** Resolves when both sides are in step. @throws HubError where the hub can't be reached */
  async round(signal: AbortSignal): Promise<void> {
    await this.#tell(signal)
    await this.#replica.closeHandedIn()
    const { keyName, joined, isAsked } = await this.#replica.wish()
    const isOn = keyName !== null && (joined === 'waiting' || joined === 'yes')
    if (!isOn && this.#hasLooked && !isAsked) return
    try {
      if (isOn) await this.#exchange(keyName, joined, signal)
      else await this.#look(signal)
      this.#hasLooked = true
    } catch (error) {
      await this.#refused(error, keyName)
    }
  }

  /** Puts what was written last, as this window goes. Nobody waits for it, and what doesn't get through goes next time. */
  async leave(limitMs: number): Promise<void> {
    const { keyName, joined } = await this.#replica.wish()
    if (this.#hasLooked && keyName !== null && joined === 'yes')
      await this.#putAll(AbortSignal.timeout(limitMs)).catch(() => undefined)
  }

  /** Switched off everywhere: the hub is to delete what it has, as soon as it can be reached. */
  async #tell(signal: AbortSignal): Promise<void> {
    if (!(await this.#replica.wish()).isDeleting) return
    try {
      await this.#hub.endTravel(signal)
    } catch (error) {
      // A hub of before there were travelling drafts has none to delete, and mustn't be asked for ever.
      if (!(error instanceof HubError) || error.status !== 404) throw error
    }
    await this.#replica.deleted()
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { keyName } = await this.#hub.travel(signal)
    await this.#replica.report({ provider: 'allows', hubKeyName: keyName, isAsked: false })
  }

  async #exchange(keyName: string, joined: 'waiting' | 'yes', signal: AbortSignal): Promise<void> {
    const travel = joined === 'waiting' ? await this.#hub.beginTravel(keyName, signal) : await this.#hub.travel(signal)
    const found = { provider: 'allows', hubKeyName: travel.keyName, isAsked: false } as const
    if (travel.keyName !== keyName) {
      await this.#replica.report({ ...found, joined: travel.keyName === null ? 'ended' : 'other-key' }, keyName)
      return
    }
    // Switched off, or begun anew by another key, while the hub was asked: the next round goes by that.
    if (!(await this.#replica.report({ ...found, joined: 'yes' }, keyName))) return
    for (const note of await this.#replica.missing(travel)) {
      const envelope = await this.#fetch(note.allocationId, signal)
      if (envelope) await this.#replica.takeIn(envelope)
    }
    await this.#putAll(signal)
  }

  /** Null where it has gone since it was listed. */
  async #fetch(allocationId: string, signal: AbortSignal): Promise<DraftEnvelope | null> {
    try {
      return await this.#hub.draft(allocationId, signal)
    } catch (error) {
      if (error instanceof HubError && error.status === 404) return null
      throw error
    }
  }

  async #putAll(signal: AbortSignal): Promise<void> {
    for (const allocationId of await this.#replica.due()) {
      for (let turn = 0; turn < MOST_TURNS; turn++) {
        if (await this.#put(allocationId, signal)) break
      }
    }
  }

  /** @returns false where there is more to put: another device was first and was merged, or what went had been sent before */
  async #put(allocationId: string, signal: AbortSignal): Promise<boolean> {
    const next = await this.#replica.prepare(allocationId)
    if (next === null) return true
    const { outgoing, keyName, sealed } = next
    if (sealed.length > MOST_DRAFT_BYTES) {
      await this.#replica.tooLarge(outgoing)
      return true
    }
    try {
      await this.#hub.putDraft(allocationId, { keyName, version: outgoing.version, sealed: toBase64(sealed) }, signal)
      await this.#replica.stored(outgoing, sealed)
      return outgoing.rowsName !== ''
    } catch (error) {
      if (!(error instanceof HubError) || error.failure !== 'refused') throw error
      if (error.status === 404) {
        // The work was handed in or has ended: the feed tells of it.
        await this.#replica.ended(outgoing)
        return true
      }
      const conflict = DraftConflictSchema.safeParse(error.problem)
      if (!conflict.success) throw error
      const { current } = conflict.data
      if (current) await this.#replica.takeIn(current)
      else await this.#replica.gone(allocationId)
      return false
    }
  }

  /**
   * A hub of before there were travelling drafts knows no such address. What the hub refuses about drafts keeps nothing else from being
   * synced. @param by the key that was asked about @throws whatever else went wrong
   */
  async #refused(error: unknown, by: string | null): Promise<void> {
    if (!(error instanceof HubError) || error.failure !== 'refused') throw error
    const conflict = TravelConflictSchema.safeParse(error.problem)
    if (conflict.success && conflict.data.type === PROBLEM.draftKey) {
      const { keyName } = conflict.data
      const joined = keyName === null ? 'ended' : 'other-key'
      await this.#replica.report({ provider: 'allows', hubKeyName: keyName, joined, isAsked: false }, by)
    } else if (error.status === 404 || ProblemSchema.safeParse(error.problem).data?.type === PROBLEM.draftsOff) {
      await this.#replica.report({ provider: 'forbids', hubKeyName: null, isAsked: false })
    } else throw error
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  // As arguments of one call, some megabytes would be too many.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
