import type { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, it } from 'vitest'
import { page } from 'vitest/browser'
import { showDesk } from '../../browser/desk/show-desk'
import { measure } from '../measure'
import { report } from './bench-page'
import { type FilledStore, fillOffline } from './filled-store'
import { makeLongPdf } from './long-pdf'
import { painted, rest } from './painted'
import { openStockViewer, startStockWorker, stockRoom } from './stock-viewer'

const PAGES = 50
const ROUNDS = 7

let pdf: Uint8Array<ArrayBuffer>
let filled: FilledStore
/** The stock viewer gets the room that the desk gives to ours. */
let room = { width: 0, height: 0 }
let worker: PDFWorker

beforeAll(async () => {
  await page.viewport(1400, 900)
  pdf = await makeLongPdf(PAGES)
  // The first is opened once to see how large the desk's viewer is; each round then opens one that nobody has opened yet.
  filled = await fillOffline(ROUNDS + 2, pdf)
  worker = startStockWorker()
  await openSubmission(ROUNDS + 1)
})

afterAll(() => filled.remove())

/** The page is drawn to its end: pdf.js takes its sign of loading away. */
function isFirstPageDrawn(): boolean {
  const first = document.querySelector('.pdfViewer .page[data-page-number="1"][data-loaded]')
  return first !== null && first.querySelector('canvas') !== null && !first.classList.contains('loadingIcon')
}

async function openSubmission(at: number): Promise<number> {
  const store = await filled.open()
  const shown = await showDesk(store, 'none')
  await rest(1000)
  const from = performance.now()
  shown.goTo(filled.world.allocations[at]?.id ?? '')
  const spent = (await painted(isFirstPageDrawn)) - from
  const container = document.querySelector('.pdfViewer')?.parentElement
  room = { width: container?.clientWidth ?? 0, height: container?.clientHeight ?? 0 }
  await rest()
  shown.close()
  await store.close()
  return spent
}

async function openStock(): Promise<number> {
  const data = pdf.slice()
  const { container, viewer, close } = stockRoom(room)
  await rest(1000)
  const from = performance.now()
  const opened = await openStockViewer({ container, viewer, data, worker })
  const spent = (await painted(isFirstPageDrawn)) - from
  await rest()
  await opened.close()
  close()
  return spent
}

it('pdf-first-page', async () => {
  await report(
    await measure({
      name: 'pdf-first-page',
      unit: 'ms',
      mustReach: 1.3,
      aim: 1.1,
      note: `${PAGES} pages, ${Math.round(pdf.length / 1e5) / 10} MB, ${room.width} × ${room.height}; pdf.js and its worker loaded on both sides`,
      rounds: ROUNDS,
      ours: openSubmission,
      baseline: openStock,
    }),
  )
})
