import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { describeText, findPosition, findQuote } from '../../../shared/domain'
import { twoFrames } from './barriers'
import { annotationOn, evidenceItem, selectWords, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const PATIENCE = { timeout: 15_000 }
const csv = evidenceItem({ mediaType: 'text/csv', fileName: 'doses.csv' })
const bytesOf = (text: string) => new TextEncoder().encode(text)
const table = () => viewer.element.querySelector<HTMLElement>('[role="table"]')
const rows = () => [...viewer.element.querySelectorAll<HTMLElement>('[role="row"]')]
const cellsOf = (row: HTMLElement | undefined) =>
  [...(row?.querySelectorAll('[data-at]') ?? [])].map(({ textContent }) => textContent)
const shown = (expected: string) =>
  vi.waitFor(() => {
    const found = table()
    if (!found?.textContent?.includes(expected) || !found.parentElement?.querySelector('.assay-marks'))
      throw new Error('no table yet')
    return found
  }, PATIENCE)

const DOSES = 'week,clinic,"doses, all"\n41,<b>Arda</b>,"1,204"\n42,"She said ""enough"".\nThen left.",\n'

describe('a table', () => {
  test('has its head and its cells, quotes and line breaks included, and no markup comes to life', async () => {
    viewer = await showViewer(csv, bytesOf(DOSES))
    await shown('Arda')
    expect(cellsOf(rows()[0])).toEqual(['week', 'clinic', 'doses, all'])
    expect(rows()[0]!.querySelector('[role="columnheader"]')).not.toBeNull()
    expect(cellsOf(rows()[1])).toEqual(['41', '<b>Arda</b>', '1,204'])
    expect(cellsOf(rows()[2])).toEqual(['42', 'She said "enough".\nThen left.', ''])
    expect(table()!.querySelector('b')).toBeNull()
  })

  test.each([
    ['semicolons', 'text/csv', 'a;b\n1,5;2\n', ['1,5', '2']],
    ['tabs', 'text/tab-separated-values', 'a\tb\n1,5\t2\n', ['1,5', '2']],
    ['bars', 'text/csv', 'a|b\n1,5|2\n', ['1,5', '2']],
  ])('is taken apart at its %s', async (_, mediaType, source, expected) => {
    viewer = await showViewer(evidenceItem({ mediaType }), bytesOf(source))
    await shown('1,5')
    expect(cellsOf(rows()[1])).toEqual(expected)
  })

  test.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...[...'x,y\nü,2\n'].flatMap((sign) => [sign.charCodeAt(0), 0])])],
    ['Windows-1252', new Uint8Array([...'x,y\n'].map((sign) => sign.charCodeAt(0)).concat(0xfc, 0x2c, 0x32, 0x0a))],
    ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf('x,y\nü,2\n')])],
  ])('is decoded from %s', async (_, bytes) => {
    viewer = await showViewer(csv, bytes)
    await shown('ü')
    expect(cellsOf(rows()[0])).toEqual(['x', 'y'])
    expect(cellsOf(rows()[1])).toEqual(['ü', '2'])
  })

  test('whose first row holds numbers has no head', async () => {
    viewer = await showViewer(csv, bytesOf('41,Arda\n42,Bela\n'))
    await shown('Arda')
    expect(table()!.querySelector('[role="columnheader"]')).toBeNull()
    expect(rows()).toHaveLength(2)
  })

  test('without any cells is said to be empty', async () => {
    viewer = await showViewer(csv, bytesOf('\n\n'))
    await expect.poll(() => viewer.element.textContent, PATIENCE).toContain('This file is empty')
  })

  test('has words that can be marked, over cells and rows too', async () => {
    viewer = await showViewer(csv, bytesOf('week,clinic\n41,Arda river\n42,Bela\n'), { tool: 'highlight' })
    await shown('Arda')
    await vi.waitFor(() => {
      selectWords(table()!, 'river42Bela')
      if (viewer.annotations.length === 0) throw new Error('not marked yet')
    }, PATIENCE)
    const { selectors } = viewer.annotations[0]!
    const text = 'week\tclinic\n41\tArda river\n42\tBela'
    const { start, end } = findPosition(selectors)!
    expect(text.slice(start, end)).toBe('river\n42\tBela')
    expect(findQuote(selectors)?.exact).toBe('river 42 Bela')
    await expect.poll(() => viewer.element.querySelectorAll('.assay-mark').length).toBe(3)
  })
})

describe('a table of 100,000 rows', () => {
  const lines = Array.from({ length: 100_000 }, (_, at) => `${at + 1},Clinic ${at % 97},row ${at + 1} of many`)
  const LARGE = `week,clinic,note\n${lines.join('\n')}\n`
  const text = `week\tclinic\tnote\n${lines.map((line) => line.replaceAll(',', '\t')).join('\n')}`

  test('holds only the rows in sight', async () => {
    viewer = await showViewer(csv, bytesOf(LARGE))
    await shown('row 1 of many')
    expect(rows().length).toBeLessThan(80)
    expect(table()!.getAttribute('aria-rowcount')).toBe('100001')
  })

  test('goes to an annotation far down and draws it there', async () => {
    const at = text.indexOf('row 90000 of')
    const marked = annotationOn(csv, { shape: 'highlight', selectors: describeText(text, at, at + 9) })
    viewer = await showViewer(csv, bytesOf(LARGE), { annotations: [marked] })
    await shown('row 1 of many')
    viewer.change({ reveal: { annotationId: marked.id }, activeId: marked.id })
    await vi.waitFor(() => {
      const mark = viewer.element.querySelector('.assay-mark')!.getBoundingClientRect()
      const cell = [...viewer.element.querySelectorAll('[data-at]')].find((one) => one.textContent === 'row 90000 of many')!
      expect(Math.abs(mark.top - cell.getBoundingClientRect().top)).toBeLessThan(12)
      expect(viewer.element.textContent).toContain('Seen.')
    }, PATIENCE)
    expect(viewer.element.querySelector('[data-lost]')).toBeNull()
  })

  test('is searched to its end', async () => {
    viewer = await showViewer(csv, bytesOf(LARGE))
    await shown('row 1 of many')
    await userEvent.keyboard('{Control>}f{/Control}row 99998 of')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent, PATIENCE).toBe('1 of 1')
    await expect.poll(() => table()?.textContent, PATIENCE).toContain('row 99998 of many')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.getSelection()?.toString()).toBe('row 99998 of')
  })

  test('keeps what is selected while the rows between scroll away', async () => {
    viewer = await showViewer(csv, bytesOf(LARGE))
    await shown('row 3 of many')
    const cell = (words: string) =>
      [...viewer.element.querySelectorAll('[data-at]')].find((one) => one.textContent === words)?.firstChild
    const told = new Promise((resolve) => document.addEventListener('selectionchange', resolve, { once: true }))
    document.getSelection()!.setBaseAndExtent(cell('row 3 of many')!, 0, cell('row 5 of many')!, 5)
    await told
    await twoFrames()
    viewer.element.querySelector('[role="document"]')!.scrollTop = 50_000
    await expect.poll(() => cell('row 1860 of many') !== undefined, PATIENCE).toBe(true)
    await userEvent.keyboard('h')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const { start, end } = findPosition(viewer.annotations[0]!.selectors)!
    expect(text.slice(start, end)).toBe('row 3 of many\n4\tClinic 3\trow 4 of many\n5\tClinic 4\trow 5')
  })
})
