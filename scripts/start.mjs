/**
 * `npm start`: sets up what is missing, builds, starts the embedded hub with the sample panel, and opens the workbench. With `--oidc`
 * people sign in as they would with their organisation, at an OpenID provider of the trial's own.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { startHub } from './hub-process.mjs'
import { isRoot } from './setup/chromium.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { freePort } from './setup/free-port.mjs'
import { DATA_HOME } from './setup/paths.mjs'
import { elapsedSeconds, remark, runScript, step } from './setup/progress.mjs'
import { ensureSamples } from './setup/samples.mjs'
import { ensureSystemPackages } from './setup/system-packages.mjs'
import { hasDisplay, openWorkbench } from './workbench-process.mjs'

const FIRST_PORT = 8640
const HUB_DATA = join(DATA_HOME, 'hub')
const SAMPLES = join(DATA_HOME, 'samples')
const PROFILE = join(DATA_HOME, 'profile')

await runScript(async () => {
  const options = process.argv.slice(2)
  const unknown = options.find((option) => option !== '--fresh' && option !== '--oidc')
  if (unknown !== undefined) throw new Error(`npm start knows only --fresh and --oidc, not ${unknown}.`)
  if (options.includes('--fresh')) beginAgain()
  await ensureDependencies()
  const runtime = hasDisplay() ? await windowRuntime() : null
  await ensureBuilt()
  mkdirSync(DATA_HOME, { recursive: true })
  await ensureSamples(SAMPLES)
  await serve(runtime, { trialProvider: options.includes('--oidc') })
  process.exit(0)
})

/** Also the window's profile: it belongs to the hub that goes. */
function beginAgain() {
  step('Beginning again')
  for (const folder of [HUB_DATA, PROFILE]) {
    remark(`Removing ${folder}`)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function windowRuntime() {
  await ensureSystemPackages('window')
  try {
    return await ensureElectron()
  } catch (error) {
    step('There is no Electron here, so the workbench is only served to a browser')
    remark(error.message)
    return null
  }
}

async function serve(runtime, { trialProvider }) {
  step('Starting the hub')
  const hub = await startHub({ data: HUB_DATA, samples: SAMPLES, port: await freePort(FIRST_PORT), trialProvider })
  remark(`Data is kept in ${DATA_HOME} (npm start -- --fresh begins again)`)
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve)
  })
  if (runtime === null) {
    step(`Assay is at ${hub.origin}/app/ (ready after ${elapsedSeconds()} s; Ctrl+C stops it)`)
    await Promise.race([stopped, hub.exited.then(failWithoutHub)])
  } else {
    await showWindow(runtime, hub, stopped)
  }
  await hub.stop()
  step('The hub has stopped')
}

async function showWindow(runtime, hub, stopped) {
  step(`Opening the workbench (ready after ${elapsedSeconds()} s; close its window to stop)`)
  remark(`In a browser it is at ${hub.origin}/app/`)
  if (runtime.isTrial) remark(`Electron ${runtime.version} is for trial and tests only: it opens only hubs on this machine.`)
  if (isRoot()) remark('Running as root: Electron starts with --no-sandbox. Another user gets its sandbox.')
  const workbench = openWorkbench({ runtime, hubOrigin: hub.origin, profile: PROFILE })
  void stopped.then(workbench.close)
  let isOpen = true
  void hub.exited.then((code) => {
    if (isOpen) console.error(`The hub ended by itself (code ${code}); the workbench goes on without it.`)
  })
  const code = await workbench.exited
  isOpen = false
  if (code !== 0) console.error(`The workbench ended with code ${code}.`)
}

function failWithoutHub(code) {
  throw new Error(`The hub ended by itself (code ${code}).`)
}
