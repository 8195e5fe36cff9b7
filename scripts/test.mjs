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

/** Of failing files: more than these are no matter of a busy machine. */
const MOST_ALONE = 6

// What the suites of one run share is made once (`tests/e2e/fixtures/prepare.ts`).
process.env.ASSAY_RUN ??= `${process.pid}-${Date.now()}`

const { suites, filters, isLong } = readArguments(process.argv.slice(2))
const total = { passed: 0, failed: 0 }
const remarks = []
const failing = []
const left = [...suites]
try {
  await ensureDependencies()
  await ensureSystemPackages('tests')
  await prepare()
  mkdirSync(REPORTS, { recursive: true })
  await Promise.all(Array.from({ length: LANES }, runSuites))
  if (suites.length > 1 && failing.length <= MOST_ALONE) for (const file of failing) await runAlone(file)
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
  failing.push(...counts.failing.map((sums) => ({ name, sums })))
  add(counts)
}

/**
 * What failed beside another suite may have run out of its time only. It is asked once more with the machine to itself; that answer
 * counts, and what failed before is said either way (decision 173).
 */
async function runAlone({ name, sums }) {
  step(`Tests: ${sums.file}, alone`)
  const report = join(REPORTS, `${name}-alone.json`)
  const again = await SUITES[name].run({ name, filters: [sums.file], isLong, report })
  remark(`${sums.file}: ${again.passed} passed, ${again.failed} failed`)
  remarks.push(...again.remarks.map((remarkable) => `${name}, alone: ${remarkable}`))
  if (again.failed === 0) remarks.push(`${name}: ${sums.file} failed beside other suites and passes alone: mend it all the same`)
  add({ passed: -sums.passed, failed: -sums.failed })
  add(again)
}

function add({ passed, failed }) {
  total.passed += passed
  total.failed += failed
}
