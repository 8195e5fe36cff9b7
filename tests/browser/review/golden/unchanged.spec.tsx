import { afterEach, describe, expect, test, vi } from 'vitest'
import { commands, page } from 'vitest/browser'
import { placeAnnotations } from '../../../../renderer/review/annotations/placing/place-annotations'
import type { EvidenceSource } from '../../../../renderer/review'
import { type Annotation, findQuote, type EvidenceItem } from '../../../../shared/domain'
import { annotationOn, type ShownViewer, showViewer } from '../show-viewer'
import { GOLDEN, type GoldenFile, openGolden, type SavedSelectors, savedSelectors } from './golden-files'
import { showMarked, wordsRoot } from './shown-golden'
import { findWords, seen } from './words'

let viewer: ShownViewer | null = null
function closeViewer() {
  viewer?.close()
  viewer = null
}
afterEach(closeViewer)

/** Marks a passage as a person would, and answers what the viewer made of it. */
async function mark(shown: ShownViewer, words: string) {
  const before = shown.annotations.length
  let tried: Range | null = null
  await vi.waitFor(
    () => {
      if (shown.annotations.length > before) return
      tried = findWords(wordsRoot(shown), words)
      if (!tried) {
        // It is on a page that isn't laid out yet.
        const scroller = shown.element.querySelector('[role="document"]') ?? shown.element.querySelector('.scroller')
        scroller?.scrollBy(0, 300)
        throw new Error(`"${words}" is not there`)
      }
      const owner = tried.startContainer.ownerDocument as Document
      owner.getSelection()?.setBaseAndExtent(tried.startContainer, tried.startOffset, tried.endContainer, tried.endOffset)
      owner.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
      throw new Error('not marked yet')
    },
    { timeout: 20_000, interval: 150 },
  )
  return shown.annotations.at(-1)?.selectors ?? []
}

/** Marks every passage of a document in its viewer. */
async function describeAll(file: GoldenFile): Promise<SavedSelectors> {
  const { item, bytes } = await openGolden(file)
  viewer = await showViewer(item, bytes, { tool: 'highlight' })
  const passages: SavedSelectors['passages'] = []
  for (const { id, words } of file.passages) passages.push({ id, selectors: await mark(viewer, words) })
  return { sha256: item.sha256, passages }
}

// `VITE_WRITE_GOLDEN=1` writes all, `VITE_WRITE_GOLDEN=word,code` those.
const { VITE_WRITE_GOLDEN: wanted } = import.meta.env as { VITE_WRITE_GOLDEN?: string }
if (wanted) {
  await page.viewport(1200, 900)
  for (const file of GOLDEN.filter(({ name }) => wanted === '1' || wanted.split(',').includes(name))) {
    const made = await describeAll(file).catch((error: unknown) => console.error(file.name, error))
    closeViewer()
    if (made) await commands.writeFile(`tests/golden/selectors/${file.name}.json`, `${JSON.stringify(made, null, 2)}\n`)
  }
}

function annotationsOf(file: GoldenFile, item: EvidenceItem): Annotation[] {
  return savedSelectors(file.name).passages.map(({ selectors }) => annotationOn(item, { shape: 'highlight', selectors }))
}

describe.each(GOLDEN)('$name ($type) as it was', (file) => {
  test('is the file that the selectors were saved for', async () => {
    const { item } = await openGolden(file)
    expect(savedSelectors(file.name).sha256).toBe(item.sha256)
  })

  test('is marked over exactly the quoted words', async () => {
    await page.viewport(1200, 900)
    const { item, bytes } = await openGolden(file)
    const annotations = annotationsOf(file, item)
    const shown = await showMarked(item, bytes, annotations)
    viewer = shown.viewer
    for (const [at, annotation] of annotations.entries()) {
      const expected = seen(file.passages[at]?.words ?? '')
      expect(seen(findQuote(annotation.selectors)?.exact ?? '')).toBe(expected)
      expect(await shown.wordsOf(annotation, (words) => words === expected)).toBe(expected)
    }
  })

  test('saved again with the same words, is placed at exactly the same place', async () => {
    const { item, bytes } = await openGolden(file)
    const resaved = { ...item, sha256: 'f'.repeat(64) }
    const source: EvidenceSource = {
      file: resaved,
      read: async () => ({ ok: true, bytes: bytes.slice(), item }),
      readRange: async (start, end) => ({ ok: true, bytes: bytes.slice(start, end), item }),
    }
    const annotations = annotationsOf(file, item)
    const placements = await placeAnnotations(resaved, source, annotations, new AbortController().signal)
    for (const [at, { quality, selectors }] of placements.entries()) {
      const before = annotations[at]?.selectors ?? []
      const position = before.find(({ type }) => type === 'TextPositionSelector')
      expect(quality).toBe('exact')
      if (position) expect(selectors).toContainEqual(position)
    }
  })
})
