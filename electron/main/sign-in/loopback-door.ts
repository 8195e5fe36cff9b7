import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const DOOR_PATH = '/signed-in'

/** What the page in the system browser says at the end. */
export type DoorOutcome = 'done' | 'failed'

export type Arrival = {
  /** Where the provider sent the browser, with its answer. */
  address: URL
  /** Gives the waiting browser its page. */
  answer(outcome: DoorOutcome): void
}

export type LoopbackDoor = {
  redirectUri: string
  /** Resolves when the provider sends a browser back with this state; whatever else knocks is turned away. */
  arrival(state: string): Promise<Arrival>
  close(): void
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}

/**
 * A door on this machine, on a port that the system chooses, through which the system browser comes back (RFC 8252, 7.3). It is open only
 * while somebody signs in.
 */
export async function openDoor(page: (outcome: DoorOutcome) => { html: string; policy: string }): Promise<LoopbackDoor> {
  let expected: { state: string; arrive: (arrival: Arrival) => void } | null = null
  const send = (response: ServerResponse, status: number, outcome: DoorOutcome) => {
    const { html, policy } = page(outcome)
    response.writeHead(status, { ...HEADERS, 'content-security-policy': policy }).end(html)
  }
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', origin)
    const isDoor = request.method === 'GET' && request.headers.host === host && address.pathname === DOOR_PATH
    if (!isDoor) return void response.writeHead(404, { connection: 'close' }).end()
    // Any page can make a browser knock here: only who knows the state is let in, and nobody else ends the wait.
    if (expected === null || address.searchParams.get('state') !== expected.state) return send(response, 400, 'failed')
    const { arrive } = expected
    expected = null
    arrive({ address, answer: (outcome) => send(response, outcome === 'done' ? 200 : 400, outcome) })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  return {
    redirectUri: `${origin}${DOOR_PATH}`,
    arrival: (state) =>
      new Promise((arrive) => {
        expected = { state, arrive }
      }),
    // Whoever is being answered gets their page to the end.
    close: () => void server.close(),
  }
}
