import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApiProxy, type SignIn } from '../../../electron/main/api-proxy'

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

const TOKEN = 'a-token-that-never-enters-the-page'
const SESSION = {
  person: { id: '0b0c7a54-6d5c-4b57-9d9e-6a1b6f1d2c3e', name: 'Mara Okafor', roles: ['assessor'], panels: [] },
  expiresAt: '2026-11-22T09:12:00.000Z',
  hub: { id: '5d0e9c61-2f0b-4a39-8c55-0f4f5a1e7b21', name: 'Sample panel', timeZone: 'Europe/Vienna' },
}

let server: Server
let origin: string
let seen: Seen[]
let answer: (response: ServerResponse, request: Seen) => void
let signIns: SignIn[]
let signOuts: number

beforeEach(async () => {
  seen = []
  signIns = []
  signOuts = 0
  answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const arrived = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    }
    seen.push(arrived)
    answer(response, arrived)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Node's own fetch stands where Electron's does; the rules of the proxy are the same. */
function proxy(token: string | null = TOKEN, next: string | null = null) {
  return createApiProxy({
    hubOrigin: origin,
    network: { fetch: (address, options) => fetch(address as string, options as RequestInit) },
    keeper: { token: async () => token, replace: async () => next },
    onSignIn: (signIn) => signIns.push(signIn),
    async onSignOut() {
      signOuts += 1
    },
  })
}

const ask = (path: string, options: RequestInit = {}) => new Request(`https://assay${path}`, options)

describe('what goes to the hub', () => {
  it('carries the token, and of the page only what it may say', async () => {
    const headers = {
      authorization: 'Bearer forged',
      cookie: 'a=b',
      origin: 'https://evil.example',
      'x-forwarded-for': '1',
      'assay-client': 'desktop',
      accept: 'application/json',
      range: 'bytes=2-5',
      'if-none-match': '"x"',
    }
    await proxy()(ask('/api/v1/changes?cursor=4', { headers }))
    const [arrived] = seen
    expect(arrived?.url).toBe('/api/v1/changes?cursor=4')
    expect(arrived?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      range: 'bytes=2-5',
      'if-none-match': '"x"',
    })
    for (const name of ['cookie', 'origin', 'x-forwarded-for', 'assay-client']) expect(arrived?.headers).not.toHaveProperty(name)
  })

  it('goes once more with the next token where the hub refused the one before', async () => {
    answer = (response, { headers }) => response.writeHead(headers.authorization === 'Bearer the-next' ? 200 : 401).end('{}')
    const commands = { method: 'POST', body: '{"commands":[]}', headers: { 'content-type': 'application/json' } }
    expect((await proxy(TOKEN, 'the-next')(ask('/api/v1/commands', commands))).status).toBe(200)
    expect(seen.map(({ headers, body }) => [headers.authorization, body])).toEqual([
      [`Bearer ${TOKEN}`, '{"commands":[]}'],
      ['Bearer the-next', '{"commands":[]}'],
    ])
    expect((await proxy(TOKEN, null)(ask('/api/v1/commands', commands))).status).toBe(401)
    expect(seen).toHaveLength(3)
  })

  it('has no authorization at all before the sign-in', async () => {
    await proxy(null)(ask('/api/health', { headers: { authorization: 'Bearer forged' } }))
    expect(seen[0]?.headers).not.toHaveProperty('authorization')
  })

  it('keeps its body', async () => {
    await proxy()(
      ask('/api/v1/commands', { method: 'POST', body: '{"commands":[]}', headers: { 'content-type': 'application/json' } }),
    )
    expect(seen[0]).toMatchObject({ method: 'POST', body: '{"commands":[]}' })
  })

  it('is only what the hub has routes for', async () => {
    expect((await proxy()(ask('/api/v1/commands', { method: 'PATCH', body: 'x' }))).status).toBe(404)
    expect(seen).toEqual([])
  })

  it.each(['//evil.example/api/v1/session', '/\\evil.example/x'])('never leaves the hub: %s', async (path) => {
    const answered = await proxy()({ url: `app://assay${path}`, method: 'GET', headers: new Headers() } as Request)
    expect([404, 0]).toContain(answered.status)
    expect(seen).toEqual([])
  })
})

describe('what comes back', () => {
  it('is streamed with its range, without cookies, and inert as a document', async () => {
    answer = (response) =>
      response
        .writeHead(206, {
          'content-type': 'text/html',
          'content-range': 'bytes 2-5/10',
          etag: '"x"',
          'set-cookie': 'a=b',
          'x-powered-by': 'hub',
        })
        .end('2345')
    const answered = await proxy()(ask('/api/v1/evidence/1/2'))
    expect(answered.status).toBe(206)
    expect(await answered.text()).toBe('2345')
    expect(Object.fromEntries(answered.headers)).toMatchObject({
      'content-range': 'bytes 2-5/10',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(answered.headers.has('set-cookie')).toBe(false)
    expect(answered.headers.has('x-powered-by')).toBe(false)
  })

  it('ends at the hub when the page stops reading', async () => {
    let isOpen = true
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
      response.on('close', () => {
        isOpen = false
      })
    }
    const reader = (await proxy()(ask('/api/v1/events'))).body?.getReader()
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 1\n\n')
    await reader?.cancel()
    await expect.poll(() => isOpen).toBe(false)
  })

  it('is a network error where the hub redirects or is not there', async () => {
    answer = (response) => response.writeHead(302, { location: 'https://evil.example/' }).end()
    expect((await proxy()(ask('/api/health'))).type).toBe('error')
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    expect((await proxy()(ask('/api/health'))).type).toBe('error')
  })

  it('passes refusals as they are', async () => {
    answer = (response) => response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"status":401}')
    const answered = await proxy()(ask('/api/v1/session'))
    expect(answered.status).toBe(401)
    expect(await answered.json()).toEqual({ status: 401 })
  })
})

describe('signing in', () => {
  const signIn = () => ask('/api/v1/session', { method: 'POST', body: JSON.stringify({ personId: SESSION.person.id }) })

  it('keeps the token and gives the page everything else', async () => {
    answer = (response, { headers }) => {
      const token = headers['assay-client'] === 'desktop' ? TOKEN : undefined
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...SESSION, token }))
    }
    const answered = await proxy(null)(signIn())
    const text = await answered.text()
    expect(text).not.toContain(TOKEN)
    expect(JSON.parse(text)).toEqual(SESSION)
    await expect.poll(() => signIns).toEqual([{ session: SESSION, token: TOKEN, renewal: null }])
  })

  it('is refused where the hub answers with anything else', async () => {
    answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(SESSION))
    expect((await proxy(null)(signIn())).status).toBe(502)
    answer = (response) => response.writeHead(200).end('<html>')
    expect((await proxy(null)(signIn())).status).toBe(502)
    expect(signIns).toEqual([])
  })

  it('that fails changes nothing', async () => {
    answer = (response) => response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{"status":404}')
    expect((await proxy(null)(signIn())).status).toBe(404)
    expect(signIns).toEqual([])
  })

  it('ends here even where the hub can not be asked', async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    expect((await proxy()(ask('/api/v1/session', { method: 'DELETE' }))).status).toBe(204)
    expect(signOuts).toBe(1)
  })
})
