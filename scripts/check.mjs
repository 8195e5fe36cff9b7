/** `npm run check`: types, lint with import directions, formatting, unused code, and paths named in docs. */
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ROOT } from './setup/paths.mjs'
import { remark, runScript, step } from './setup/progress.mjs'
import { runQuietly } from './setup/run.mjs'

/** Each TypeScript world by itself: DOM types can't leak into Node code, or the other way round. */
const WORLDS = readdirSync(ROOT).filter((name) => /^tsconfig\.(?!base)\w+\.json$/.test(name))

/** The longest come first, so that none of them runs alone at the end. */
const CHECKS = [
  { name: 'lint and import directions', command: ['eslint/bin/eslint.js', '.', '--max-warnings=0'] },
  ...WORLDS.map((world) => ({ name: `types (${world})`, command: ['typescript/bin/tsc', '-p', world] })).reverse(),
  { name: 'format', command: ['@biomejs/biome/bin/biome', 'format', '.'] },
  { name: 'unused code', command: ['knip/bin/knip.js', '--no-progress'] },
  { name: 'paths in docs', command: [join(ROOT, 'scripts/check/doc-paths.mjs')] },
]

/** Each of them holds a program of types in memory: more beside each other than this would need more of that than machines have. */
const AT_ONCE = Math.min(2, availableParallelism())

await runScript(async () => {
  await ensureDependencies()
  const failed = []
  const left = [...CHECKS]
  const work = async () => {
    for (let check = left.shift(); check !== undefined; check = left.shift()) {
      if (!(await passes(check))) failed.push(check.name)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failed.length > 0) throw new Error(`Not sound: ${failed.join(', ')}`)
  step(`Sound: ${CHECKS.length} checks`)
})

/** What a check has to say stands below its name, once it is over. */
async function passes({ name, command: [program, ...args] }) {
  const path = program.startsWith(ROOT) ? program : join(ROOT, 'node_modules', program)
  const { code, output } = await runQuietly(process.execPath, [path, ...args])
  step(name)
  if (output.trim() !== '') remark(output.trimEnd())
  return code === 0
}
