import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './setup/paths.mjs'

const HUB = join(ROOT, 'out/hub/main.mjs')
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
 * Starts the embedded hub as a process of its own and waits until it answers.
 * @param {{ data: string, samples: string, port: number, onOutput?: (line: string) => void, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<HubProcess>}
 */
export async function startHub({ data, samples, port, onOutput = () => {}, env = process.env }) {
  const args = ['serve', '--data', data, '--samples', samples, '--app', join(ROOT, 'out/renderer'), '--port', String(port)]
  const child = spawn(process.execPath, [HUB, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], ...OWN_GROUP })
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const lines = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      for (const line of text.split('\n').filter(Boolean)) {
        lines.push(line)
        onOutput(line)
      }
    })
  }
  const end = () => child.kill('SIGKILL')
  // Whatever ends us, the hub doesn't stay behind.
  process.once('exit', end)
  void exited.then(() => process.off('exit', end))
  const origin = `http://127.0.0.1:${port}`
  await answers(origin, exited, lines)
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

/** Resolves once the hub says that it is healthy; its port alone could be somebody else's. */
async function answers(origin, exited, lines) {
  let code = null
  void exited.then((exitCode) => {
    code = exitCode
  })
  const deadline = Date.now() + START_LIMIT_MS
  while (Date.now() < deadline) {
    if (code !== null) throw new Error(`The hub ended with code ${code}:\n${lines.slice(-12).join('\n')}`)
    const health = await fetch(`${origin}/api/health`).catch(() => null)
    if (health?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The hub did not answer within ${START_LIMIT_MS / 1000} s:\n${lines.slice(-12).join('\n')}`)
}
