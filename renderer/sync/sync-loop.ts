import type { Account } from '../../shared/protocol'
import { isOutOfSpace, type Replica } from '../store/replica'
import { fetchBadges } from './badges'
import { EvidenceDesk } from './evidence-desk'
import { answerFigures } from './figures'
import { type Fetch, HubClient, HubError, type Patience, SilentError } from './hub-client'
import { LeaseKeeper } from './leases'
import { type ConnectionSource, watchNetworkCost } from './network-cost'
import { listen } from './nudges'
import { Pause } from './pause'
import { pull } from './pull'
import { push } from './push'
import { Reporter } from './reporter'
import { Travel } from './travel'
import { answerVerifications } from './verifications'

/** How often to look although nobody nudged, while the hub's stream of nudges is open and while it isn't. */
const LOOK_EVERY_MS = { listening: 60_000, deaf: 15_000 }
/**
 * How long to wait after failures in a row: doubled each time, and spread so that many clients don't come back at once. A hub that
 * can't be reached is asked again soon: what waits should go out when the line is back, not a minute later.
 */
const BACK_OFF_MS = { least: 1_000, unreachable: 10_000, most: 60_000 }
/** A stream of nudges that ended is opened again with the next round, but not at once: it may end at once again. */
const LISTEN_AGAIN_MS = 1_000
/** How long a window that goes may take to put the drafts that were written last. */
const LEAVE_LIMIT_MS = 1_500
const KEEP_HOUSE_EVERY_MS = 3_600_000

export type SyncLoopOptions = {
  account: Account
  replica: Replica
  fetch: Fetch
  /** 0…1; tests pass their own. */
  random?: () => number
  /** The machine's clock; tests pass their own. */
  clock?: () => Date
  /** What the platform says of the connection. */
  connection?: ConnectionSource | undefined
  /** For how long the hub may say nothing; tests have less. */
  patience?: Patience
}

/**
 * Keeps the store and the hub in step: sends what waits, reads what is new; then waits for a nudge of the hub, of the person, or of
 * the clock. Evidence is fetched beside it. What fails is tried again later, and nothing is lost meanwhile.
 */
export class SyncLoop {
  readonly #account: Account
  readonly #replica: Replica
  readonly #hub: HubClient
  readonly #evidence: EvidenceDesk
  readonly #leases: LeaseKeeper
  readonly #connection: ConnectionSource | undefined
  readonly #reporter: Reporter
  readonly #travel: Travel
  readonly #random: () => number
  readonly #clock: () => Date
  readonly #stop = new AbortController()
  readonly #pause = new Pause()
  #failures = 0
  #isListening = false
  #houseKeptAt = Number.NEGATIVE_INFINITY

  constructor({ account, replica, fetch, random = Math.random, clock = () => new Date(), ...options }: SyncLoopOptions) {
    this.#account = account
    this.#replica = replica
    this.#hub = new HubClient(fetch, options.patience)
    this.#connection = options.connection
    this.#reporter = new Reporter(replica, clock)
    this.#travel = new Travel(this.#hub, replica)
    this.#evidence = new EvidenceDesk(this.#hub, replica, this.#reporter)
    this.#leases = new LeaseKeeper(this.#hub, replica)
    this.#random = random
    this.#clock = clock
  }

