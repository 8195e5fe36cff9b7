import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { hasDisplay } from '../workbench-process.mjs'
import { countPlaywright, countVitest } from './count.mjs'

/**
 * @typedef {object} SuiteRun
 * @property {string} name
 * @property {string[]} filters parts of file names; none: every file
 * @property {boolean} isLong runs the long version of tests that have one
 * @property {string} report where the runner writes its JSON report
 */

/** The kinds of test, in the order of their speed. */
export const SUITES = {
  unit: { run: runVitest, needsBuild: false, needsElectron: false },
  browser: { run: runVitest, needsBuild: false, needsElectron: false },
  contract: { run: runVitest, needsBuild: true, needsElectron: false },
  faults: { run: runVitest, needsBuild: true, needsElectron: true },
  e2e: { run: runPlaywright, needsBuild: true, needsElectron: true },
}

/** @param {SuiteRun} suite */
async function runVitest({ name, filters, isLong, report }) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // A filter may mean a file of another suite.
  // One kind may have several projects: those that run in a browser and those that don't.
  const args = ['run', '--project', `${name}*`, ...reporters, `--passWithNoTests=${filters.length > 0}`, ...filters]
  const windows = SUITES[name].needsElectron ? screen() : []
  const command = [...windows, process.execPath, modulePath('vitest/vitest.mjs'), ...args]
  return count(report, countVitest, command, longEnvironment(isLong), filters)
}

/** @param {SuiteRun} suite */
async function runPlaywright({ filters, isLong, report }) {
  const env = { ...longEnvironment(isLong), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const passWithNone = filters.length > 0 ? ['--pass-with-no-tests'] : []
  const command = [process.execPath, modulePath('@playwright/test/cli.js'), 'test', ...passWithNone, ...filters]
  return count(report, countPlaywright, [...screen(), ...command], env, filters)
}

async function count(report, read, [program, ...args], env, filters) {
  rmSync(report, { force: true })
  const code = await run(program, args, { env: { ...process.env, ...env } })
  const isEmpty = !existsSync(report) && code === 0 && filters.length > 0
  const counts = isEmpty ? { passed: 0, failed: 0, remarks: [], failing: [] } : read(report)
  // A runner that ends badly without a failed test has failed itself.
  return code !== 0 && counts.failed === 0
    ? { ...counts, failed: 1, remarks: [...counts.remarks, `the runner ended with code ${code}`] }
    : counts
}

/** Where nobody looks, windows get a screen of their own. */
function screen() {
  return hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']
}

function longEnvironment(isLong) {
  return isLong ? { ASSAY_LONG: '1' } : {}
}

function modulePath(path) {
  return join(ROOT, 'node_modules', path)
}
