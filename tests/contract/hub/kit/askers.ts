import { ask, type Answer, Client } from './client'
import type { PEOPLE } from './package'
import type { TestHub } from './stage'

/** Whoever may ask a hub for something: nobody who is signed in, and everybody in every role. The work is Ada's. */
export const ASKERS = ['nobody', 'ada', 'ben', 'dan', 'lea', 'max', 'ida', 'operator'] as const
export type Asker = (typeof ASKERS)[number]
type Person = Exclude<Asker, 'nobody' | 'operator'> & keyof typeof PEOPLE
export const PERSONS = ASKERS.filter((asker): asker is Person => asker !== 'nobody' && asker !== 'operator')

/** Asks for one thing as somebody. */
export type Ask = (asker: Asker) => Promise<{ status: number; body?: unknown }>

/** All of them at one hub, each with a session of their own. */
export class Everybody {
  readonly clients = new Map<Asker, Client>()
  readonly #headers = new Map<Asker, Record<string, string>>()

  private constructor(readonly origin: string) {}

  static async at(hub: TestHub): Promise<Everybody> {
    const all = new Everybody(hub.origin)
    for (const who of PERSONS) {
      const client = await Client.signIn(hub.origin, who)
      all.clients.set(who, client)
      all.#headers.set(who, client.headers)
    }
    all.#headers.set('operator', { authorization: `Bearer ${hub.operatorToken}` })
    return all
  }

  client(who: Person): Client {
    const client = this.clients.get(who)
    if (!client) throw new Error(`${who} isn't signed in`)
    return client
  }

  /** Asks for something as somebody, in whatever way a request can be made. */
  send(asker: Asker, method: string, path: string, body?: object): Promise<Answer> {
    const type = body && { 'content-type': 'application/json' }
    const headers = { ...this.headers(asker), 'assay-client': 'desktop', ...type }
    return ask(this.origin, path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  }

  /** Does something with these headers for nobody. */
  async as<Result>(headers: Record<string, string>, act: () => Promise<Result>): Promise<Result> {
    this.#headers.set('nobody', headers)
    try {
      return await act()
    } finally {
      this.#headers.delete('nobody')
    }
  }

  /** By which a request says who makes it. */
  headers(asker: Asker): Record<string, string> {
    return this.#headers.get(asker) ?? {}
  }

  /** The status that each of them is answered with. */
  async answers(asked: Ask): Promise<Partial<Record<Asker, number>>> {
    const all: Partial<Record<Asker, number>> = {}
    for (const asker of ASKERS) all[asker] = (await asked(asker)).status
    return all
  }
}
