import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import type { Drawing } from '../../../renderer/charts/drawing'
import type { Block } from '../../../renderer/review/exports/feedback-pdf/blocks'
import { writeReportPdf } from '../../../renderer/review/exports/feedback-pdf/write-pdf'

const run = (text: string) => ({ text, bold: false, italic: false, href: null })
const box = { x: 10, y: 10, width: 100, height: 30 }
const DRAWING: Drawing = {
  width: 400,
  height: 120,
  shapes: [
    ...(['rising', 'falling', 'level', 'cross', 'dots', 'solid', 'plain'] as const).map((of) => ({
      kind: 'path' as const,
      d: 'M10 10H110V40H10Z',
      fill: [227, 236, 248] as [number, number, number],
      opacity: 1,
      stroke: [42, 90, 159] as [number, number, number],
      strokeWidth: 1,
      dashes: of === 'level' ? [7, 4] : null,
      hatch: { of, ink: [42, 90, 159] as [number, number, number], box },
    })),
    {
      kind: 'text',
      text: 'Waits for the first assessor',
      x: 200,
      y: 60,
      size: 11.5,
      bold: false,
      ink: [28, 36, 48],
      anchor: 'middle',
    },
  ],
}

/** The structure elements of a kind, in the order in which they were written. */
async function elementsOf(bytes: Uint8Array, kind: string): Promise<PDFDict[]> {
  const pdf = await PDFDocument.load(bytes)
  return pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of(kind) ? [object] : []))
}

const pagesOf = async (bytes: Uint8Array) =>
  (await PDFDocument.load(bytes)).getPages().map((page) => [page.getWidth(), page.getHeight()])
const write = (blocks: Block[], sheet: 'A4' | 'Letter' = 'A4') =>
  writeReportPdf(blocks, { title: 'Report', language: 'en', sheet })

describe('a report', () => {
  test('has its drawings as figures with words for those who don’t see them', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, runs: [run('Operations')] },
      { kind: 'drawing', drawing: DRAWING, alt: 'Half within 5 days' },
    ]
    const { bytes, missing } = await write(blocks)
    expect(missing).toEqual([])
    const figures = await elementsOf(bytes, 'Figure')
    expect(figures.map((figure) => String(figure.get(PDFName.of('Alt'))))).toEqual([
      expect.stringContaining('Half within 5 days'),
    ])
  })

  test('never tears a drawing: it goes to the next page whole, with its heading', async () => {
    const tall: Block = { kind: 'drawing', drawing: { ...DRAWING, width: 400, height: 500 }, alt: 'Tall' }
    const heading: Block = { kind: 'heading', level: 2, runs: [run('Where')], keep: 520 }
    expect(await pagesOf((await write([tall, heading, tall], 'Letter')).bytes)).toEqual([
      [612, 792],
      [612, 792],
    ])
  })

  test('has tables over pages in rows that aren’t torn, with as many cells as they have', async () => {
    const name = 'Facilitating difficult conversations between teams that have never met before'
    const rows = Array.from({ length: 60 }, (_, at) => [[run(`${name} ${at}`)], [run(String(at))], [run('–')]])
    const table: Block = {
      kind: 'table',
      head: [[run('Achievement')], [run('n')], [run('85 %')]],
      rows,
      widths: [2],
      numbersFrom: 1,
    }
    const { bytes } = await write([table])
    expect((await pagesOf(bytes)).length).toBeGreaterThan(1)
    expect(await elementsOf(bytes, 'TR')).toHaveLength(61)
    expect(await elementsOf(bytes, 'TD')).toHaveLength(120)
    expect(await elementsOf(bytes, 'TH')).toHaveLength(63)
  })

  test('names the characters that no font has, in drawings too', async () => {
    const drawing: Drawing = {
      ...DRAWING,
      shapes: [{ ...(DRAWING.shapes.at(-1) as Extract<Drawing['shapes'][number], { kind: 'text' }>), text: '王明' }],
    }
    expect((await write([{ kind: 'drawing', drawing, alt: 'Names' }])).missing.sort()).toEqual(['明', '王'])
  })
})