  /** Runs until it is stopped, or until the store is closed under it. */
  async run(): Promise<void> {
    const stopWatching = this.#replica.watchNudges(() => this.nudge())
    const stopCosts = watchNetworkCost(this.#connection, (cost) => void this.#replica.setNetwork(cost).catch(() => this.stop()))
    const stopWatchingWork = this.#replica.travel.watchWork(() => this.nudge())
    try {
      await Promise.all([this.#rounds(), this.#evidence.run(this.#stop.signal)])
      if (this.#failures === 0 && (await this.#replica.pause()) !== 'everything') await this.#travel.leave(LEAVE_LIMIT_MS)
    } finally {
      this.stop()
      stopWatching()
      stopCosts()
      stopWatchingWork()
    }
  }

  /** Looks again at once. */
  nudge(): void {
    this.#pause.end()
  }

  stop(): void {
    this.#stop.abort()
    this.#pause.end()
  }

  async #rounds(): Promise<void> {
    const { signal } = this.#stop
    await this.#reporter.begin()
    while (!signal.aborted) {
      const wait = await this.#turn(signal).catch((error: unknown) => this.#failed(error))
      await this.#pause.wait(wait, signal)
    }
  }

  /**
   * A round, and the house kept after it: what the hub has just said of the time and of leases comes before what this machine reckons,
   * and without the hub the reckoning counts.
   */
  async #turn(signal: AbortSignal): Promise<number> {
    try {
      return await this.#round(signal)
    } finally {
      if (!signal.aborted) await this.#keepHouse()
    }
  }

  /** @returns how many milliseconds to wait for the next round */
  async #round(signal: AbortSignal): Promise<number> {
    if ((await this.#replica.pause()) === 'everything') {
      await this.#reporter.tell({ phase: 'paused' })
      return LOOK_EVERY_MS.listening
    }
    await this.#checkWho(signal)
    await push(this.#hub, this.#replica, signal, () => this.#reporter.tell({ phase: 'pushing' }))
    await this.#leases.renew(signal)
    await pull(this.#hub, this.#replica, signal, () => this.#reporter.tell({ phase: 'pulling' }))
    await this.#replica.endLeases()
    await this.#reporter.tell({ isFirstPull: false })
    await fetchBadges(this.#hub, this.#replica, signal)
    await answerVerifications(this.#hub, this.#replica, signal)
    await this.#travel.round(signal)
    await answerFigures(this.#hub, this.#replica, signal)
    this.#failures = 0
    this.#evidence.hubAnswered()
    await this.#reporter.answered({ phase: this.#evidence.isBusy ? 'fetching' : 'idle' })
    void this.#listen(signal)
    return this.#isListening ? LOOK_EVERY_MS.listening : LOOK_EVERY_MS.deaf
  }

  /**
   * Another window may have signed in as somebody else with the same hub: their records must not mix with ours, and our commands
   * must not go out in their name.
   */
  async #checkWho(signal: AbortSignal): Promise<void> {
    const { person, hub } = await this.#hub.session(signal)
    if (person.id !== this.#account.person.id || hub.id !== this.#account.hub.id) {
      throw new HubError('signed-out', 'Somebody else is signed in.')
    }
    await this.#replica.figures.isOf(person)
    await this.#reporter.answered({})
  }

  async #failed(error: unknown): Promise<number> {
    if (this.#stop.signal.aborted) return 0
    this.#failures++
    const failure = error instanceof HubError ? error.failure : null
    if (failure === 'signed-out') {
      await this.#reporter.signedOut()
      return BACK_OFF_MS.most
    }
    if (failure === 'unreachable' || failure === 'busy') {
      const isSilent = error instanceof SilentError
      await this.#reporter.unreachable(isSilent)
      // One that hangs has more to do than it can: it isn't asked again as soon as one that is simply away.
      const most = failure === 'unreachable' && !isSilent ? BACK_OFF_MS.unreachable : BACK_OFF_MS.most
      const wait = Math.min(most, BACK_OFF_MS.least * 2 ** (this.#failures - 1))
      return wait * (0.5 + this.#random() / 2)
    }
    const message = error instanceof Error ? error.message : String(error)
    const code = failure ?? (isOutOfSpace(error) ? 'no-space' : 'internal')
    await this.#reporter.tell({ phase: 'idle', problem: { code, message } })
    return BACK_OFF_MS.most
  }

  async #listen(signal: AbortSignal): Promise<void> {
    if (this.#isListening) return
    try {
      await listen(
        this.#hub,
        () => {
          this.#isListening = true
          this.nudge()
        },
        signal,
      )
    } catch {
      // Looking now and then goes on, and the next round listens again.
    }
    if (!this.#isListening) return
    this.#isListening = false
    setTimeout(() => this.nudge(), LISTEN_AGAIN_MS)
  }

  async #keepHouse(): Promise<void> {
    await this.#replica.endDiscarded()
    const now = this.#clock().getTime()
    // A clock that was set back mustn't put it off until it has caught up: leases end by a clock of their own.
    if (Math.abs(now - this.#houseKeptAt) < KEEP_HOUSE_EVERY_MS) return
    await this.#replica.keepHouse()
    this.#houseKeptAt = now
  }
}
