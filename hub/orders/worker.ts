import { dropNextAbsence, dropNextMessage, resumeNextIntake } from '../acting'
import { checkAlerts } from '../alerts'
import { fillNextPart, lapseNextAllocation } from '../allocations'
import {
  closeNextRound,
  dropNextRound,
  endNextSeed,
  handOutLastReports,
  openNextReport,
  settleNextSeed,
  stockNextSeed,
} from '../calibration'
import type { HubContext } from '../context'
import { removeNextFile } from '../erasure'
import type { Issuer } from '../issuer'
import { addUpNextDays } from '../operations'
import { lapseNextQualification } from '../qualifications'
import { makeNextReportMail } from '../report-mails'
import { issueNextBadge, postponeOrder } from './issue'
import { issueNextPathwayBadge } from './issue-pathway'
import { purgeNextAllocation } from './purge'
import { releaseNextDecision } from './release'
import { IssuingError } from './store-badge'

export type WorkerOptions = {
  issuer: Issuer
  /** Where the hub can be found. */
  origin: string
  onError: (error: unknown) => void
}

/** It looks through all that is being assessed, and nobody waits for it: not with every turn. */
const FILL_EVERY_MS = 60_000

/**
 * Works off what has become due: decisions to release, badges to issue, allocations to purge or to lapse, files that an
 * erasure left behind, calibration rounds, qualifications, pauses, messages and absences whose time is over, parts that found nobody, dates to add up, figures to send, rules to look at. What
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
    await this.#exhaust(async () => (await settleNextSeed(context)) || (await releaseNextDecision(context)))
    await this.#exhaust(() => issueNextBadge(context, options.issuer, options.origin))
    await this.#exhaust(() => issueNextPathwayBadge(context, options.issuer, options.origin))
    await this.#exhaust(() => purgeNextAllocation(context))
    await this.#exhaust(() => lapseNextAllocation(context))
    await this.#exhaust(() => closeNextRound(context))
    await this.#exhaust(() => endNextSeed(context))
    await this.#exhaust(() => handOutLastReports(context))
    await this.#exhaust(() => openNextReport(context))
    await this.#exhaust(() => removeNextFile(context))
    await this.#exhaust(() => makeNextReportMail(context, options.origin))
    if (!fills) return
    await this.#exhaust(() => lapseNextQualification(context))
    await this.#exhaust(() => resumeNextIntake(context))
    await this.#exhaust(() => dropNextMessage(context))
    await this.#exhaust(() => dropNextAbsence(context))
    await this.#exhaust(() => dropNextRound(context))
    await this.#exhaust(async () => {
      // Before each part: seeds that run out while much is given out would all come with the first of it.
      while (!this.#stopped && (await stockNextSeed(context))) continue
      return fillNextPart(context)
    })
    await this.#exhaust(() => addUpNextDays(context))
    await this.#exhaust(() => checkAlerts(context, options.origin))
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
