import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { step } from './progress.mjs'

const SOURCES = ['scripts/samples', 'resources/samples', 'package-lock.json']

/**
 * Makes the sample submissions in a folder where they are missing or were made from other sources.
 * @param {string} folder
 */
export async function ensureSamples(folder) {
  const stamp = join(folder, '.made-from')
  const wanted = fingerprint(SOURCES)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  step('Making the sample submissions')
  const { makeSamples } = await import('../samples/make.mjs')
  await makeSamples(folder)
  writeFileSync(stamp, wanted)
}
