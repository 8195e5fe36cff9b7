import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * Runs a program to its end and returns its exit code; its output goes to ours.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
    child.on('error', failed)
    child.on('close', (code, signal) => done(signal ? 1 : (code ?? 1)))
  })
}

/**
 * Runs a program to its end and keeps what it prints, for programs that run beside each other.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(command, args) {
  return new Promise((done, failed) => {
    const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) }
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => {
        output += part
      })
    }
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code: signal ? 1 : (code ?? 1), output }))
  })
}

/** As `run`, and throws where the exit code isn't 0. */
export async function runOrThrow(command, args, options = {}) {
  const code = await run(command, args, options)
  if (code !== 0) throw new Error(`"${[command, ...args].join(' ')}" ended with code ${code}`)
}

/**
 * How to call npm: the copy that runs us, or the one beside this Node, because a Windows `npm.cmd` can't be spawned.
 * @returns {{ command: string; args: string[] }}
 */
export function npm(...args) {
  const client = process.env.npm_execpath
  if (client?.endsWith('.js')) return { command: process.execPath, args: [client, ...args] }
  if (process.platform !== 'win32') return { command: 'npm', args }
  return { command: process.execPath, args: [join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'), ...args] }
}
