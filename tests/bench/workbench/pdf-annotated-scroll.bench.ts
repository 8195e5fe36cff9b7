import { beforeAll, it } from 'vitest'
import { page } from 'vitest/browser'
import { formatPageRectangle } from '../../../shared/domain'
import { annotationOn, evidenceItem, showViewer } from '../../browser/review/show-viewer'
import { measure } from '../measure'
import { report } from './bench-page'
import { makeLongPdf } from './long-pdf'
import { painted, rest } from './painted'

const PAGES = 500
const ON_EACH_PAGE = 10
const FRAMES = 240
/** CSS pixels for each frame: a page in about a third of a second. */
const STEP = 50

let pdf: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  await page.viewport(1000, 800)
  pdf = await makeLongPdf(PAGES)
})

/** 95th percentile of the time between frames while pages scroll by, in milliseconds. */
async function scroll(isAnnotated: boolean): Promise<number> {
  const item = evidenceItem({ mediaType: 'application/pdf', sizeBytes: pdf.length })
  const annotations = isAnnotated ? Array.from({ length: PAGES * ON_EACH_PAGE }, (_, at) => annotationAt(item, at)) : []
  const viewer = await showViewer(item, pdf.slice(), { annotations })
  await painted(() => viewer.element.querySelector('.page canvas') !== null)
  if (isAnnotated) await painted(() => viewer.element.querySelectorAll('.assay-mark').length >= ON_EACH_PAGE)
  await rest(1000)
  const container = viewer.element.querySelector('.pdfViewer')?.parentElement as HTMLElement
  const times: number[] = []
  let last = performance.now()
  for (let frame = 0; frame < FRAMES; frame++) {
    container.scrollTop += STEP
    const now = await new Promise<number>(requestAnimationFrame)
    times.push(now - last)
    last = now
  }
  viewer.close()
  await rest()
  return times.sort((a, b) => a - b)[Math.floor(FRAMES * 0.95)] ?? Number.NaN
}

function annotationAt(item: ReturnType<typeof evidenceItem>, at: number) {
  const line = at % ON_EACH_PAGE
  const shape = (['highlight', 'underline', 'comment', 'area'] as const)[line % 4] ?? 'highlight'
  const rectangle = { page: Math.floor(at / ON_EACH_PAGE) + 1, left: 56, top: 60 + line * 50, width: 380, height: 12 }
  return annotationOn(item, { shape, selectors: [formatPageRectangle(rectangle)] })
}

it('pdf-annotated-scroll', async () => {
  await report(
    await measure({
      name: 'pdf-annotated-scroll',
      unit: 'ms',
      mustReach: 1.25,
      aim: 1.1,
      note: `${PAGES} pages, ${PAGES * ON_EACH_PAGE} annotations on one side; 95th percentile of ${FRAMES} frames`,
      ours: () => scroll(true),
      baseline: () => scroll(false),
    }),
  )
})
