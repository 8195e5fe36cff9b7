import { afterAll, beforeAll, it } from 'vitest'
import { page } from 'vitest/browser'
import type { OpenedStore } from '../../../renderer/store'
import { showDesk } from '../../browser/desk/show-desk'
import { EVERYTHING } from '../../browser/store/sample-store'
import { measure } from '../measure'
import { report } from './bench-page'
import { type FilledStore, fillOffline } from './filled-store'
import { makeLongPdf } from './long-pdf'
import { painted, rest } from './painted'

const ROUNDS = 9

let filled: FilledStore
let store: OpenedStore
let shown: Awaited<ReturnType<typeof showDesk>>

beforeAll(async () => {
  await page.viewport(1400, 900)
  // One more than is gone to: at the last the key would do nothing.
  filled = await fillOffline(ROUNDS + 3, await makeLongPdf(3))
  store = await filled.open()
  // The queue was there before, as it is for whoever steps through it.
  await store.queue.page(EVERYTHING)
  await rest(500)
  shown = await showDesk(store, filled.world.allocations[0]?.id ?? '')
  await painted(isThere)
  await rest(1500)
})

afterAll(async () => {
  shown.close()
  await store.close()
  await filled.remove()
})

/** The pages of the document that is open; another element for each. */
const pages = () => document.querySelector('.pdfViewer')

/** The first page is drawn, the rubric is there, and nothing keeps the keys from it. */
function isThere(): boolean {
  const isDrawn = pages()?.querySelector('.page[data-page-number="1"][data-loaded] canvas') != null
  return (
    isDrawn &&
    document.querySelector('[data-criterion][aria-expanded=true]') !== null &&
    document.querySelector('[inert] h1') === null
  )
}

/** From what begins it to the painted first page of another document element. */
async function time(begin: () => void): Promise<number> {
  const before = pages()
  const from = performance.now()
  begin()
  const spent = (await painted(() => pages() !== before && isThere())) - from
  await rest(1500)
  return spent
}

const next = () =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ']', code: 'BracketRight', bubbles: true, cancelable: true }))

it('switch', async () => {
  await report(
    await measure({
      name: 'switch',
      unit: 'ms',
      mustReach: 1.5,
      aim: 1.2,
      note: 'from the key to the next submission with the first page of its PDF painted and its keys working; baseline: the page of the same submission rendered anew',
      rounds: ROUNDS,
      ours: () => time(next),
      baseline: () => time(shown.renderAgain),
    }),
  )
})
