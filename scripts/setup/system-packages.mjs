import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isRoot } from './chromium.mjs'
import { remark, step } from './progress.mjs'
import { run } from './run.mjs'

/** A Debian package; the second name is what newer releases call it. */
const WINDOW = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1'], ['libxss1']]
const SCREEN = [['xvfb'], ['xauth']]
/** By these the hub turns what no viewer can show into something that one can. */
const RENDITIONS = [
  ['libreoffice-impress'],
  ['libreoffice-calc'],
  ['libreoffice-writer'],
  ['ffmpeg'],
  ['libheif-examples'],
  ['imagemagick'],
]

/** What each purpose needs of the system. */
const NEEDS = {
  /** A window on a display that is there already. */
  window: WINDOW,
  /**
   * Real windows on a display that nobody looks at, a browser, the hub's other database, what its renditions are made with, and what
   * looks at processes from outside.
   */
  tests: [...WINDOW, ...SCREEN, ['chromium'], ['postgresql'], ...RENDITIONS, ['procps'], ['strace']],
  /** Archives of the packaged app. */
  packaging: [['p7zip-full']],
}

/**
 * Names the Debian packages that are missing, and installs them where we are root and `ASSAY_NO_INSTALL` isn't set; otherwise prints
 * the line to run. Other systems are taken as they are: what is missing there says so itself.
 * @param {keyof typeof NEEDS} purpose
 */
export async function ensureSystemPackages(purpose) {
  if (!existsSync('/etc/debian_version') || !existsSync('/usr/bin/dpkg-query')) return
  const missing = NEEDS[purpose].filter((names) => !names.some(isInstalled))
  if (missing.length === 0) return
  const isAllowed = isRoot() && process.env.ASSAY_NO_INSTALL !== '1'
  step(`Missing Debian packages: ${missing.map((names) => names[0]).join(' ')}`)
  if (!isAllowed) {
    remark(`Install them with:\n  sudo apt-get install -y ${missing.map((names) => names[0]).join(' ')}`)
    return
  }
  remark('Installing them (ASSAY_NO_INSTALL=1 prevents this)')
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-q'], options)
  const names = missing.map(([name, newName]) => (newName && isKnown(newName) ? newName : name))
  const code = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], options)
  if (code !== 0) remark('That did not work; going on without them.')
}

function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' })
  return stdout.includes('install ok installed')
}

function isKnown(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0
}
