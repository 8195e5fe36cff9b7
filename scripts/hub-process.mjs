import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './setup/paths.mjs'

const HUB = join(ROOT, 'out/hub/main.mjs')
/** The line by which the hub says that it answers. */
const LISTENING = /listening on (http:\/\/\S+)/
const START_LIMIT_MS = 120_000
/** A hub finishes the requests that it has begun and closes its database; then patience ends. */
const STOP_LIMIT_MS = 10_000

/** Out of reach of the terminal's Ctrl+C, so that the window can flush before its hub goes. */
const OWN_GROUP = { detached: process.platform !== 'win32' }

/**
 * @typedef {object} HubProcess
 * @property {string} origin such as `http://127.0.0.1:8640`
 * @property {() => Promise<void>} stop ends it cleanly and resolves when it is gone
 * @property {() => void} kill ends it at once, as a crash would
 * @property {Promise<number>} exited its exit code
 */

/**
 * Starts the embedded hub as a process of its own and waits until it says where it listens.
 * @param {{ data: string, samples?: string, port: number, trialProvider?: boolean, onOutput?: (line: string) => void,
 *   env?: NodeJS.ProcessEnv, startLimitMs?: number }} options
 *   `samples`: what a new data folder is filled with; `port` 0: any free one; `trialProvider`: people sign in with an OpenID provider
 * @returns {Promise<HubProcess>}
 */
export async function startHub({
  data,
  samples,
  port,
  trialProvider = false,
  onOutput = () => {},
  env = process.env,
  startLimitMs = START_LIMIT_MS,
}) {
  const filling = samples === undefined ? [] : ['--samples', samples]
  const provider = trialProvider ? ['--trial-provider'] : []
  const args = ['serve', '--data', data, ...filling, ...provider, '--app', join(ROOT, 'out/renderer'), '--port', String(port)]
  const child = spawn(process.execPath, [HUB, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], ...OWN_GROUP })
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const end = () => child.kill('SIGKILL')
  // Whatever ends us, the hub doesn't stay behind.
  process.once('exit', end)
  void exited.then(() => process.off('exit', end))
  const origin = await listening(child, exited, onOutput, startLimitMs)
  return {
    origin,
    exited,
    kill: end,
    async stop() {
      child.kill('SIGTERM')
      const limit = setTimeout(end, STOP_LIMIT_MS)
      await exited
      clearTimeout(limit)
    },
  }
}

/** Resolves with the address in the line that says so; rejects with the last lines where the hub ends or takes too long. */
function listening(child, exited, onOutput, limitMs) {
  const lines = []
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`${reason}\n${lines.slice(-12).join('\n')}`))
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`The hub did not answer within ${limitMs / 1000} s.`)
    }, limitMs)
    void exited.then((code) => fail(`The hub ended with code ${code}.`)).finally(() => clearTimeout(limit))
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        onOutput(line)
        const origin = LISTENING.exec(line)?.[1]
        if (origin === undefined) return
        clearTimeout(limit)
        resolve(origin)
      })
    }
  })
}
