import { afterEach, expect, test, vi } from 'vitest'
import { createRoot, type Root } from 'react-dom/client'
import { placeAnnotations } from '../../../renderer/review/annotations/placing/place-annotations'
import { usePlacedAnnotations, type PlacedAnnotations } from '../../../renderer/review/annotations/placing/use-placed-annotations'
import type { EvidenceSource } from '../../../renderer/review'
import { type DeskRecord, type OpenedStore, StoreProvider } from '../../../renderer/store'
import {
  type Annotation,
  describeText,
  type EvidenceItem,
  findQuote,
  parseAll,
  parsePage,
  type Selector,
} from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'
import { makePdf, SENTENCE } from './pdf-files'
import { annotationOn, evidenceItem } from './show-viewer'

const NEW = 'cd'.repeat(32)
const text =
  '# Method\n\nNine of the eleven nurses read the table from right to left. Two clinic managers concluded that supply caused demand, ' +
  'which the data cannot show. We split it into two panels.\n'

function sourceOfBytes(item: EvidenceItem, bytes: Uint8Array): EvidenceSource {
  return {
    file: item,
    read: async () => ({ ok: true, bytes: bytes.slice(), item }),
    readRange: async (start, end) => ({ ok: true, bytes: bytes.slice(start, end), item }),
  }
}

function quoted(source: string, words: string): Selector[] {
  const start = source.indexOf(words)
  return describeText(source, start, start + words.length)
}

const signal = new AbortController().signal

test('words of a PDF are found in a changed copy of it, on the page where they are now', async () => {
  const item = evidenceItem({ sha256: NEW })
  const page = `Page 2. ${SENTENCE}\nWe therefore split the figure into two panels.`
  const annotation = {
    ...annotationOn(item, { shape: 'highlight', selectors: quoted(page, SENTENCE) }),
    evidenceSha256: 'ef'.repeat(32),
  }
  const [placement] = await placeAnnotations(item, sourceOfBytes(item, await makePdf({ pages: 3 })), [annotation], signal)
  expect(placement).toMatchObject({ quality: 'exact', evidenceSha256: NEW })
  expect(findQuote(placement?.selectors ?? [])?.exact).toBe(SENTENCE)
  expect(parseAll(placement?.selectors ?? [], parsePage)).toEqual([2])
})

test('a file that is not read for its words needs no reading to know that', async () => {
  const item = evidenceItem({ sha256: NEW, mediaType: 'image/png' })
  const read = vi.fn()
  const source: EvidenceSource = { file: item, read, readRange: read }
  const area = annotationOn(item, { shape: 'pin', selectors: [] })
  const [placement] = await placeAnnotations(item, source, [{ ...area, evidenceSha256: 'ef'.repeat(32) }], signal)
  expect(placement?.quality).toBe('orphaned')
  expect(read).not.toHaveBeenCalled()
})

let root: Root | null = null
afterEach(() => root?.unmount())

/** Shows what the hook answers for these annotations, on a real store. */
async function showHook(store: OpenedStore, record: DeskRecord, annotations: readonly Annotation[], bytes: Uint8Array) {
  const answers: PlacedAnnotations[] = []
  const reads = vi.fn()
  const sourceOf = (item: EvidenceItem): EvidenceSource => {
    const source = sourceOfBytes(item, bytes)
    return { ...source, read: () => (reads(), source.read()) }
  }
  function Probe() {
    answers.push(usePlacedAnnotations(record, annotations, sourceOf))
    return null
  }
  root = createRoot(document.createElement('div'))
  root.render(
    <StoreProvider store={store}>
      <Probe />
    </StoreProvider>,
  )
  return { answers, reads, latest: () => answers.at(-1)?.placements }
}

async function revisedText() {
  const sample = await openSampleStore(1)
  const allocationId = sample.world.allocations[0]?.id ?? ''
  const record = (await sample.store.desk.open(allocationId)) as DeskRecord
  const item = evidenceItem({ mediaType: 'text/markdown', sha256: NEW })
  const shown: DeskRecord = {
    ...record,
    submission: { ...record.submission, evidence: [item] },
    evidenceHere: { [item.id]: true },
  }
  const rendered = text.replace('# Method\n\n', 'Method\n')
  const make = (words: string): Annotation => ({
    ...annotationOn(item, { shape: 'highlight', selectors: quoted(rendered, words) }),
    evidenceSha256: 'ef'.repeat(32),
  })
  const bytes = new TextEncoder().encode(text.replace('# Method', '# Method\n\nA paragraph that was put in.'))
  return { ...sample, record: shown, make, bytes, item }
}

test('what was found is kept, and not looked for again, neither for another comment nor when the desk is opened anew', async () => {
  const { store, record, make, bytes } = await revisedText()
  const annotation = make('supply caused demand, which the data cannot show')
  const first = await showHook(store, record, [annotation], bytes)
  await expect.poll(() => first.latest()?.get(annotation.id)?.quality).toBe('exact')
  await expect.poll(async () => await store.desk.placements(record.allocation.id)).toHaveLength(1)
  expect(first.answers.some(({ progress }) => progress?.total === 1)).toBe(true)
  root?.unmount()
  const edited = { ...annotation, version: 2, comment: 'Another word.' }
  const second = await showHook(store, record, [edited], bytes)
  await expect.poll(() => second.latest()?.get(annotation.id)?.quality).toBe('exact')
  expect(second.reads).not.toHaveBeenCalled()
  await store.close()
})

test('what was decided is not placed anew, and an item that was taken out orphans its annotations', async () => {
  const { store, record, make, bytes } = await revisedText()
  const annotation = make('supply caused demand, which the data cannot show')
  const gone = { ...make('We split it into two panels'), evidenceId: crypto.randomUUID() }
  const shown = await showHook(store, { ...record, status: 'decided' }, [annotation, gone], bytes)
  await expect.poll(() => shown.latest()?.get(gone.id)?.quality).toBe('orphaned')
  expect(shown.latest()?.has(annotation.id)).toBe(false)
  expect(shown.reads).not.toHaveBeenCalled()
  await store.close()
})
