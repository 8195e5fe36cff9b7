import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Door, type DoorSettings } from '../../../hub/door'
import { CERTIFICATE, type Elsewhere, startElsewhere } from './kit'

const NAME = 'issuer.example'
/** Stands for a public server; the one beside it, on the same port, for one that only this machine may reach. */
const PUBLIC = '127.0.0.1'
const INNER = '127.0.0.2'

let elsewhere: Elsewhere
let inner: Elsewhere

beforeAll(async () => {
  elsewhere = await startElsewhere((request, response) => {
    const path = request.url
    if (path === '/did.json') return response.end(JSON.stringify({ id: 'did:web:issuer.example', headers: request.headers }))
    if (path === '/moved') return response.writeHead(302, { location: `https://${NAME}/did.json` }).end()
    if (path === '/text') return response.end('hello')
    if (path === '/large') return response.end(`"${'x'.repeat(3_000_000)}"`)
    if (path === '/endless') return pour(response)
    if (path === '/drip') return drip(response)
    if (path === '/silent') return undefined
    return response.writeHead(404).end()
  })
  inner = await startElsewhere((_request, response) => response.end('{"secret":true}'), {
    host: INNER,
    port: elsewhere.port,
  })
})
beforeEach(() => {
  elsewhere.asked.length = 0
  inner.asked.length = 0
})
afterAll(async () => {
  await elsewhere.close()
  await inner.close()
})

type Answer = Parameters<Parameters<typeof startElsewhere>[0]>[1]

/** As much as anybody takes, as fast as they take it. */
function pour(response: Answer): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536))) continue
  }
  response.on('drain', more)
  more()
}

