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

/** Suites beside each other: each of them waits now and then for programs to start, or for a clock. */
const LANES = 2

// What the suites of one run share is made once (`tests/e2e/fixtures/prepare.ts`).
process.env.ASSAY_RUN ??= `${process.pid}-${Date.now()}`

const { suites, filters, isLong } = readArguments(process.argv.slice(2))
const total = { passed: 0, failed: 0 }
const remarks = []
const left = [...suites]
try {
  await ensureDependencies()
  await ensureSystemPackages('tests')
  await prepare()
  mkdirSync(REPORTS, { recursive: true })
  await Promise.all(Array.from({ length: LANES }, runSuites))
} catch (error) {
  console.error(`\n✗ ${error.stack}`)
  total.failed += 1
}
// Said again where it is found: the suites' own outputs run through each other.
for (const remarkable of remarks) remark(remarkable)
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

/** A lane: takes the next suite that nobody has begun, as long as there is one. */
async function runSuites() {
  for (let name = left.shift(); name !== undefined; name = left.shift()) await runSuite(name)
}

async function runSuite(name) {
  step(`Tests: ${name}`)
  const counts = await SUITES[name].run({ name, filters, isLong, report: join(REPORTS, `${name}.json`) })
  for (const remarkable of counts.remarks) remark(remarkable)
  remarks.push(...counts.remarks.map((remarkable) => `${name}: ${remarkable}`))
  remark(`${name}: ${counts.passed} passed, ${counts.failed} failed`)
  total.passed += counts.passed
  total.failed += counts.failed
}
