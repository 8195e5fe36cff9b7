import type { HubContext } from '../context'
import { type Door, DoorError } from '../door'
import { writeAlerting } from '../feed'
import { type Mailer, MailError } from './mail'
import { type Claimed, claimDue, noteSent, noteTrouble } from './queue'
import { sendWebhook } from './webhook'

export type SenderOptions = {
  /** Null: this hub sends no e-mail. */
  mailer: Mailer | null
  door: Door
  onError: (error: unknown) => void
}

/** So many at a time: a receiver that doesn't answer keeps others waiting no longer than that. */
const AT_ONCE = 6

/**
 * Sends what is to be sent, beside all other work: nothing of the database is held while somebody else is waited for. What was sent and couldn't be noted
 * is sent again under the same id.
 */
export class Sender {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(
    readonly context: HubContext,
    readonly options: SenderOptions,
  ) {}

  /** Looks for something to send now and then in this rhythm. */
  start(everyMs: number): void {
    const turn = () => {
      if (this.#stopped) return
      void this.sendDue().then(() => {
        this.#timer = setTimeout(turn, everyMs)
        this.#timer.unref()
      })
    }
    turn()
  }

  /** Tries all that is due at this moment; never throws. */
  sendDue(): Promise<void> {
    this.#running = this.#running.then(() => this.#round())
    return this.#running
  }

  /** Ends after what is being sent. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #round(): Promise<void> {
    try {
      while (!this.#stopped) {
        const claimed = await claimDue(this.context, AT_ONCE)
        if (claimed.length === 0) return
        await Promise.all(claimed.map((one) => this.#try(one)))
      }
    } catch (error) {
      this.options.onError(error)
    }
  }

  async #try(claimed: Claimed): Promise<void> {
    try {
      const code = await this.#send(claimed)
      await this.context.db.transaction().execute(async (trx) => {
        if (code === null) await noteSent(trx, claimed)
        else await noteTrouble(this.context, trx, claimed, code)
        if (code !== null || claimed.attempts > 0) await writeAlerting(trx, claimed.cause.kind, [claimed.cause.id])
      })
    } catch (error) {
      this.options.onError(error)
    }
  }

  /** @returns why it couldn't be sent; null where it was */
  async #send({ id, cause, target, body }: Claimed): Promise<string | null> {
    const { context, options } = this
    try {
      if (body.kind === 'email') {
        if (!options.mailer) return 'no-mail'
        await options.mailer.send(id, target, body)
      } else {
        const rule = await context.db.selectFrom('alert_rules').select('secret').where('id', '=', cause.id).executeTakeFirst()
        const secret = rule?.secret ? context.secrets.openWebhookSecret(cause.id, rule.secret) : null
        await sendWebhook(options.door, { id, address: target, json: body.json, at: context.clock(), secret })
      }
      return null
    } catch (error) {
      if (error instanceof MailError) return error.code
      if (error instanceof DoorError) return error.refusal
      throw error
    }
  }
}
