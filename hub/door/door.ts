import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './addresses'
import { DoorError } from './door-error'

/** What tests of the door need otherwise; the hub takes all of it as it is. */
export type DoorSettings = {
  /** All addresses of a name. */
  resolve: (name: string) => Promise<readonly string[]>
  mayReach: (address: string) => boolean
  /** Names, with or without `:port`, whose servers may be asked wherever they are and at whatever port. */
  allowed: readonly string[]
  /** Ports that may be asked. */
  ports: readonly number[]
  /** Certificates that are trusted instead of the usual authorities'. */
  ca: string | undefined
  /** For everything: finding the name, connecting, and the last byte of the answer. */
  timeLimitMs: number
  mostBytes: number
  mostAtOnce: number
}

const SETTINGS: DoorSettings = {
  resolve: async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address),
  mayReach: isPublicAddress,
  allowed: [],
  ports: [443],
  ca: undefined,
  timeLimitMs: 5000,
  mostBytes: 1024 * 1024,
  mostAtOnce: 8,
}

type Message = { method: 'GET' | 'POST'; headers: Readonly<Record<string, string>>; body?: string }

const ACCEPTED = { accept: 'application/json, application/*+json' }

/**
 * The one door through which the hub fetches what others have named: documents of issuers, lists of what was revoked. Whoever hands in a badge
 * chooses these addresses, or of a webhook an admin, so nothing but public https servers is asked, with nothing of ours in the request, at the very address
 * that was looked at, once, for a little while, and for a little.
 */
export class Door {
  readonly #settings: DoorSettings
  #open = 0

  constructor(settings: Partial<DoorSettings> = {}) {
    this.#settings = { ...SETTINGS, ...settings }
  }

  /**
   * The JSON document at this address.
   * @throws DoorError, SyntaxError where it is no JSON
   */
  async readJson(address: string): Promise<unknown> {
    const answer = await this.#pass(address, { method: 'GET', headers: ACCEPTED })
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer))
  }

  /**
   * Sends JSON to this address, where it is taken (any 2xx). What is answered isn't read further than that.
   * @throws DoorError
   */
  async postJson(address: string, json: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const length = String(Buffer.byteLength(json))
    const all = { ...headers, 'content-type': 'application/json', 'content-length': length }
    await this.#pass(address, { method: 'POST', headers: all, body: json })
  }

  async #pass(address: string, message: Message): Promise<Buffer> {
    if (this.#open >= this.#settings.mostAtOnce) throw new DoorError('busy')
    this.#open++
    try {
      return await this.#fetch(address, message)
    } finally {
      this.#open--
    }
  }

  async #fetch(address: string, message: Message): Promise<Buffer> {
    const url = this.#readAddress(address)
    const signal = AbortSignal.timeout(this.#settings.timeLimitMs)
    try {
      const place = await before(signal, this.#findPlace(url))
      return await this.#read(await this.#ask(url, place, message, signal), message, signal)
    } catch (error) {
      if (signal.aborted) throw new DoorError('too-slow', error)
      throw error instanceof DoorError ? error : new DoorError('unreachable', error)
    }
  }

  #readAddress(address: string): URL {
    const url = URL.canParse(address) ? new URL(address) : undefined
    const port = url?.port ? Number(url.port) : 443
    const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === ''
    if (!url || !isPlain || !(this.#settings.ports.includes(port) || this.#isAllowed(url))) throw new DoorError('address')
    return url
  }

  #isAllowed({ hostname, port }: URL): boolean {
    return [hostname, `${hostname}:${port || '443'}`].some((name) => this.#settings.allowed.includes(name))
  }

  /** The address to connect to. Where one of a name's addresses is not public, the name is not trusted with the others. */
  async #findPlace(url: URL): Promise<string> {
    const { hostname } = url
    const name = hostname.replace(/^\[|\]$/g, '')
    const places = isIP(name) ? [name] : await this.#settings.resolve(name).catch(refuseName)
    const [first] = places
    if (first === undefined) throw new DoorError('unknown-name')
    if (!this.#isAllowed(url) && !places.every((place) => this.#settings.mayReach(place))) throw new DoorError('private')
    return first
  }

  #ask(url: URL, place: string, { method, headers: own, body }: Message, signal: AbortSignal): Promise<IncomingMessage> {
    // The connection goes to the address that was looked at: asked again, the name could say another one.
    const pinned: LookupFunction = (_name, options, done) =>
      options.all ? done(null, [{ address: place, family: isIP(place) }]) : done(null, place, isIP(place))
    const { ca } = this.#settings
    return new Promise((resolve, reject) => {
      const headers = { ...own, 'accept-encoding': 'identity', 'user-agent': 'Assay' }
      request(url, {
        method,
        lookup: pinned,
        agent: false,
        rejectUnauthorized: true,
        headers,
        signal,
        ...(ca !== undefined && { ca }),
      })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
  }

  async #read(answer: IncomingMessage, { method }: Message, signal: AbortSignal): Promise<Buffer> {
    const status = answer.statusCode ?? 0
    const parts: Buffer[] = []
    let length = 0
    try {
      if (status >= 300 && status < 400) throw new DoorError('redirect')
      if (method === 'POST' && status >= 200 && status < 300) return Buffer.alloc(0)
      if (status !== 200) throw new DoorError('status')
      for await (const part of answer) {
        length += (part as Buffer).length
        if (length > this.#settings.mostBytes) throw new DoorError('too-large')
        parts.push(part as Buffer)
      }
      signal.throwIfAborted()
      return Buffer.concat(parts)
    } finally {
      answer.destroy()
    }
  }
}

function refuseName(error: unknown): never {
  throw new DoorError('unknown-name', error)
}

/** The work's outcome, unless the time is over before: finding a name can't be stopped. */
function before<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}
