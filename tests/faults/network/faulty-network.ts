import { type Command, ROUTES } from '../../../shared/protocol'
import type { Fetch } from '../../../renderer/sync/hub-client'

export const FAULTS = [
  'never-sent',
  'answer-lost',
  'sent-twice',
  /** Given up on by who sent it, and delivered all the same, behind what was sent since. */
  'overtaken',
  'broken-off',
  'stalled',
  'unavailable',
  'slow',
] as const
export type Fault = (typeof FAULTS)[number]

const LONGEST_STALL_MS = 250
const LONGEST_DETOUR_MS = 400

/** A network between the real sync and a real hub that loses, repeats, reorders, delays and cuts, as its seed decides. */
export class FaultyNetwork {
  readonly happened = new Map<Fault, number>()
  /** Every command that went in here, whatever became of it. */
  readonly sent = new Map<string, Command>()
  readonly #real: Fetch
  readonly #random: () => number
  readonly #underWay = new Set<Promise<unknown>>()
  /** Share of requests that something happens to; 0 is a clean line. */
  rate: number

  constructor(real: Fetch, random: () => number, rate: number) {
    this.#real = real
    this.#random = random
    this.rate = rate
  }

  readonly fetch: Fetch = async (input, init) => {
    if (input === ROUTES.commands) {
      const { commands } = JSON.parse(String(init?.body)) as { commands: Command[] }
      for (const command of commands) this.sent.set(command.id, command)
    }
    if (this.#random() >= this.rate) return this.#real(input, init)
    const fault = FAULTS[Math.floor(this.#random() * FAULTS.length)] as Fault
    this.happened.set(fault, (this.happened.get(fault) ?? 0) + 1)
    switch (fault) {
      case 'never-sent':
        throw new TypeError('the request was lost')
      case 'answer-lost':
        await (await this.#real(input, init)).arrayBuffer()
        throw new TypeError('the answer was lost')
      case 'sent-twice':
        await (await this.#real(input, init)).arrayBuffer()
        return this.#real(input, init)
      case 'overtaken':
        this.#deliverLater(input, init)
        throw new TypeError('the request took too long')
      case 'broken-off':
        return this.#cut(await this.#real(input, init))
      case 'stalled':
        return this.#stall(await this.#real(input, init))
      case 'unavailable':
        return new Response('', { status: 503 })
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, this.#random() * 120))
        return this.#real(input, init)
    }
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  #deliverLater(...[input, init]: Parameters<Fetch>): void {
    const { signal: _, ...request } = init ?? {}
    const delivered = new Promise((resolve) => setTimeout(resolve, this.#random() * LONGEST_DETOUR_MS))
      .then(() => this.#real(input, request))
      .then((response) => response.body?.cancel())
      // The hub may be away just then; nobody waits for this answer.
      .catch(() => undefined)
      .finally(() => this.#underWay.delete(delivered))
    this.#underWay.add(delivered)
  }

  /** The answer, with a pause in the middle of it. */
  #stall(response: Response): Response {
    const length = this.#random() * LONGEST_STALL_MS
    const pause = new TransformStream<Uint8Array, Uint8Array>({
      async transform(part, controller) {
        const middle = Math.floor(part.length / 2)
        controller.enqueue(part.slice(0, middle))
        await new Promise((resolve) => setTimeout(resolve, length))
        controller.enqueue(part.slice(middle))
      },
    })
    return new Response(response.body?.pipeThrough(pause) ?? null, { status: response.status, headers: response.headers })
  }

  /** The answer up to some place in it: with an error there, or as if it ended. */
  #cut(response: Response): Response {
    const share = this.#random()
    const hasError = this.#random() < 0.5
    const reader = response.body?.getReader()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value } = (await reader?.read()) ?? {}
        if (value) controller.enqueue(value.slice(0, Math.floor(value.length * share)))
        if (hasError) controller.error(new TypeError('the line broke'))
        else controller.close()
        await reader?.cancel()
      },
    })
    return new Response(body, { status: response.status, headers: response.headers })
  }
}
