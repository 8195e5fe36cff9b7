import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { HubClient, SilentError } from '../../../renderer/sync/hub-client'
import { ROUTES } from '../../../shared/protocol'
import { Client } from './kit/client'
import { submit } from './kit/commands'
import { idOf, writePackage } from './kit/package'
import { startPostgres } from './kit/postgres'

const folder = mkdtempSync(join(tmpdir(), 'assay-killed-'))
/** Where packages are found, but apart from what `npm start` uses. */
const MAIN = '.cache/tests/hub/main.mjs'
const running = new Set<ChildProcess>()

beforeAll(async () => {
  await build({ configFile: 'vite.hub.config.ts', logLevel: 'warn', build: { outDir: dirname(MAIN), emptyOutDir: true } })
  writePackage(join(folder, 'package'))
})

// One that a failed test left behind would hold the folder of the next.
afterEach(async () => {
  await Promise.all([...running].map((child) => killed(child)))
  running.clear()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** The built hub as a process, once it says where it listens. */
async function serve(): Promise<{
  origin: string
  send(signal: NodeJS.Signals): void
  /** Resolves with its exit code. */
  kill(signal: NodeJS.Signals): Promise<number | null>
}> {
  const args = [MAIN, 'serve', '--data', join(folder, 'data'), '--samples', join(folder, 'package')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const origin = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (part) => {
      text += part
      const found = /listening on (http:\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    })
    void exited.then((code) => reject(new Error(`the hub ended with ${code}: ${text}`)))
  })
  return {
    origin,
    send: (signal) => child.kill(signal),
    kill: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

it('a hub killed after it accepted and before its answer arrived: the retry is a duplicate, and there is one decision', async () => {
  let hub = await serve()
  const ada = await Client.signIn(hub.origin, 'ada')
  const command = submit((await ada.view()).allocation('killed'), 'solo')

  // The answer is never read: for the client this is a hub that died before answering.
  const lost = request(`${hub.origin}${ROUTES.commands}`, {
    method: 'POST',
    headers: { ...ada.headers, 'content-type': 'application/json' },
  })
  lost.on('response', (response) => response.pause())
  lost.on('error', () => {})
  lost.end(JSON.stringify({ commands: [command] }))
  await expect.poll(async () => (await ada.view()).receipt('killed')?.commandId, { timeout: 10_000 }).toBe(command.id)
  await hub.kill('SIGKILL')

  hub = await serve()
  const again = ada.at(hub.origin)
  const [result] = await again.send(command)
  expect(result).toMatchObject({ status: 'duplicate', receipt: { commandId: command.id } })
  expect((await again.view()).all('credential')).toHaveLength(1)
  expect(await hub.kill('SIGTERM')).toBe(0)
})

it('a hub that is stopped in its tracks is noticed by its silence, and what was sent is taken once when it goes on', async () => {
  const hub = await serve()
  const ada = await Client.signIn(hub.origin, 'ada')
  const command = submit((await ada.view()).allocation('spare'), 'solo')
  const workbench = new HubClient(
    (path, init) => fetch(`${hub.origin}${path}`, { ...init, headers: { ...init?.headers, ...ada.headers } }),
    { answerMs: 4_000, nudgesMs: 4_000 },
  )
  const { signal } = new AbortController()
  const nudges = (await workbench.nudges(signal)).body?.getReader()
  expect((await nudges?.read())?.done).toBe(false)

  hub.send('SIGSTOP')
  await expect(nudges?.read()).rejects.toBeInstanceOf(SilentError)
  await expect(workbench.session(signal)).rejects.toBeInstanceOf(SilentError)
  await expect(workbench.send([command], signal)).rejects.toBeInstanceOf(SilentError)

  hub.send('SIGCONT')
  const again = async () => (await workbench.send([command], signal).catch(() => null))?.results[0]?.status
  await expect.poll(again, { timeout: 20_000 }).toMatch(/^(accepted|duplicate)$/)
  const view = await ada.view()
  expect(view.receipt('spare')?.commandId).toBe(command.id)
  expect(view.all('credential').filter(({ submissionId }) => submissionId === idOf('submission-spare'))).toHaveLength(1)
  expect(await hub.kill('SIGTERM')).toBe(0)
})

it('operator commands work on the running hub and, without one, on its folder; what is wrong ends with its reason and a code', async () => {
  const command = (...words: string[]) =>
    new Promise<{ code: number; text: string }>((resolve) => {
      execFile(process.execPath, [MAIN, ...words, '--data', join(folder, 'data')], (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr })
      })
    })
  const hub = await serve()
  const ada = await Client.signIn(hub.origin, 'ada')
  expect(await command('withdraw', idOf('submission-withdraw'))).toMatchObject({ code: 0 })
  expect((await ada.view()).submission('withdraw')).toBeUndefined()
  expect(await command('serve')).toMatchObject({ code: 1, text: expect.stringMatching(/Another hub \(process \d+\)/) })
  await hub.kill('SIGTERM')

  expect(await command('revise', idOf('submission-revise'))).toMatchObject({
    code: 0,
    text: expect.stringMatching(/now at revision 2/),
  })
  expect(await command('revise', idOf('submission-revise'))).toMatchObject({
    code: 1,
    text: expect.stringMatching(/no revision waiting/),
  })
  expect((await command('list')).text).toMatch(/^SUBMISSION +CANDIDATE/)
  expect(await command('explode')).toMatchObject({ code: 2, text: expect.stringMatching(/Usage/) })
})

it('where the database doesn’t let the hub in, it ends and says so, without the password', async () => {
  const server = await startPostgres()
  const url = new URL(await server.createDatabase('there'))
  const named = (change: Partial<Pick<URL, 'pathname' | 'port'>>) =>
    Object.assign(new URL(url), { password: 'sesame', ...change })
  for (const address of [named({ port: '1' }), named({ pathname: '/elsewhere' })]) {
    const { code, text } = await new Promise<{ code: unknown; text: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: address.href }
      execFile(process.execPath, [MAIN, 'serve', '--data', join(folder, 'other')], { env }, (error, stdout, stderr) =>
        resolve({ code: error?.code, text: stdout + stderr }),
      )
    })
    expect(code).toBe(1)
    expect(text).toMatch(/^The database that DATABASE_URL names does not let the hub in/m)
    expect(text).not.toMatch(/sesame|\n {4}at /)
  }
  await server.stop()
})
