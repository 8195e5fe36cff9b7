/**
 * `npm run hub`: serves the hub with the sample panel, without a window. `npm run hub -- <command>` hands a command over, such as
 * `withdraw <submission>` or `list`; `npm run hub -- help` shows all.
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { freePort } from './setup/free-port.mjs'
import { DATA_HOME, ROOT } from './setup/paths.mjs'
import { remark, runScript, step } from './setup/progress.mjs'
import { ensureSamples } from './setup/samples.mjs'

const FIRST_PORT = 8640
const DATA = join(DATA_HOME, 'hub')
const SAMPLES = join(DATA_HOME, 'samples')

await runScript(async () => {
  const words = process.argv.slice(2)
  await ensureDependencies()
  if (words.length > 0) {
    await ensureBuilt({ parts: ['hub'] })
    const folder = words.includes('--data') ? [] : ['--data', DATA]
    process.exit(await run([...words, ...folder]))
  }
  await ensureBuilt()
  mkdirSync(DATA_HOME, { recursive: true })
  await ensureSamples(SAMPLES)
  step('Starting the hub (Ctrl+C stops it)')
  remark(`Data is kept in ${DATA}`)
  const port = String(await freePort(FIRST_PORT))
  process.exit(await run(['serve', '--data', DATA, '--samples', SAMPLES, '--app', join(ROOT, 'out/renderer'), '--port', port]))
})

/** Runs the built hub and resolves with its exit code. Ctrl+C reaches it by itself; what ends only us is handed on. */
function run(args) {
  const hub = spawn(process.execPath, [join(ROOT, 'out/hub/main.mjs'), ...args], { stdio: 'inherit' })
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => hub.kill(signal))
  return new Promise((resolve, reject) => {
    hub.once('error', reject)
    hub.once('exit', (code) => resolve(code ?? 1))
  })
}
