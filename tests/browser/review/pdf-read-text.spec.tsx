import { afterEach, describe, expect, test, vi } from 'vitest'
import { readText } from '../../../renderer/review/viewers/pdf/read-text'
import type { EvidenceBytes } from '../../../renderer/store'
import { readDomText } from '../../../renderer/review/annotations/anchoring/dom-text'
import type { EvidenceItem } from '../../../shared/domain'
import { lockedPdf, makePdf } from './pdf-files'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer | null = null
afterEach(() => {
  viewer?.close()
  viewer = null
})

const PATIENCE = { timeout: 60_000 }

/** A file in memory that counts how much of it was asked for. */
function fileOf(bytes: Uint8Array) {
  const item = evidenceItem({ mediaType: 'application/pdf', sizeBytes: bytes.length })
  const asked = { bytes: 0 }
  const give = (start: number, end: number): EvidenceBytes => {
    asked.bytes += end - start
    return { ok: true, bytes: bytes.slice(start, end), item }
  }
  return {
    item,
    asked,
    source: {
      file: item,
      read: async () => give(0, bytes.length),
      readRange: async (start: number, end: number) => give(start, Math.min(end, bytes.length)),
    },
  }
}

async function textsOf(bytes: Uint8Array, signal = new AbortController().signal): Promise<string[]> {
  const { item, source } = fileOf(bytes)
  const texts: string[] = []
  for await (const { page, part, text } of readText(item, source, signal)) {
    expect(part).toBeNull()
    texts.push(text)
    expect(page).toBe(texts.length)
  }
  return texts
}

describe('the text of a PDF', () => {
  test('comes page by page, exactly as the viewer holds it', async () => {
    const bytes = await makePdf({ pages: 3 })
    const texts = await textsOf(bytes)
    expect(texts).toHaveLength(3)
    viewer = await showViewer(evidenceItem({ mediaType: 'application/pdf' }), bytes)
    const shown = await vi.waitFor(() => {
      const layer = viewer?.element.querySelector('.page[data-page-number="1"] .textLayer .endOfContent')?.parentElement
      if (!layer) throw new Error('no words yet')
      return readDomText(layer).text
    }, PATIENCE)
    expect(shown).toBe(texts[0])
    expect(shown).toContain('\n')
  }, 90_000)

  test('of a large file is read without reading all of it', async () => {
    const plain = await makePdf({ pages: 1 })
    const { item, asked, source } = fileOf(await withAttachment(plain, 12_000_000))
    const texts: string[] = []
    for await (const { text } of readText(item, source, new AbortController().signal)) texts.push(text)
    expect(texts).toEqual(await textsOf(plain))
    expect(asked.bytes).toBeLessThan(4_500_000)
  })

  test.each([
    ['is broken', () => makePdf().then((bytes) => bytes.slice(0, 400))],
    ['is locked', async () => lockedPdf()],
    ['is empty', async () => new Uint8Array()],
  ])('is none where the file %s', async (_, make) => {
    expect(await textsOf(await make())).toEqual([])
  })

  test('is never told to be none where the bytes are not here', async () => {
    const item: EvidenceItem = evidenceItem({ mediaType: 'application/pdf', sizeBytes: 500 })
    const refuse = async (): Promise<EvidenceBytes> => ({ ok: false, reason: 'not-offline' })
    const reading = readText(item, { file: item, read: refuse, readRange: refuse }, new AbortController().signal)
    await expect(reading[Symbol.asyncIterator]().next()).rejects.toThrow('not-offline')
  })

  test('ends with the signal', async () => {
    const { item, source } = fileOf(await makePdf({ pages: 5 }))
    const ending = new AbortController()
    const pages: number[] = []
    const reading = async () => {
      for await (const { page } of readText(item, source, ending.signal)) {
        pages.push(page ?? 0)
        if (page === 2) ending.abort(new Error('enough'))
      }
    }
    await expect(reading()).rejects.toThrow('enough')
    expect(pages).toEqual([1, 2])
  })
})

/** The same PDF with a large file of noise in it, which no page needs. */
async function withAttachment(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const { PDFDocument } = await import('pdf-lib')
  const document = await PDFDocument.load(bytes)
  const noise = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(noise.subarray(at, Math.min(size, at + 65_536)))
  await document.attach(noise, 'noise.bin')
  return document.save()
}
