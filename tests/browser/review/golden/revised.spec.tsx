import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { placeAnnotations } from '../../../../renderer/review/annotations/placing/place-annotations'
import { readEvidenceText } from '../../../../renderer/review/evidence-text/read-evidence-text'
import type { EvidenceSource } from '../../../../renderer/review'
import {
  type Annotation,
  type EvidenceItem,
  findPosition,
  findQuote,
  parseAll,
  parsePage,
  unitAtCodePoint,
} from '../../../../shared/domain'
import { annotationOn, type ShownViewer } from '../show-viewer'
import { GOLDEN, openGolden, savedSelectors } from './golden-files'
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

/** The words right before a placement in the file's own text, as far as its page goes. */
async function wordsBefore(item: EvidenceItem, source: EvidenceSource, { selectors }: Pick<Annotation, 'selectors'>) {
  const position = findPosition(selectors)
  const [wanted] = parseAll(selectors, parsePage)
  let before: string | null = null
  for await (const { page: number, text } of readEvidenceText(item, source, signal)) {
    if (position && (number === null || number === wanted)) before = text.slice(0, unitAtCodePoint(text, position.start))
  }
  if (before !== null) return before
  return findQuote(selectors)?.prefix ?? ''
}

describe.each(GOLDEN)('$name ($type) as the candidate revised it', (file) => {
  test('has each passage in its own place, or nowhere', async () => {
    await page.viewport(1200, 900)
    const first = await openGolden(file)
    const { item, bytes } = await openGolden(file, '-revised')
    const source = sourceOf(item, bytes)
    const annotations = savedSelectors(file.name).passages.map(({ selectors }) =>
      annotationOn(first.item, { shape: 'highlight', selectors }),
    )
    const placements = await placeAnnotations(item, source, annotations, signal)
    expect(placements.filter(({ quality }) => quality !== 'orphaned').length).toBeGreaterThan(0)
    const shown = await showMarked(
      item,
      bytes,
      annotations.map((annotation, at) => ({ ...annotation, selectors: placements[at]?.selectors ?? [] })),
    )
    viewer = shown.viewer
    for (const [at, passage] of file.passages.entries()) {
      const [annotation, placement] = [annotations[at], placements[at]]
      if (!annotation || !placement) throw new Error(`no placement for ${passage.id}`)
      const allowed = passage.id === file.broken ? [...passage.revised, 'orphaned'] : passage.revised
      expect(allowed, passage.id).toContain(placement.quality)
      if (placement.quality === 'orphaned') continue
      const expected = seen(passage.revisedWords)
      expect(seen(findQuote(placement.selectors)?.exact ?? ''), passage.id).toBe(expected)
      expect(seen(await wordsBefore(item, source, placement)).endsWith(seen(passage.follows)), `before ${passage.id}`).toBe(true)
      expect(await shown.wordsOf(annotation, (words) => words === expected), passage.id).toBe(expected)
    }
  })
})
