import type { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, it } from 'vitest'
import { page } from 'vitest/browser'
import { evidenceItem, showViewer } from '../../browser/review/show-viewer'
import { measure } from '../measure'
import { report, scaled, weighPage } from './bench-page'
import { makeLongPdf } from './long-pdf'
import { painted, rest } from './painted'
import { openStockViewer, startStockWorker, stockRoom } from './stock-viewer'

const PAGES = scaled(300, 10)
/** As `showViewer` gives to ours, less its row of controls. */
const ROOM = { width: 900, height: 650 }

let pdf: Uint8Array<ArrayBuffer>
let worker: PDFWorker

beforeAll(async () => {
  await page.viewport(1000, 800)
  pdf = await makeLongPdf(PAGES)
  worker = startStockWorker()
})

/** Scrolls from the first page to the last, and stays on each until it is painted. */
async function readThrough(): Promise<void> {
  await painted(() => document.querySelector('.pdfViewer .page canvas') !== null)
  for (let number = 1; number <= PAGES; number++) {
    const sheet = document.querySelector(`.pdfViewer .page[data-page-number="${number}"]`)
    if (!sheet) throw new Error('the document has so many pages')
    sheet.scrollIntoView({ block: 'start' })
    await painted(() => sheet.hasAttribute('data-loaded') && sheet.querySelector('canvas') !== null)
  }
}

/** Megabytes of the page's process while the document is still open. */
async function weigh(): Promise<number> {
  await rest(1000)
  return (await weighPage()) / 2 ** 20
}

async function readOurs(): Promise<number> {
  const item = evidenceItem({ mediaType: 'application/pdf', sizeBytes: pdf.length })
  const viewer = await showViewer(item, pdf.slice())
  await readThrough()
  const weight = await weigh()
  viewer.close()
  await rest(1000)
  return weight
}

async function readStock(): Promise<number> {
  const { container, viewer, close } = stockRoom(ROOM)
  const opened = await openStockViewer({ container, viewer, data: pdf.slice(), worker })
  await readThrough()
  const weight = await weigh()
  await opened.close()
  close()
  await rest(1000)
  return weight
}

it('memory-pdf', async () => {
  await report(
    await measure({
      name: 'memory-pdf',
      unit: 'MiB',
      mustReach: 1.2,
      aim: 1,
      note: `${PAGES} pages, ${Math.round(pdf.length / 1e5) / 10} MB, each painted; the whole process of the page with its workers, and in both the runner of measurements`,
      ours: readOurs,
      baseline: readStock,
    }),
  )
})
