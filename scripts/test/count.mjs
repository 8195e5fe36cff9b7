import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '../setup/paths.mjs'

/**
 * @typedef {{ passed: number, failed: number, remarks: string[] }} Sums remarks: what a reader of the numbers must know
 * @typedef {Sums & { file: string }} FileSums of one file of tests
 * @typedef {Sums & { failing: FileSums[] }} Counts failing: the files whose tests failed, which `passed` and `failed` include
 */

/** Of a failure's message; its stack is in the runner's own output. */
const MESSAGE_LINES = 6

/**
 * Counts a report of vitest's JSON reporter. A file that could not be loaded counts as one failed test, and so does one that
 * was skipped.
 * @param {string} path
 * @returns {Counts}
 */
export function countVitest(path) {
  const report = readReport(path)
  if (report === null) return noReport(path)
  return together(report.testResults.map(sumsOfVitestFile))
}

/** @returns {FileSums} */
function sumsOfVitestFile({ name, status: ending, message, assertionResults }) {
  const file = relative(ROOT, name)
  const sums = { file, passed: 0, failed: 0, remarks: [] }
  for (const { status, fullName, failureMessages } of assertionResults) {
    if (status === 'passed') sums.passed += 1
    else sums.failed += 1
    if (status === 'failed') sums.remarks.push(`${file}: "${fullName}" failed: ${beginningOf(failureMessages?.[0])}`)
    else if (status !== 'passed') sums.remarks.push(`${file}: "${fullName}" was not run (${status})`)
  }
  if (ending !== 'failed' || assertionResults.some(({ status }) => status === 'failed')) return sums
  const cause = String(message).split('\n')[0]
  return { ...sums, failed: sums.failed + 1, remarks: [...sums.remarks, `${file} could not be run: ${cause}`] }
}

/**
 * Counts a report of Playwright's JSON reporter. Flaky and skipped tests count as failed.
 * @param {string} path
 * @returns {Counts}
 */
export function countPlaywright(path) {
  const report = readReport(path)
  if (report === null) return noReport(path)
  const counts = together((report.suites ?? []).map(sumsOfPlaywrightFile))
  const errors = report.errors.map(({ message }) => String(message).split('\n')[0])
  return { ...counts, failed: counts.failed + errors.length, remarks: [...errors, ...counts.remarks] }
}

/** @returns {FileSums} */
function sumsOfPlaywrightFile(suite) {
  const sums = { file: suite.file, passed: 0, failed: 0, remarks: [] }
  for (const { title, tests } of specsIn(suite)) {
    for (const { status, results } of tests) {
      if (status === 'expected') sums.passed += 1
      else sums.failed += 1
      const failure = results.find(({ error }) => error)
      if (status === 'unexpected') sums.remarks.push(`${suite.file}: "${title}" failed: ${beginningOf(failure?.error?.message)}`)
      else if (status !== 'expected') sums.remarks.push(`${suite.file}: "${title}" counts as failed (${status})`)
    }
  }
  return sums
}

/** Playwright's suites hold tests, and suites. */
function specsIn(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)]
}

/** @param {FileSums[]} files */
function together(files) {
  return {
    passed: files.reduce((sum, { passed }) => sum + passed, 0),
    failed: files.reduce((sum, { failed }) => sum + failed, 0),
    remarks: files.flatMap(({ remarks }) => remarks),
    failing: files.filter(({ failed }) => failed > 0),
  }
}

function beginningOf(message) {
  return stripVTControlCharacters(String(message ?? 'it says no more'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MESSAGE_LINES)
    .join('\n    ')
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

function noReport(path) {
  return { passed: 0, failed: 1, remarks: [`the runner left no report (${relative(ROOT, path)})`], failing: [] }
}
