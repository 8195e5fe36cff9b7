import type { SyncStatus } from '../store'
import type { Replica } from '../store/replica'

/** "Last contact" is shown in minutes: writing it more often would only wear the disk. */
const CONTACT_EVERY_MS = 10_000

/** Writes what sync is doing to where the interface reads it, and only where that differs from what is written. */
export class Reporter {
  #known: Partial<SyncStatus> = {}
  readonly #replica: Pick<Replica, 'status' | 'report' | 'note'>
  readonly #clock: () => Date

  constructor(replica: Pick<Replica, 'status' | 'report' | 'note'>, clock: () => Date) {
    this.#replica = replica
    this.#clock = clock
  }

  /** Reads what was written last, by whoever synced before. */
  async begin(): Promise<void> {
    this.#known = await this.#replica.status()
  }

  async tell(change: Partial<SyncStatus>): Promise<void> {
    const names = Object.keys(change) as (keyof SyncStatus)[]
    if (names.every((name) => JSON.stringify(change[name]) === JSON.stringify(this.#known[name]))) return
    this.#known = { ...this.#known, ...change }
    await this.#replica.report(change)
  }

  /** The hub answered us, as ourselves. */
  async answered(change: Partial<SyncStatus>): Promise<void> {
    const now = this.#clock()
    const isFresh = now.getTime() - Date.parse(this.#known.lastContactAt ?? '') < CONTACT_EVERY_MS
    const lastContactAt = isFresh ? (this.#known.lastContactAt ?? null) : now.toISOString()
    const wasAway = this.#known.offlineSince != null
    await this.tell({
      ...change,
      isOnline: true,
      isSilent: false,
      lastContactAt,
      offlineSince: null,
      needsSignIn: false,
      problem: null,
    })
    if (wasAway) await this.#replica.note({ kind: 'online', allocationId: null, count: null, code: null })
  }

  /** The sign-in has ended. */
  async signedOut(): Promise<void> {
    const isNews = this.#known.needsSignIn !== true
    await this.tell({ phase: 'signed-out', needsSignIn: true, problem: null })
    if (isNews) await this.#replica.note({ kind: 'signed-out', allocationId: null, count: null, code: null })
  }

  /** The hub can't be reached, or (`isSilent`) takes what is asked and says nothing. */
  async unreachable(isSilent: boolean): Promise<void> {
    const offlineSince = this.#known.offlineSince ?? this.#clock().toISOString()
    const isNews = this.#known.offlineSince == null
    await this.tell({ phase: 'offline', isOnline: false, isSilent, offlineSince, problem: null })
    if (isNews) await this.#replica.note({ kind: 'offline', allocationId: null, count: null, code: null })
  }
}
