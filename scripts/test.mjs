/**
 * `npm test`: sets up what is missing, builds, and runs the suites. `test.mjs [suite…] [--long] [file name filter]`.
 * The last line of the output is `N passed, N failed`; a skipped test counts as failed.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { CACHE } from './setup/paths.mjs'
import { remark, step } from './setup/progress.mjs'
import { ensureSystemPackages } from './setup/system-packages.mjs'
import { SUITES } from './test/suites.mjs'

const REPORTS = join(CACHE, 'tests')

const { suites, filters, isLong } = readArguments(process.argv.slice(2))
const total = { passed: 0, failed: 0 }
try {
  await ensureDependencies()
  await ensureSystemPackages('tests')
  await prepare()
  mkdirSync(REPORTS, { recursive: true })
  for (const name of suites) await runSuite(name)
} catch (error) {
  console.error(`\n✗ ${error.stack}`)
  total.failed += 1
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

/** npm hands over what stands after `--`, without the dashes. */
function readArguments(words) {
  const named = words.filter((word) => word in SUITES)
  return {
    suites: named.length > 0 ? named : Object.keys(SUITES),
    filters: words.filter((word) => !(word in SUITES) && word !== '--long' && word !== '--'),
    isLong: words.includes('--long'),
  }
}

async function prepare() {
  if (!suites.some((name) => SUITES[name].needsBuild)) return
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
  const { ensureElectron } = await import('./electron-runtime.mjs')
  if (suites.some((name) => SUITES[name].needsElectron)) await ensureElectron()
}

async function runSuite(name) {
  step(`Tests: ${name}`)
  const counts = await SUITES[name].run({ name, filters, isLong, report: join(REPORTS, `${name}.json`) })
  for (const remarkable of counts.remarks) remark(remarkable)
  remark(`${name}: ${counts.passed} passed, ${counts.failed} failed`)
  total.passed += counts.passed
  total.failed += counts.failed
}
