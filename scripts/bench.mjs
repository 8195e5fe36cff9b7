/**
 * `npm run bench [-- file name filter]`: measures on real parts against a baseline in the same run, prints a table, and writes
 * `bench/results.json`. Ratios are what count; the times only show what they were made of.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { CACHE, ROOT } from './setup/paths.mjs'
import { runScript, step } from './setup/progress.mjs'
import { run } from './setup/run.mjs'
import { ensureSystemPackages } from './setup/system-packages.mjs'
import { hasDisplay } from './workbench-process.mjs'

const LINES = join(CACHE, 'bench')

await runScript(async () => {
  await ensureDependencies()
  await ensureSystemPackages('tests')
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
  rmSync(LINES, { recursive: true, force: true })
  mkdirSync(LINES, { recursive: true })
  step('Measuring')
  const filters = process.argv.slice(2).filter((word) => word !== '--')
  let isComplete = true
  // One kind after the other: vitest would run them side by side, and each would measure the others.
  for (const project of ['shared', 'hub', 'workbench', 'desktop'])
    isComplete = (await runProject(project, filters)) === 0 && isComplete
  const results = readResults()
  writeFileSync(resultsFile(), `${JSON.stringify(results, null, 2)}\n`)
  printTable(results)
  if (!isComplete) throw new Error('Some measurements could not be made; see above.')
})

function runProject(project, filters) {
  const vitest = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.bench.config.ts']
  // For the desktop's windows, where there is no screen.
  const screen = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']
  const [program, ...args] = [...screen, process.execPath, ...vitest, '--project', project, '--passWithNoTests', ...filters]
  return run(program, args, { env: { ...process.env, NODE_ENV: 'production' } })
}

function readResults() {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`
  return readdirSync(LINES)
    .sort()
    .map((file) => ({ ...JSON.parse(readFileSync(join(LINES, file), 'utf8')), machine }))
}

function resultsFile() {
  mkdirSync(join(ROOT, 'bench'), { recursive: true })
  return join(ROOT, 'bench/results.json')
}

function printTable(results) {
  const rows = results.map((line) => ({
    name: line.name,
    ratio: line.ratio.toFixed(2),
    'must reach': `≤ ${line.mustReach}`,
    aim: line.aim,
    reached: line.ratio <= line.aim ? 'aim' : line.ratio <= line.mustReach ? 'yes' : 'NO',
    ours: `${line.ours.toFixed(1)} ${line.unit}`,
    baseline: `${line.baseline.toFixed(1)} ${line.unit}`,
    n: line.n,
  }))
  console.table(rows)
  for (const { name, note } of results) console.log(`${name}: ${note}`)
}
