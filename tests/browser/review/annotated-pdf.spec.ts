import '../../../renderer/review/viewers/pdf/polyfills'
import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, expect, test } from 'vitest'
import { paperColors } from '../../../renderer/kit'
import { boxOnPage } from '../../../renderer/review/annotations/anchoring/page-geometry'
import { annotatePdf } from '../../../renderer/review/exports/annotated-pdf/annotate-pdf'
import type { PageRectangle } from '../../../shared/domain'
import { makePdf } from './pdf-files'

const port = new Worker(new URL('../../../renderer/review/viewers/pdf/pdf-worker.ts', import.meta.url), { type: 'module' })
const worker = new PDFWorker({ port: port as unknown as null })
afterAll(() => port.terminate())

const RECTANGLE: PageRectangle = { page: 1, left: 30, top: 90, width: 200, height: 24 }

/** What pdf.js finds in the annotated file, with the place of each as shares of the page as it is shown. */
async function readBack(file: Uint8Array, shape: 'highlight' | 'area' | 'pin', rectangle: PageRectangle) {
  const result = await annotatePdf(
    file,
    [
      {
        id: 'n1',
        shape,
        rectangles: [rectangle],
        comment: 'Größe?',
        lostWords: '',
        subject: 'C1',
        colors: paperColors(0),
        createdAt: '2026-11-21T09:00:00.000Z',
        modifiedAt: '2026-11-21T09:00:00.000Z',
      },
    ],
    'Assessor',
  )
  if (!result.ok) throw new Error(result.reason)
  const document = await getDocument({ data: result.bytes, worker, verbosity: 0 }).promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: 1 })
  const { rawDims, rotation } = viewport as unknown as { rawDims: { pageWidth: number; pageHeight: number }; rotation: number }
  const annotations = await page.getAnnotations()
  const found = annotations.find(({ subtype }: { subtype: string }) => subtype !== 'Popup')
  const seen = (rect: number[]) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = rect
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom)
    const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, top)
    return {
      x: Math.min(x1, x2) / viewport.width,
      y: Math.min(y1, y2) / viewport.height,
      width: Math.abs(x2 - x1) / viewport.width,
      height: Math.abs(y2 - y1) / viewport.height,
    }
  }
  const shown = boxOnPage(rectangle, { width: rawDims.pageWidth, height: rawDims.pageHeight, rotation })
  const rect = seen(found.rect as number[])
  await document.cleanup()
  return { found, rect, shown, viewport }
}

const PAGES = [
  { rotation: 0, cropLeft: 0 },
  { rotation: 90, cropLeft: 0 },
  { rotation: 180, cropLeft: 40 },
  { rotation: 270, cropLeft: 40 },
]

test.each(PAGES)('another reader finds marked words where the desk shows them (%o)', async (layout) => {
  const { found, rect, shown } = await readBack(await makePdf({ pages: 1, ...layout }), 'highlight', RECTANGLE)
  expect(found).toMatchObject({ subtype: 'Highlight', hasAppearance: true })
  expect(found.titleObj.str).toBe('Assessor')
  expect(found.contentsObj.str).toBe('Größe?')
  expect(found.quadPoints).toHaveLength(8)
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(rect[side]).toBeCloseTo(shown[side], 3)
})

test.each(PAGES)('and areas too (%o)', async (layout) => {
  const { found, rect, shown } = await readBack(await makePdf({ pages: 1, ...layout }), 'area', RECTANGLE)
  expect(found.subtype).toBe('Square')
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(rect[side]).toBeCloseTo(shown[side], 3)
})

test('a pin stands with its tip on the point', async () => {
  const point = { page: 1, left: 120, top: 200, width: 0, height: 0 }
  const { found, rect, shown, viewport } = await readBack(await makePdf({ pages: 1 }), 'pin', point)
  expect(found.subtype).toBe('Text')
  expect((rect.x + rect.width / 2) * viewport.width).toBeCloseTo(shown.x * viewport.width, 1)
  expect((rect.y + rect.height) * viewport.height).toBeCloseTo(shown.y * viewport.height, 1)
})