/** A byte now and then: never silent, and never done. */
function drip(response: Answer): void {
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

/** The door as the hub has it, but that the server which stands for a public one may be reached, on its port. */
function door(settings: Partial<DoorSettings> = {}): Door {
  return new Door({
    resolve: async () => [PUBLIC],
    mayReach: (address) => address === PUBLIC,
    ports: [elsewhere.port],
    ca: CERTIFICATE.cert,
    // What is in time must be so on a busy machine too; what never comes is given less.
    timeLimitMs: 20_000,
    ...settings,
  })
}

const at = (path: string, name = NAME) => `https://${name}:${elsewhere.port}${path}`
const refusal = (refusal: string) => expect.objectContaining({ name: 'DoorError', refusal })

describe('the door', () => {
  it('brings a document of a public server, and tells that server nothing of who asks', async () => {
    const document = (await door().readJson(at('/did.json'))) as { id: string; headers: Record<string, string> }
    expect(document.id).toBe('did:web:issuer.example')
    expect(Object.keys(document.headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', '10.0.0.1', '169.254.169.254'])(
    'as the hub has it, asks no address of this machine or network: %s',
    async (host) => {
      const hubs = new Door({ ports: [elsewhere.port], ca: CERTIFICATE.cert })
      await expect(hubs.readJson(at('/did.json', host))).rejects.toEqual(refusal('private'))
      expect(elsewhere.asked).toEqual([])
    },
  )

  it('as the hub has it, asks no name that leads to this machine', async () => {
    const hubs = new Door({ ports: [elsewhere.port], ca: CERTIFICATE.cert })
    await expect(hubs.readJson(at('/did.json', 'localhost'))).rejects.toEqual(refusal('private'))
    expect(elsewhere.asked).toEqual([])
  })

  it('asks the name once, and connects to what was looked at, whatever the name says a moment later', async () => {
    const answers = [[PUBLIC], [INNER]]
    let times = 0
    const rebinding = async () => answers[times++] ?? [INNER]
    await door({ resolve: rebinding }).readJson(at('/did.json'))
    expect([times, elsewhere.asked.length, inner.asked.length]).toEqual([1, 1, 0])
    await expect(door({ resolve: rebinding }).readJson(at('/did.json'))).rejects.toEqual(refusal('private'))
    expect(inner.asked).toEqual([])
  })

  it.each([
    ['after', [PUBLIC, INNER]],
    ['before', [INNER, PUBLIC]],
  ])('does not trust a name with an inner address %s a public one', async (_where, addresses) => {
    await expect(door({ resolve: async () => addresses }).readJson(at('/did.json'))).rejects.toEqual(refusal('private'))
    expect([...elsewhere.asked, ...inner.asked]).toEqual([])
  })

  it('goes nowhere on an answer’s word', async () => {
    await expect(door().readJson(at('/moved'))).rejects.toEqual(refusal('redirect'))
    expect(elsewhere.asked).toHaveLength(1)
  })

  it.each([
    ['http', 'http://issuer.example/did.json'],
    ['a file', 'file:///etc/passwd'],
    ['a name and password', 'https://me:secret@issuer.example/did.json'],
    ['another port', 'https://issuer.example:22/did.json'],
    ['no address', 'issuer.example'],
    ['nothing', ''],
  ])('takes no address with %s', async (_what, address) => {
    const hubs = new Door({ resolve: async () => [PUBLIC], mayReach: () => true })
    await expect(hubs.readJson(address)).rejects.toEqual(refusal('address'))
  })

  it.each([
    ['that is longer than allowed', '/large', 'too-large'],
    ['that never ends', '/endless', 'too-large'],
    ['that says there is nothing', '/nothing', 'status'],
  ])('takes no answer %s', async (_what, path, why) => {
    await expect(door().readJson(at(path))).rejects.toEqual(refusal(why))
  })

  it.each([
    ['that never comes', '/silent'],
    ['that comes drop by drop', '/drip'],
  ])('waits no longer than it may for an answer %s', async (_what, path) => {
    await expect(door({ timeLimitMs: 500 }).readJson(at(path))).rejects.toEqual(refusal('too-slow'))
  })

  it('takes nothing that is no JSON', async () => {
    await expect(door().readJson(at('/text'))).rejects.toThrow(SyntaxError)
  })

  it('takes no server’s word for being another', async () => {
    await expect(door().readJson(at('/did.json', 'other.example'))).rejects.toEqual(refusal('unreachable'))
    await expect(door({ ca: undefined }).readJson(at('/did.json'))).rejects.toEqual(refusal('unreachable'))
    expect(elsewhere.asked).toEqual([])
  })

  it('does not wait for a name for longer than for everything', async () => {
    const never = () => new Promise<string[]>(() => undefined)
    await expect(door({ resolve: never, timeLimitMs: 200 }).readJson(at('/did.json'))).rejects.toEqual(refusal('too-slow'))
  })

  it.each([
    ['nobody’s', async () => []],
    ['not known', () => Promise.reject(new Error('ENOTFOUND'))],
  ])('asks nobody where the name is %s', async (_what, resolve) => {
    await expect(door({ resolve }).readJson(at('/did.json'))).rejects.toEqual(refusal('unknown-name'))
  })

  it('fetches only so much at once, and goes on when something is done', async () => {
    const narrow = door({ mostAtOnce: 2, timeLimitMs: 1000 })
    const slow = [narrow.readJson(at('/silent')), narrow.readJson(at('/silent'))]
    await expect(narrow.readJson(at('/did.json'))).rejects.toEqual(refusal('busy'))
    await Promise.allSettled(slow)
    await expect(narrow.readJson(at('/silent'))).rejects.toEqual(refusal('too-slow'))
  })

  it('leaves nothing open behind it, also where a server is no https server at all', async () => {
    const plain = createServer((_request, response) => response.end('{}'))
    await new Promise<void>((listening) => plain.listen(0, PUBLIC, listening))
    const { port } = plain.address() as AddressInfo
    await expect(door({ ports: [port] }).readJson(`https://${NAME}:${port}/did.json`)).rejects.toEqual(refusal('unreachable'))
    await new Promise((closed) => plain.close(closed))
  })
})
