import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, expect, it } from 'vitest'
import { randomFrom } from '../random'
import { recordRun } from '../record-run'
import { type Flush, FlushWatch } from './flushes'
import { Ledger, type Submission } from './ledger'
import { Reviewer } from './reviewer'
import { ElectronStage } from './stage'

const SEED = 7
const CANDIDATES =
  process.env.ASSAY_LONG === '1' ? ['Dele Adeyemi', 'Ruben Achterberg', 'Elif Aydin', 'Farah Haddad'] : ['Dele Adeyemi']

/** A killed process takes nothing along that the kernel has; only a power cut would. So what the kernel was told is counted. */
type Acknowledgement = { what: string; asked: number; said: number }

/** A ledger that looks at the clock: before the person acts, and after the app has said that it is saved. */
class TimedLedger extends Ledger {
  readonly acknowledgements: Acknowledgement[] = []
  #asked = 0

  override asks(allocationId: string, place: string, text: string): void {
    super.asks(allocationId, place, text)
    this.#asked = Date.now()
  }

  override saved(allocationId: string, place: string): void {
    super.saved(allocationId, place)
    this.acknowledgements.push({ what: place, asked: this.#asked, said: Date.now() })
  }

  override submits(allocationId: string, how: Submission): void {
    super.submits(allocationId, how)
    if (how === 'asked') this.#asked = Date.now()
    else this.acknowledgements.push({ what: 'submission', asked: this.#asked, said: Date.now() })
  }
}

let stage: ElectronStage | null = null
afterEach(async () => {
  await stage?.close()
  stage = null
})

it('each "Saved" of a decision is shown only after a flush of the database that was begun after it was made', async () => {
  stage = await ElectronStage.open()
  const { page, app } = stage.desktop
  await noteWhenSaved(page)
  const ledger = new TimedLedger()
  const watch = await FlushWatch.attach(app.process().pid ?? 0, join(stage.folder, 'flushes'))
  for (const candidate of CANDIDATES) {
    const reviewer = new Reviewer(page, ledger, randomFrom(SEED))
    await reviewer.open(candidate)
    await reviewer.review(() => undefined)
    await page.getByRole('link', { name: /^My queue/ }).click()
  }
  const shown = await page.evaluate(() => Reflect.get(window, 'savedAt') as number[])
  const flushes = (await watch.detach()).filter(({ path }) => /IndexedDB.*\.log$/.test(path))

  const unflushed = ledger.acknowledgements.filter((each) => !isFlushed(each, shown, flushes)).map(({ what }) => what)
  expect(unflushed).toEqual([])
  expect(ledger.acknowledgements.length).toBeGreaterThan(CANDIDATES.length * 8)
  expect(ledger.acknowledgements.filter(({ what }) => what === 'submission')).toHaveLength(CANDIDATES.length)
  await recordRun('saved-is-flushed', { acknowledgements: ledger.acknowledgements.length, flushes: flushes.length, without: 0 })
})

/** Writes down, in the page itself, each moment in which it begins to say that everything is saved, or handed in. */
async function noteWhenSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const savedAt: number[] = []
    Object.assign(window, { savedAt })
    const isSaid = () => document.querySelector('main [data-state="saved"], main [data-sent]') !== null
    let was = ''
    new MutationObserver(() => {
      const now = document.querySelector('main [data-sent]') ? 'sent' : isSaid() ? 'saved' : ''
      if (now !== was && now !== '') savedAt.push(Date.now())
      was = now
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state', 'data-sent'] })
  })
}

/** Whether a flush lies wholly between the act and the first moment in which the page said that it was saved. */
function isFlushed({ asked, said }: Acknowledgement, shown: readonly number[], flushes: readonly Flush[]): boolean {
  const first = shown.find((at) => at >= asked && at <= said)
  // The page's clock has whole milliseconds.
  return first !== undefined && flushes.some(({ begun, ended }) => begun >= asked && ended <= first + 1)
}
