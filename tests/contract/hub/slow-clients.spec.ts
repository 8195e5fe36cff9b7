import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { PROBLEM, ROUTES } from '../../../shared/protocol'
import { ask, Client } from './kit/client'
import { begin } from './kit/commands'
import { type TestHub, useStage } from './kit/stage'

const CLIENTS = 60
const PATIENCE = { headersMs: 1_000, requestMs: 2_000, idleMs: 1_500 }
/** By how much an answer may take longer beside all of them than before they came, on a machine that does other things too. */
const LONGER = { times: 4, ms: 2_000 }

const stage = useStage('PGlite')
const open: Socket[] = []

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy()
})

/** A connection on which these words were said, with what came back and when it was over. */
function say(hub: TestHub, words: string, { reads = true } = {}): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(hub.origin).port), '127.0.0.1')
  open.push(socket)
  const answer = new Promise<string>((resolve) => {
    let text = ''
    if (reads) socket.on('data', (part) => (text += part.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
  socket.write(words)
  return { socket, answer }
}

async function timePage(ada: Client): Promise<number> {
  const start = performance.now()
  await ada.page()
  return performance.now() - start
}

async function expectServed(ada: Client, aloneMs: number): Promise<void> {
  expect(await timePage(ada)).toBeLessThan(aloneMs * LONGER.times + LONGER.ms)
}

it('headers that never end hold nobody up, and are let go of with 408', async () => {
  const hub = await stage.hub({ patience: PATIENCE })
  const ada = await Client.signIn(hub.origin, 'ada')
  const alone = await timePage(ada)
  const slow = Array.from({ length: CLIENTS }, () => say(hub, `GET ${ROUTES.changes} HTTP/1.1\r\nhost: hub\r\nx-slow: `))
  const drip = setInterval(() => slow.forEach(({ socket }) => socket.writable && socket.write('a')), 200)
  await expectServed(ada, alone)
  const answers = await Promise.all(slow.map(({ answer }) => answer))
  clearInterval(drip)
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain(PROBLEM.tooSlow)
  }
})

it('a body that never ends holds nobody up, and is let go of with 408', async () => {
  const hub = await stage.hub({ patience: PATIENCE })
  const ada = await Client.signIn(hub.origin, 'ada')
  const head = [
    `POST ${ROUTES.commands} HTTP/1.1`,
    'host: hub',
    `authorization: ${ada.headers.authorization}`,
    'content-type: application/json',
    'content-length: 1000000',
  ]
  const alone = await timePage(ada)
  const slow = Array.from({ length: CLIENTS }, () => say(hub, `${head.join('\r\n')}\r\n\r\n{"commands":`))
  const drip = setInterval(() => slow.forEach(({ socket }) => socket.writable && socket.write(' ')), 200)
  await expectServed(ada, alone)
  expect(await ada.send(begin((await ada.view()).allocation('plain')))).toMatchObject([{ status: 'accepted' }])
  const answers = await Promise.all(slow.map(({ answer }) => answer))
  clearInterval(drip)
  expect(answers.filter((answer) => !/^HTTP\/1\.1 408 /.test(answer))).toEqual([])
})

it('files that nobody reads hold nobody up, and whoever asked for them is let go of', async () => {
  const hub = await stage.hub({ patience: PATIENCE })
  const ada = await Client.signIn(hub.origin, 'ada')
  const large = (await ada.view()).submission('large')?.evidence.find(({ title }) => title === 'large')
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: hub\r\nauthorization: ${ada.headers.authorization}\r\n\r\n`
  // Asked for over and over on one connection: more than what the system takes on its way to somebody who doesn't read.
  const file = get(ROUTES.evidence(large?.id ?? '', large?.sha256 ?? '')).repeat(12)
  const alone = await timePage(ada)
  const slow = Array.from({ length: 8 }, () => say(hub, file, { reads: false }))
  for (const { socket } of slow) socket.pause()
  await expectServed(ada, alone)
  const closed = slow.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)))
  // A paused socket doesn't notice its end: what it says now does.
  const poke = setInterval(() => slow.forEach(({ socket }) => socket.writable && socket.write('x')), 200)
  await Promise.all(closed)
  clearInterval(poke)
  await expectServed(ada, alone)
})

it('what isn’t HTTP, and headers without measure, are refused as problems', async () => {
  const hub = await stage.sharedHub()
  const nonsense = await say(hub, '\u0000\u0001 nonsense\r\n\r\n').answer
  expect(nonsense).toMatch(/^HTTP\/1\.1 400 /)
  expect(nonsense).toContain(PROBLEM.invalid)
  const huge = await say(hub, `GET / HTTP/1.1\r\nhost: hub\r\nx-huge: ${'a'.repeat(40_000)}\r\n\r\n`).answer
  expect(huge).toMatch(/^HTTP\/1\.1 413 /)
  expect(huge).toContain(PROBLEM.tooLarge)
})

it('tokens made up anew for each request don’t get around the limit', async () => {
  const hub = await stage.hub({ requestsPerMinute: 5 })
  const statuses = []
  for (let at = 0; at < 60; at += 1) {
    const authorization = `Bearer ${String(at).padStart(30, 'x')}`
    statuses.push((await ask(hub.origin, ROUTES.session, { headers: { authorization } })).status)
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429])
})
