import { inject } from 'vitest'
import type { Account, Session } from '../../../shared/protocol'
import { accountDatabaseName } from '../../../shared/vault'
import type { HubBook } from '../../contract/hub/kit/book'
import type { Fetch } from '../../../renderer/sync/hub-client'
import type { StageOrder } from './hub-stage'

async function order<Answer>(what: StageOrder): Promise<Answer> {
  const response = await fetch(inject('hubStage'), { method: 'POST', body: JSON.stringify(what) })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

const open = new Set<StagedHub>()

/** A real hub of this test alone, in a process beside the browser. */
export class StagedHub {
  readonly #hub: number

  private constructor(hub: number) {
    this.#hub = hub
    open.add(this)
  }

  /** At a test's end: each hub holds a database in memory, and hundreds of them would fill that. */
  static async discardAll(): Promise<void> {
    for (const hub of open) await hub.discard()
  }

  /** Call it before the first test: making the first hub takes long. */
  static prepare = () => order<string>({ do: 'prepare' })

  /** @param now the hub's time; it moves only with `advance` */
  static async open(now?: string, change: { draftsTravel?: boolean } = {}): Promise<StagedHub> {
    const { hub } = await order<{ hub: number }>({ do: 'open', ...(now && { now }), ...change })
    return new StagedHub(hub)
  }

  stop = () => order<null>({ do: 'stop', hub: this.#hub })
  start = () => order<null>({ do: 'start', hub: this.#hub })
  /** From now on it takes requests and never answers; `goOn` ends that for the requests that come then. */
  hang = () => order<null>({ do: 'hang', hub: this.#hub })
  goOn = () => order<null>({ do: 'go-on', hub: this.#hub })
  advance = (seconds: number) => order<null>({ do: 'advance', hub: this.#hub, seconds })
  /** Does what is due: releases decisions, issues badges. */
  workOff = () => order<null>({ do: 'work-off', hub: this.#hub })
  /** Gives an operator command, such as `{ command: 'withdraw', target: id }`. */
  operate = (command: object) => order<unknown>({ do: 'operate', hub: this.#hub, command })

  /** Ends it and counts the files that a text stands in. */
  findBytes = (text: string) => order<number>({ do: 'find-bytes', hub: this.#hub, text })
  /** Ends it and reads what stands in its database. */
  book = () => order<HubBook>({ do: 'book', hub: this.#hub })
  /** Ends it for good, with its data. */
  discard = () => {
    open.delete(this)
    return order<null>({ do: 'discard', hub: this.#hub })
  }
  /** Keeps a copy of its data, as last night's backup would. */
  backUp = () => order<null>({ do: 'back-up', hub: this.#hub })
  /** Puts the backup in the place of its data. */
  putBack = () => order<null>({ do: 'put-back', hub: this.#hub })

  /** Signs in; the account, and `fetch` as it works in that person's window. */
  async signIn(personId: string): Promise<{ account: Account; session: Session; fetch: Fetch }> {
    const { seat, ...session } = await order<Session & { seat: string }>({ do: 'sign-in', hub: this.#hub, personId })
    const account: Account = {
      database: await accountDatabaseName(crypto, session.hub.id, session.person.id),
      person: session.person,
      hub: session.hub,
    }
    return { account, session, fetch: this.fetchFor(seat) }
  }

  /** `fetch` below the window's own origin, as the desktop forwards it for somebody who is (or isn't) signed in. */
  fetchFor(seat: string): Fetch {
    const base = `${inject('hubStage')}/hub/${this.#hub}/${seat}`
    return (input, init) => fetch(`${base}${input}`, { ...init, credentials: 'omit' })
  }
}
