import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ROOT } from '../setup/paths.mjs'

/** @typedef {{ passed: number, failed: number, remarks: string[] }} Counts remarks: what a reader of the numbers must know */

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
  const counts = { passed: 0, failed: 0, remarks: [] }
  for (const file of report.testResults) {
    const name = relative(ROOT, file.name)
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1
      else counts.failed += 1
      if (status === 'failed') counts.remarks.push(`${name}: "${fullName}" failed: ${beginningOf(failureMessages?.[0])}`)
      else if (status !== 'passed') counts.remarks.push(`${name}: "${fullName}" was not run (${status})`)
    }
    const isBroken = file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
    if (!isBroken) continue
    counts.failed += 1
    counts.remarks.push(`${name} could not be run: ${String(file.message).split('\n')[0]}`)
  }
  return counts
}

/**
 * Counts a report of Playwright's JSON reporter. Flaky and skipped tests count as failed.
 * @param {string} path
 * @returns {Counts}
 */
export function countPlaywright(path) {
  const report = readReport(path)
  if (report === null) return noReport(path)
  const { expected, unexpected, flaky, skipped } = report.stats
  const remarks = [
    ...report.errors.map(({ message }) => String(message).split('\n')[0]),
    ...(report.suites ?? []).flatMap((suite) => failuresIn(suite)),
  ]
  if (skipped > 0) remarks.push(`${skipped} skipped tests count as failed`)
  if (flaky > 0) remarks.push(`${flaky} flaky tests count as failed`)
  return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length, remarks }
}

/** Playwright's suites hold tests, and suites. */
function failuresIn(suite) {
  const failed = (suite.specs ?? []).filter(({ ok }) => !ok)
  const remarks = failed.map(({ file, title, tests }) => {
    const result = (tests ?? []).flatMap(({ results }) => results).find(({ error }) => error)
    return `${file}: "${title}" failed: ${beginningOf(result?.error?.message)}`
  })
  return [...remarks, ...(suite.suites ?? []).flatMap(failuresIn)]
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
  return { passed: 0, failed: 1, remarks: [`the runner left no report (${relative(ROOT, path)})`] }
}
