import { afterAll, beforeAll, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { OpenedStore } from '../../../renderer/store'
import { showDesk } from '../../browser/desk/show-desk'
import { report, scaled, weighHeap, weighPage } from './bench-page'
import { type FilledStore, fillOffline } from './filled-store'
import { makeLongPdf } from './long-pdf'
import { painted, rest } from './painted'

const FEW = 20
const MANY = scaled(200, FEW + 5)

let filled: FilledStore
let store: OpenedStore
let shown: Awaited<ReturnType<typeof showDesk>>

beforeAll(async () => {
  await page.viewport(1400, 900)
  filled = await fillOffline(MANY + 1, await makeLongPdf(3))
  store = await filled.open()
  shown = await showDesk(store, 'none')
})

afterAll(async () => {
  shown.close()
  await store.close()
  await filled.remove()
})

/** Opens a submission and its PDF, scores a criterion by a key, and closes it by going on to the next. */
async function review(at: number): Promise<void> {
  const before = document.querySelector('.pdfViewer')
  shown.goTo(filled.world.allocations[at]?.id ?? '')
  await painted(() => {
    const viewer = document.querySelector('.pdfViewer')
    return viewer !== before && viewer?.querySelector('.page[data-page-number="1"][data-loaded] canvas') != null
  })
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', code: 'Digit3', bubbles: true, cancelable: true }))
}

/** Bytes that are still held once no submission is open. */
async function weigh(): Promise<{ heap: number; process: number }> {
  shown.goTo('none')
  await painted(() => document.querySelector('.pdfViewer') === null)
  await store.flush()
  await rest(2000)
  return { heap: await weighHeap(), process: await weighPage() }
}

it('memory-leak', async () => {
  for (let at = 0; at < FEW; at++) await review(at)
  const few = await weigh()
  for (let at = FEW; at < MANY; at++) await review(at)
  const many = await weigh()
  const last = await store.desk.open(filled.world.allocations[MANY - 1]?.id ?? '')
  expect(last?.assessment.scores.some(({ levelId }) => levelId !== null)).toBe(true)
  const line = { unit: 'MiB', n: 1, mustReach: 1.1, aim: 1.03 }
  const note = `after ${MANY} submissions with a PDF and a level each, to after ${FEW} in the same window; nothing is open while it is weighed`
  for (const [name, kind] of [
    ['memory-leak', 'process'],
    ['memory-leak-heap', 'heap'],
  ] as const) {
    const [ours, baseline] = [many[kind] / 2 ** 20, few[kind] / 2 ** 20]
    await report({ ...line, name, ratio: ours / baseline, ours, baseline, note: `${kind}; ${note}` })
  }
})
