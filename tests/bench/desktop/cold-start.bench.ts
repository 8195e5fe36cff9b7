import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { _electron, type Page } from 'playwright'
import { afterAll, beforeAll, it } from 'vitest'
import { ensureElectron } from '../../../scripts/electron-runtime.mjs'
import { sandboxArguments } from '../../../scripts/setup/chromium.mjs'
import { openDesktop, packages, type TestDesktop } from '../../e2e/fixtures/desktop'
import { packPrograms } from '../../e2e/fixtures/prepare'
import { createKeys, PASSPHRASE, signIn } from '../../e2e/fixtures/sign-in'
import { type BenchHub, startBenchHub } from '../hub/bench-hub'
import { measure, median } from '../measure'
import { scaled } from '../scale'
import { writeResult } from '../write-result'

const SUBMISSIONS = scaled(10_000, 200)

let folder: string
let hub: BenchHub
let desktop: TestDesktop
const parts = { toUnlock: [] as number[], derivation: [] as number[], toQueue: [] as number[] }

beforeAll(async () => {
  await packPrograms()
  folder = await mkdtemp(join(tmpdir(), 'assay-bench-desktop-'))
  hub = await startBenchHub({ submissions: SUBMISSIONS })
  // A copy: whoever builds or tests meanwhile packs the program anew.
  const { inspectable } = await packages()
  await cp(dirname(inspectable), join(folder, 'program'), { recursive: true })
  const program = { executable: join(folder, 'program', basename(inspectable)), appArguments: [] }
  desktop = await openDesktop(hub.origin, join(folder, 'profile'), program)
  const page = await signIn(desktop)
  await createKeys(page)
  await page.reload()
  await page.locator(`[role="grid"][aria-rowcount="${SUBMISSIONS + 1}"]`).waitFor({ timeout: 600_000 })
  await desktop.close()
})

afterAll(async () => {
  await desktop.kill()
  await hub.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** From the program's start to the queue that answers keys, without what deriving the key from the passphrase takes. */
async function startWorkbench(): Promise<number> {
  const from = performance.now()
  const page = await desktop.relaunch()
  const field = page.getByLabel('Passphrase')
  await field.waitFor()
  const toUnlock = performance.now() - from
  const derivation = await timeDerivation(page)
  await field.fill(PASSPHRASE)
  const entered = performance.now()
  await page.keyboard.press('Enter')
  await page.locator('[role="row"] [role="rowheader"]').first().waitFor()
  await paint(page)
  const toQueue = performance.now() - entered
  await desktop.close()
  parts.toUnlock.push(toUnlock)
  parts.derivation.push(derivation)
  parts.toQueue.push(toQueue - derivation)
  return toUnlock + toQueue - derivation
}

/** How long unlocking itself takes now, by the same verb that the screen uses; the keys are locked again after it. */
async function timeDerivation(page: Page): Promise<number> {
  return page.evaluate(async (passphrase) => {
    const from = performance.now()
    await window.assay.vaultUnlock({ with: 'passphrase', passphrase })
    const spent = performance.now() - from
    await window.assay.vaultLock()
    return spent
  }, PASSPHRASE)
}

async function startBare(): Promise<number> {
  const runtime = await ensureElectron({ app: join(import.meta.dirname, 'bare'), quiet: true })
  const from = performance.now()
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.appArguments, `--user-data-dir=${join(folder, 'bare')}`, ...sandboxArguments()],
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  await paint(page)
  const spent = performance.now() - from
  await app.close()
  return spent
}

/** Resolves when the window has painted what is in it now. */
function paint(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))))
}

it('cold-start', async () => {
  const { version } = await ensureElectron({ quiet: true })
  const result = await measure({
    name: 'cold-start',
    unit: 'ms',
    mustReach: 2,
    aim: 1.5,
    note: '',
    ours: startWorkbench,
    baseline: startBare,
  })
  const ms = (part: keyof typeof parts) => `${Math.round(median(parts[part]))} ms`
  const times = `${ms('toUnlock')} to the unlock screen, ${ms('toQueue')} from there, ${ms('derivation')} of unlocking by passphrase taken off`
  writeResult({ ...result, note: `${SUBMISSIONS} submissions; Electron ${version}; ${times}` })
})
