import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { step } from './progress.mjs'
import { npm, runOrThrow } from './run.mjs'

/**
 * Installs the npm packages where `node_modules` is missing or not what `package-lock.json` asks for. Uses only what Node
 * brings, because it runs before anything is installed.
 */
export async function ensureDependencies() {
  if (areInstalled()) return
  step('Installing npm packages (about a minute, only after a change)')
  // Not `npm ci`: it refuses a lock file that doesn't name the optional packages of every platform, and not every registry has them all.
  // This installs the locked versions just the same, and leaves the lock file alone.
  const { command, args } = npm('install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error')
  await runOrThrow(command, args)
}

/** Compares versions, not times: a checkout gives every file a new time. */
function areInstalled() {
  const hidden = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.peer || installed[path]?.version === entry.version,
  )
}
