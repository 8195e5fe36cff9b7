import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { placeAnnotations } from '../../../../renderer/review/annotations/placing/place-annotations'
import type { EvidenceSource } from '../../../../renderer/review'
import { describeText, type EvidenceItem, formatPage, formatPageRectangle, parseAll, parsePage } from '../../../../shared/domain'
import { annotationOn, evidenceItem, type ShownViewer, showViewer } from '../show-viewer'
import { openGolden } from './golden-files'
import { showMarked } from './shown-golden'
import { seen } from './words'

let viewer: ShownViewer | null = null
afterEach(() => {
  viewer?.close()
  viewer = null
})

const { signal } = new AbortController()
const sourceOf = (item: EvidenceItem, bytes: Uint8Array): EvidenceSource => ({
  file: item,
  read: async () => ({ ok: true, bytes: bytes.slice(), item }),
  readRange: async (start, end) => ({ ok: true, bytes: bytes.slice(start, end), item }),
})

const LINES = [
  'The clinic reported its doses on time.',
  'Nobody had to call twice that day.',
  'The rate stayed in the second column.',
]
const lineOf = (number: number, at: number) => (at === 1 ? `Visit ${number * 7} was the one that counted.` : (LINES[at] ?? ''))

/** 500 pages that say nearly the same; `shift` puts so many others before them. */
async function longPdf(shift: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1 - shift; number <= 500; number++) {
    const sheet = pdf.addPage([420, 595])
    for (const at of [0, 1, 2]) sheet.drawText(lineOf(number, at), { x: 40, y: 500 - 20 * at, size: 12, font })
  }
  return pdf.save()
}

test('in 500 pages that resemble each other, each note moves with its own page', async () => {
  await page.viewport(1200, 900)
  const bytes = await longPdf(1)
  const item = evidenceItem({ mediaType: 'application/pdf', sha256: 'c'.repeat(64) })
  const numbers = [1, 2, 250, 499, 500]
  const annotations = numbers.map((number) => {
    const text = [0, 1, 2].map((at) => lineOf(number, at)).join('\n')
    const words = lineOf(number, 1)
    const start = text.indexOf(words)
    const selectors = [...describeText(text, start, start + words.length), formatPage(number)]
    return { ...annotationOn(item, { shape: 'highlight', selectors }), evidenceSha256: 'd'.repeat(64) }
  })
  const placements = await placeAnnotations(item, sourceOf(item, bytes), annotations, signal)
  expect(placements.map(({ quality }) => quality)).toEqual(numbers.map(() => 'exact'))
  expect(placements.map(({ selectors }) => parseAll(selectors, parsePage)[0])).toEqual(numbers.map((number) => number + 1))
  const drawn = annotations.map((annotation, at) => ({ ...annotation, selectors: placements[at]?.selectors ?? [] }))
  const shown = await showMarked(item, bytes, drawn)
  viewer = shown.viewer
  for (const [at, annotation] of drawn.entries()) {
    const expected = seen(lineOf(numbers[at] ?? 0, 1))
    expect(await shown.wordsOf(annotation, (words) => words === expected)).toBe(expected)
  }
}, 120_000)

test('on a scan, areas stay where they were drawn, and are orphaned in another scan', async () => {
  await page.viewport(1200, 900)
  const { item, bytes } = await openGolden({ name: 'scanned', type: 'pdf', mediaType: 'application/pdf' })
  const area = annotationOn(item, {
    shape: 'area',
    selectors: [formatPageRectangle({ page: 1, left: 42, top: 59.5, width: 210, height: 119 })],
  })
  viewer = await showViewer(item, bytes, { annotations: [area] })
  const shown = viewer
  await expect.poll(() => shown.element.querySelector('.assay-mark') !== null, { timeout: 15_000 }).toBe(true)
  const mark = shown.element.querySelector('.assay-mark')?.getBoundingClientRect()
  const sheet = shown.element.querySelector('.page')?.getBoundingClientRect()
  if (!mark || !sheet) throw new Error('no mark on a page')
  expect((mark.left - sheet.left) / sheet.width).toBeCloseTo(0.1, 1)
  expect((mark.top - sheet.top) / sheet.height).toBeCloseTo(0.1, 1)
  expect(mark.width / sheet.width).toBeCloseTo(0.5, 1)
  const other = { ...area, evidenceSha256: 'd'.repeat(64) }
  const [placement] = await placeAnnotations(item, sourceOf(item, bytes), [other], signal)
  expect(placement?.quality).toBe('orphaned')
})
