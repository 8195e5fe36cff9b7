import { PDFArray, PDFDict, PDFDocument, type PDFHexString, PDFName, type PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { paperColors } from '../../../renderer/kit/theme'
import { annotatePdf } from '../../../renderer/review/exports/annotated-pdf/annotate-pdf'
import type { PdfNote } from '../../../renderer/review/exports/annotated-pdf/pdf-note'
import { lockedPdf, makeLinkedPdf, makePdf } from '../../browser/review/pdf-files'

const LINE = { page: 1, left: 72, top: 90, width: 300, height: 16 }

function note(change: Partial<PdfNote> = {}): PdfNote {
  return {
    id: 'n1',
    shape: 'highlight',
    rectangles: [LINE],
    comment: 'Größe fehlt – see 図 3',
    lostWords: '',
    subject: 'C2',
    colors: paperColors(1),
    createdAt: '2026-11-21T09:00:00.000Z',
    modifiedAt: '2026-11-21T10:30:00.000Z',
    ...change,
  }
}

async function annotationsOf(bytes: Uint8Array): Promise<PDFDict[][]> {
  const document = await PDFDocument.load(bytes)
  return document.getPages().map((page) => {
    const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
    return (list?.asArray() ?? []).map((ref) => document.context.lookup(ref, PDFDict))
  })
}

async function annotate(file: Uint8Array, notes: PdfNote[]) {
  const result = await annotatePdf(file, notes, 'Assessor')
  if (!result.ok) throw new Error(result.reason)
  return { ...result, pages: await annotationsOf(result.bytes) }
}

const name = (annotation: PDFDict | undefined, key: string) => annotation?.get(PDFName.of(key))?.toString()
const text = (annotation: PDFDict | undefined, key: string) =>
  (annotation?.get(PDFName.of(key)) as PDFHexString | undefined)?.decodeText()

describe('notes in a PDF', () => {
  test('say who, what, when and about which criterion', async () => {
    const { pages } = await annotate(await makePdf({ pages: 1 }), [note()])
    const [highlight, popup] = pages[0] ?? []
    expect(name(highlight, 'Subtype')).toBe('/Highlight')
    expect(text(highlight, 'Contents')).toBe('Größe fehlt – see 図 3')
    expect(text(highlight, 'T')).toBe('Assessor')
    expect(text(highlight, 'Subj')).toBe('C2')
    expect((highlight?.get(PDFName.of('M')) as PDFString).decodeDate().toISOString()).toBe('2026-11-21T10:30:00.000Z')
    expect(name(highlight, 'QuadPoints')).toBe('[ 72 610 372 610 72 594 372 594 ]')
    expect(name(popup, 'Subtype')).toBe('/Popup')
  })

  test('have an appearance of their own, so that every reader draws the same', async () => {
    const shapes = ['highlight', 'underline', 'comment', 'area', 'pin', 'whole-item'] as const
    const notes = shapes.map((shape) =>
      note({ id: shape, shape, comment: '', ...(shape === 'whole-item' ? { rectangles: [] } : {}) }),
    )
    const { pages } = await annotate(await makePdf({ pages: 1 }), notes)
    const all = pages[0] ?? []
    expect(all.map((each) => name(each, 'Subtype'))).toEqual([
      '/Highlight',
      '/Underline',
      '/Text',
      '/Underline',
      '/Square',
      '/Text',
      '/Text',
    ])
    for (const each of all) expect(each.lookup(PDFName.of('AP'), PDFDict).has(PDFName.of('N'))).toBe(true)
  })

  test('the words of a comment are part of its sign', async () => {
    const { pages } = await annotate(await makePdf({ pages: 1 }), [note({ shape: 'comment' })])
    const [, , words] = pages[0] ?? []
    expect(name(words, 'Subtype')).toBe('/Underline')
    expect(name(words, 'RT')).toBe('/Group')
    expect(text(words, 'Contents')).toBe('')
  })

  test('over two pages become one on each', async () => {
    const file = await makePdf({ pages: 2 })
    const { pages } = await annotate(file, [note({ comment: '', rectangles: [LINE, { ...LINE, page: 2 }] })])
    expect(pages.map((page) => page.length)).toEqual([1, 1])
  })

  test('without a place stand on the first page, with the words that were not found', async () => {
    const lost = note({ rectangles: [], lostWords: 'Not found: “x”', comment: 'Why?' })
    const beyond = note({ id: 'n2', rectangles: [{ ...LINE, page: 9 }] })
    const { pages, withoutPlace } = await annotate(await makePdf({ pages: 2 }), [lost, beyond])
    expect(withoutPlace).toBe(2)
    expect(text(pages[0]?.[0], 'Contents')).toBe('Not found: “x”\n\nWhy?')
    expect(pages[0]?.map((each) => name(each, 'Subtype'))).toEqual(['/Text', '/Popup', '/Text', '/Popup'])
    expect(pages[1]).toEqual([])
  })

  test('stand beside those that the file has already', async () => {
    const { pages } = await annotate(await makeLinkedPdf(), [note({ comment: '' })])
    expect(pages[0]?.map((each) => name(each, 'Subtype'))).toEqual(['/Link', '/Link', '/Highlight'])
  })

  test('never reach another page that shares its list', async () => {
    const document = await PDFDocument.load(await makePdf({ pages: 2 }))
    const shared = document.context.register(document.context.obj([]))
    for (const page of document.getPages()) page.node.set(PDFName.of('Annots'), shared)
    const { pages } = await annotate(await document.save(), [note({ comment: '' })])
    expect(pages.map((page) => page.length)).toEqual([1, 0])
  })

  test('five thousand of them are all put in', async () => {
    const file = await makePdf({ pages: 100 })
    const shapes = ['highlight', 'underline', 'comment', 'area', 'pin'] as const
    const many = Array.from({ length: 5000 }, (_, at) =>
      note({ id: `n${at}`, shape: shapes[at % 5] ?? 'area', rectangles: [{ ...LINE, page: (at % 100) + 1, top: at / 10 }] }),
    )
    const { pages } = await annotate(file, many)
    expect(pages.flat().filter((each) => name(each, 'Subtype') !== '/Popup')).toHaveLength(6000)
  }, 120_000)
})

describe('a file that takes no notes', () => {
  test('is told apart: protected, damaged, empty', async () => {
    const reasonOf = async (file: Uint8Array) => {
      const result = await annotatePdf(file, [note()], 'Assessor')
      return result.ok ? 'ok' : result.reason
    }
    const whole = await makePdf({ pages: 1 })
    expect(await reasonOf(lockedPdf())).toBe('encrypted')
    expect(await reasonOf(new Uint8Array())).toBe('broken')
    expect(await reasonOf(new TextEncoder().encode('%PDF-1.7\nnothing that follows'))).toBe('broken')
    expect(await reasonOf(whole.slice(0, whole.length / 3))).toBe('broken')
  })
})
