import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type HubOptions, type RunningHub, startHub } from '../../../hub'
import { CLIENT_HEADER, ROUTES, type Session } from '../../../shared/protocol'
import { HubTemplate, type StagedData } from './staged-data'

/**
 * Real hubs for tests that run in a browser. A test asks this server for a hub, stops and starts it, and moves its clock; everything
 * below `/hub/<n>/api` goes on to that hub with the signed-in person's token added, as the desktop's main process does it.
 */
export default async function startStage(project: TestProject): Promise<() => Promise<void>> {
  const stage = new Stage()
  const server = createServer((request, response) => {
    stage.answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, CORS)
      response.end(error instanceof Error ? error.stack : String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('isLong', process.env.ASSAY_LONG === '1')
  project.provide('part', process.env.ASSAY_PART ?? '1/1')
  project.provide('hubStage', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.closeAllConnections()
    server.close()
    await stage.close()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    hubStage: string
    isLong: boolean
    /** Which part of a long run is ours, such as `2/4`. */
    part: string
  }
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
  'access-control-expose-headers': '*',
}

type StagedHub = {
  data: StagedData
  options: HubOptions
  running: RunningHub | null
  now: Date
  tokens: Map<string, string>
  /** It takes what is asked and says nothing. */
  hangs: boolean
}

/** What a test may tell the stage. */
export type StageOrder =
  /** Makes the database that every hub is a copy of; slow, so that a test doesn't have to wait for it. */
  | { do: 'prepare' }
  | { do: 'open'; now?: string; draftsTravel?: boolean }
  | { do: 'stop' | 'start' | 'work-off'; hub: number }
  /** Takes requests and never answers them, as a process does that was stopped in its tracks; goes on as before. */
  | { do: 'hang' | 'go-on'; hub: number }
  | { do: 'advance'; hub: number; seconds: number }
  | { do: 'sign-in'; hub: number; personId: string }
  | { do: 'operate'; hub: number; command: object }
  /** Ends the hub and counts how often these bytes stand in what it keeps, as UTF-8 and as UTF-16. */
  | { do: 'find-bytes'; hub: number; text: string }
  /** Ends the hub and reads what stands in its database. */
  | { do: 'book'; hub: number }
  /** Ends the hub and removes its data: hundreds of them would fill the disk. */
  | { do: 'discard'; hub: number }
  /** Keeps a copy of its data, as last night's backup would; puts that back in its place. */
  | { do: 'back-up' | 'put-back'; hub: number }

class Stage {
  readonly #template = new HubTemplate((options) => startHub({ ...BASE, ...options }))
  readonly #hubs = new Map<number, StagedHub>()
  #opened = 0

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end()
      return
    }
    const forwarded = /^\/hub\/(\d+)\/(\w+)(\/api\/.*)$/.exec(request.url ?? '')
    if (forwarded) {
      const [, hub = '', token = '', path = ''] = forwarded
      this.#forward(this.#hub(Number(hub)), token, path, request, response)
      return
    }
    const order = JSON.parse(await readAll(request)) as StageOrder
    const answer = await this.#obey(order)
    response.writeHead(200, { ...CORS, 'content-type': 'application/json' }).end(JSON.stringify(answer ?? null))
  }

  async close(): Promise<void> {
    for (const hub of this.#hubs.values()) await hub.running?.close()
    await this.#template.remove()
  }

  #hub(number: number): StagedHub {
    const hub = this.#hubs.get(number)
    if (!hub) throw new Error(`there is no hub ${number}`)
    return hub
  }

  async #obey(order: StageOrder): Promise<unknown> {
    if (order.do === 'prepare') return this.#template.prepare()
    if (order.do === 'open') return this.#open(order)
    const hub = this.#hub(order.hub)
    switch (order.do) {
      case 'stop':
        return this.#stopHub(hub)
      case 'start':
        hub.running ??= await startHub(hub.options)
        return
      case 'hang':
      case 'go-on':
        hub.hangs = order.do === 'hang'
        return
      case 'work-off':
        return hub.running?.workOff()
      case 'advance':
        hub.now = new Date(hub.now.getTime() + order.seconds * 1000)
        return
      case 'sign-in':
        return this.#signIn(hub, order.personId)
      case 'operate':
        return this.#operate(hub, order.command)
      case 'find-bytes':
        await this.#stopHub(hub)
        return hub.data.countBytes(order.text)
      case 'book':
        await this.#stopHub(hub)
        return hub.data.book()
      case 'discard':
        await this.#stopHub(hub)
        this.#hubs.delete(order.hub)
        return hub.data.remove()
      case 'back-up':
        await this.#stopHub(hub)
        await hub.data.backUp()
        hub.running = await startHub(hub.options)
        return
      case 'put-back':
        await this.#stopHub(hub)
        await hub.data.putBack()
        hub.running = await startHub(hub.options)
        return
    }
  }

  async #stopHub(hub: StagedHub): Promise<void> {
    await hub.running?.close()
    hub.running = null
  }

  async #open({
    now = new Date().toISOString(),
    draftsTravel = true,
  }: {
    now?: string
    draftsTravel?: boolean
  }): Promise<{ hub: number }> {
    // Counted before anything is awaited: several tests may ask at a time.
    const number = this.#opened++
    const data = await this.#template.copy(`hub_${number}`)
    const hub: StagedHub = { data, options: data.options, running: null, now: new Date(now), tokens: new Map(), hangs: false }
    hub.options = { ...BASE, ...data.options, draftsTravel, clock: () => hub.now }
    hub.running = await startHub(hub.options)
    this.#hubs.set(number, hub)
    return { hub: number }
  }

  /** Signs in as the desktop does. The page gets a name for the token, never the token. */
  async #signIn(hub: StagedHub, personId: string): Promise<Session & { seat: string }> {
    const response = await fetch(`${originOf(hub)}${ROUTES.session}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [CLIENT_HEADER]: 'desktop' },
      body: JSON.stringify({ personId }),
    })
    if (!response.ok) throw new Error(`signing in: ${response.status}`)
    const { token = '', ...session } = (await response.json()) as Session
    const seat = `seat${hub.tokens.size}`
    hub.tokens.set(seat, token)
    return { ...session, seat }
  }

  async #operate(hub: StagedHub, command: object): Promise<unknown> {
    const response = await fetch(`${originOf(hub)}/api/v1/operator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${hub.running?.operatorToken}` },
      body: JSON.stringify(command),
    })
    if (!response.ok) throw new Error(`operating: ${response.status} ${await response.text()}`)
    return response.json().catch(() => null)
  }

  #forward(hub: StagedHub, seat: string, path: string, request: IncomingMessage, response: ServerResponse): void {
    if (!hub.running) {
      request.socket.destroy()
      return
    }
    if (hub.hangs) return
    const { host: _, origin: __, referer: ___, ...headers } = request.headers
    const token = hub.tokens.get(seat)
    const onward = ask(`${hub.running.origin}${path}`, {
      method: request.method ?? 'GET',
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    })
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...CORS })
      answer.pipe(response)
    })
    onward.on('error', () => request.socket.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }
}

/** Work that has become due is done when a test says so. */
const BASE = { sampleSignIn: true, workEveryMs: 0, logLevel: 'error', requestsPerMinute: 100_000 } as const

function originOf(hub: StagedHub): string {
  if (!hub.running) throw new Error('the hub is stopped')
  return hub.running.origin
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
