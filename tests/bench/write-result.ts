import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE } from '../../scripts/setup/paths.mjs'
import type { BenchResult } from './measure'
import { SCALE } from './scale'

/** Puts a result where `npm run bench` gathers them. */
export function writeResult(result: BenchResult): void {
  const folder = join(CACHE, 'bench')
  mkdirSync(folder, { recursive: true })
  const note = SCALE === 1 ? result.note : `${result.note}; TRIAL of ${SCALE} of the size`
  writeFileSync(join(folder, `${result.name}.json`), JSON.stringify({ ...result, note }))
}
