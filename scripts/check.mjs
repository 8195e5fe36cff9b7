/** `npm run check`: types, lint with import directions, formatting, unused code, and paths named in docs. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ROOT } from './setup/paths.mjs'
import { runScript, step } from './setup/progress.mjs'
import { run } from './setup/run.mjs'

/** One TypeScript world after the other: DOM types can't leak into Node code, or the other way round. */
const WORLDS = readdirSync(ROOT).filter((name) => /^tsconfig\.(?!base)\w+\.json$/.test(name))

const CHECKS = [
  ...WORLDS.map((world) => ({ name: `types (${world})`, command: ['typescript/bin/tsc', '-p', world] })),
  { name: 'lint and import directions', command: ['eslint/bin/eslint.js', '.', '--max-warnings=0'] },
  { name: 'format', command: ['@biomejs/biome/bin/biome', 'format', '.'] },
  { name: 'unused code', command: ['knip/bin/knip.js', '--no-progress'] },
  { name: 'paths in docs', command: [join(ROOT, 'scripts/check/doc-paths.mjs')] },
]

await runScript(async () => {
  await ensureDependencies()
  const failed = []
  for (const { name, command } of CHECKS) {
    step(name)
    const [program, ...args] = command
    const path = program.startsWith(ROOT) ? program : join(ROOT, 'node_modules', program)
    if ((await run(process.execPath, [path, ...args])) !== 0) failed.push(name)
  }
  if (failed.length > 0) throw new Error(`Not sound: ${failed.join(', ')}`)
  step(`Sound: ${CHECKS.length} checks`)
})
