import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureElectron } from '../../../scripts/electron-runtime.mjs'
import { type HubProcess, startHub } from '../../../scripts/hub-process.mjs'
import { ensureSamples } from '../../../scripts/setup/samples.mjs'
import { openDesktop, type TestDesktop } from '../../e2e/fixtures/desktop'
import { SAMPLES } from '../../e2e/fixtures/places'
import { createKeys, PASSPHRASE, signIn } from '../../e2e/fixtures/sign-in'
import { randomFrom } from '../random'

const KILLS = process.env.ASSAY_LONG === '1' ? 60 : 5
const SEED = 20_261_121

let folder: string
let hub: HubProcess
let desktop: TestDesktop

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-faults-'))
  await ensureSamples(SAMPLES)
  hub = await startHub({ data: join(folder, 'hub'), samples: SAMPLES, port: 0 })
  desktop = await openDesktop(hub.origin, join(folder, 'profile'), await ensureElectron())
  await createKeys(await signIn(desktop))
  await desktop.kill()
})

afterAll(async () => {
  await desktop?.kill()
  await hub?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

it(`a key that was acknowledged outlives ${KILLS} kills, and one whose end was acknowledged never comes back`, async () => {
  const random = randomFrom(SEED)
  const kept = new Map<string, string>()
  const destroyed = new Set<string>()
  for (let round = 0; round < KILLS; round += 1) {
    const page = await desktop.relaunch()
    await page.evaluate((passphrase) => window.assay.vaultUnlock({ with: 'passphrase', passphrase }), PASSPHRASE)
    const ids = [...kept.keys(), ...destroyed]
    const found = await page.evaluate(async (all) => {
      const keys = await window.assay.vaultKeys({ ids: all.length > 0 ? all : ['none'] })
      return Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, key.join(',')]))
    }, ids)
    expect(found).toEqual(Object.fromEntries(kept))

    await page.exposeFunction('acknowledge', (made: [string, string], ended: string | null) => {
      kept.set(...made)
      if (ended === null) return
      kept.delete(ended)
      destroyed.add(ended)
    })
    // What is in progress at the kill may go either way, so it isn't looked at; hence ids that are never used again.
    const working = page.evaluate(async (name) => {
      const acknowledge = Reflect.get(window, 'acknowledge') as (made: [string, string], ended: string | null) => Promise<void>
      for (let count = 0; ; count += 1) {
        const id = `allocation/${name}-${count}`
        const key = (await window.assay.vaultEnsureKeys({ ids: [id] }))[id]
        await acknowledge([id, key?.join(',') ?? ''], null)
        if (count % 3 !== 2) continue
        const ended = `allocation/${name}-ended-${count}`
        const doomed = (await window.assay.vaultEnsureKeys({ ids: [ended] }))[ended]
        await window.assay.vaultDestroyKeys({ ids: [ended] })
        await acknowledge([ended, doomed?.join(',') ?? ''], ended)
      }
    }, `round-${round}`)
    working.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 200 + random() * 600))
    await desktop.kill()
  }
  // A test in which nothing happened would pass as well.
  expect(kept.size).toBeGreaterThan(KILLS)
  expect(destroyed.size).toBeGreaterThan(0)
})
