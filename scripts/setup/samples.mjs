import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { alone } from './lock.mjs'
import { step } from './progress.mjs'

const SOURCES = ['scripts/samples', 'resources/samples', 'package-lock.json']

/** In a folder of samples: what they were made from. */
export const STAMP = '.made-from'

/**
 * Makes the sample submissions in a folder where they are missing or were made from other sources.
 * @param {string} folder
 */
export async function ensureSamples(folder) {
  // Suites of a run go on beside each other, and several of them want the samples.
  await alone('samples', async () => {
    const stamp = join(folder, STAMP)
    const wanted = fingerprint(SOURCES)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
    step('Making the sample submissions')
    const { makeSamples } = await import('../samples/make.mjs')
    await makeSamples(folder)
    writeFileSync(stamp, wanted)
  })
}
