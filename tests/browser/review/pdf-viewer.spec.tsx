import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  describeText,
  findPosition,
  findQuote,
  formatPage,
  formatPageRectangle,
  parseAll,
  parsePageRectangle,
  type Selector,
} from '../../../shared/domain'
import { makeLinkedPdf, makePdf, SECOND_LINE, SENTENCE } from './pdf-files'
import { annotationOn, drag, evidenceItem, selectWords, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const item = evidenceItem({ mediaType: 'application/pdf' })
const PATIENCE = { timeout: 15_000 }

const pageElement = (page: number) => viewer.element.querySelector<HTMLElement>(`.page[data-page-number="${page}"]`)
const marks = () => [...viewer.element.querySelectorAll<HTMLElement>('.assay-mark')]

async function textOf(page: number): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const layer = pageElement(page)?.querySelector<HTMLElement>('.textLayer')
    if (!layer?.textContent?.includes(SENTENCE)) throw new Error(`no text on page ${page}`)
    return layer
  }, PATIENCE)
}

function expectOver(mark: DOMRect, words: DOMRect): void {
  for (const side of ['left', 'right', 'top', 'bottom'] as const) expect(Math.abs(mark[side] - words[side]), side).toBeLessThan(3)
}

/** Where the words are on the page now, measured anew. */
function wordsRectangle(layer: HTMLElement, words: string): DOMRect {
  const selection = document.getSelection()
  const tool = viewer.tool
  viewer.change({ tool: 'area' })
  const rectangle = selectWords(layer, words).getBoundingClientRect()
  selection?.removeAllRanges()
  viewer.change({ tool })
  return rectangle
}

// On a cold machine, building pdf.js and its worker for the tests takes longer than any of them.
beforeAll(async () => {
  viewer = await showViewer(item, await makePdf({ pages: 1 }))
  await vi.waitFor(() => textOf(1), { timeout: 90_000 })
  viewer.close()
}, 100_000)

describe('words of a PDF', () => {
  test('become a highlight with their quote, position, page and rectangle', async () => {
    viewer = await showViewer(item, await makePdf(), { tool: 'highlight' })
    selectWords(await textOf(1), 'supply caused demand')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const { shape, selectors } = viewer.annotations[0]!
    expect(shape).toBe('highlight')
    expect(findQuote(selectors)).toMatchObject({
      exact: 'supply caused demand',
      prefix: expect.stringMatching(/concluded that $/),
    })
    const before = `Page 1. ${SENTENCE}`.indexOf('supply')
    expect(findPosition(selectors)).toMatchObject({ start: before, end: before + 'supply caused demand'.length })
    const [rectangle, ...others] = parseAll(selectors, parsePageRectangle)
    expect(others).toEqual([])
    // The baseline is 100 points below the top; the words stand on it with 14 points of type.
    expect(rectangle?.page).toBe(1)
    expect(rectangle!.top).toBeGreaterThan(84)
    expect(rectangle!.top + rectangle!.height).toBeLessThan(106)
    expect(rectangle!.left).toBeGreaterThan(300)
  })

  test('over two lines have a rectangle for each', async () => {
    viewer = await showViewer(item, await makePdf())
    const layer = await textOf(1)
    const start = selectWords(layer, 'caused demand')
    const end = selectWords(layer, SECOND_LINE.slice(0, 12))
    document.getSelection()?.setBaseAndExtent(start.startContainer, start.startOffset, end.endContainer, end.endOffset)
    await userEvent.keyboard('u')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const { selectors } = viewer.annotations[0]!
    expect(findQuote(selectors)?.exact).toBe('caused demand. We therefore')
    const tops = parseAll(selectors, parsePageRectangle).map((rectangle) => rectangle.top)
    expect(tops).toHaveLength(2)
    expect(tops[1]! - tops[0]!).toBeCloseTo(24, 0)
  })

  test('that run over a page break are one annotation on both pages', async () => {
    viewer = await showViewer(item, await makePdf())
    const start = selectWords(await textOf(1), SECOND_LINE)
    const end = selectWords(await textOf(2), 'Page 2')
    document.getSelection()?.setBaseAndExtent(start.startContainer, start.startOffset, end.endContainer, end.endOffset)
    await userEvent.keyboard('h')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const { selectors } = viewer.annotations[0]!
    expect(findQuote(selectors)?.exact).toBe(`${SECOND_LINE} Page 2`)
    expect(findPosition(selectors)).toBeNull()
    expect(parseAll(selectors, parsePageRectangle).map(({ page }) => page)).toEqual([1, 2])
  })

  test('that run over three pages have rectangles on each, and all words of the one between', async () => {
    viewer = await showViewer(item, await makePdf())
    const first = selectWords(await textOf(1), SECOND_LINE)
    pageElement(2)!.scrollIntoView()
    await textOf(2)
    const last = selectWords(await textOf(3), 'Page 3')
    document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset)
    await userEvent.keyboard('u')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const { selectors } = viewer.annotations[0]!
    expect(findQuote(selectors)?.exact).toBe(`${SECOND_LINE} Page 2. ${SENTENCE} ${SECOND_LINE} Page 3`)
    expect(parseAll(selectors, parsePageRectangle).map(({ page }) => page)).toEqual([1, 2, 2, 3])
    expect(marks().map((mark) => mark.closest<HTMLElement>('.page')?.dataset.pageNumber)).toEqual(['1', '2', '2', '3'])
  })

  test('that run over more pages than are kept in the document are not marked, and that is said', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 16 }))
    const first = selectWords(await textOf(1), SECOND_LINE)
    expect(pageElement(16)!.querySelector('.textLayer')).toBeNull()
    document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, pageElement(16)!, 0)
    await userEvent.keyboard('h')
    await expect.poll(() => document.body.textContent).toContain('This passage is too long for one note')
    expect(viewer.annotations).toEqual([])
  })

  test('are selected and marked with the keys alone', async () => {
    viewer = await showViewer(item, await makePdf())
    await textOf(1)
    await userEvent.keyboard('s')
    await expect.poll(() => document.getSelection()?.toString()).toContain('Page 1.')
    await userEvent.keyboard('{ArrowDown}h')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toBe(SENTENCE)
  })

  test.each([
    ['an upright page', {}],
    ['a page that is stored turned', { rotation: 90 }],
    ['a page with a CropBox', { cropLeft: 40 }],
  ])('keep their mark over them on %s, at every zoom and turn', async (_, kind) => {
    viewer = await showViewer(item, await makePdf({ pages: 1, ...kind }), { tool: 'highlight' })
    const words = 'managers concluded'
    selectWords(await textOf(1), words)
    await expect.poll(() => marks().length).toBe(1)
    expectOver(marks()[0]!.getBoundingClientRect(), wordsRectangle(await textOf(1), words))
    const larger = viewer.element.querySelector<HTMLElement>('[aria-label="Larger"]')!
    for (let step = 0; step < 3; step++) larger.click()
    await vi.waitFor(async () => {
      expectOver(marks()[0]!.getBoundingClientRect(), wordsRectangle(await textOf(1), words))
    }, PATIENCE)
    viewer.change({ width: 600 })
    await vi.waitFor(async () => {
      expect(marks()).toHaveLength(1)
      expectOver(marks()[0]!.getBoundingClientRect(), wordsRectangle(await textOf(1), words))
    }, PATIENCE)
  })

  test('show a bar to mark them while no tool is chosen', async () => {
    viewer = await showViewer(item, await makePdf())
    selectWords(await textOf(1), 'clinic managers')
    const bar = await vi.waitFor(() => {
      const found = viewer.element.querySelector('[role="toolbar"][aria-label="Selected words"]')
      if (!found) throw new Error('no bar')
      return found
    })
    bar.querySelector<HTMLElement>('[aria-label="Highlight"]')!.click()
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toBe('clinic managers')
  })
})

describe('areas of a PDF', () => {
  test('are drawn with the pointer and stored in points of the page', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { tool: 'area' })
    await textOf(1)
    const page = pageElement(1)!
    const frame = page.getBoundingClientRect()
    const point = frame.width / 500
    drag(
      page,
      { x: frame.left + 50 * point, y: frame.top + 80 * point },
      { x: frame.left + 250 * point, y: frame.top + 200 * point },
    )
    await expect.poll(() => viewer.annotations.length).toBe(1)
    const [rectangle] = parseAll(viewer.annotations[0]!.selectors, parsePageRectangle)
    expect(rectangle?.page).toBe(1)
    expect(rectangle!.left).toBeCloseTo(50, 0)
    expect(rectangle!.top).toBeCloseTo(80, 0)
    expect(rectangle!.width).toBeCloseTo(200, 0)
    expect(rectangle!.height).toBeCloseTo(120, 0)
    expect(marks()[0]!.textContent).toBe('C2')
  })

  test('are drawn with the keys alone', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 1 }))
    await textOf(1)
    await userEvent.keyboard('a')
    await expect.poll(() => viewer.tool).toBe('area')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.className).toBe('assay-drawing')
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Enter}')
    await expect.poll(() => viewer.annotations.map(({ shape }) => shape)).toEqual(['area'])
    expect(viewer.element.querySelector('.assay-drawing')).toBeNull()
  })
})

describe('annotations of a PDF', () => {
  const shownOn = (page: number) =>
    annotationOn(item, { shape: 'area', selectors: [formatPageRectangle({ page, left: 60, top: 60, width: 200, height: 100 })] })

  test('a click on one activates it, a click beside puts it away', async () => {
    const annotation = shownOn(1)
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { annotations: [annotation] })
    await textOf(1)
    await expect.poll(() => marks().length).toBe(1)
    const mark = marks()[0]!.getBoundingClientRect()
    const clickAt = (x: number, y: number) =>
      document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y }))
    clickAt(mark.left + mark.width / 2, mark.top + mark.height / 2)
    expect(viewer.activeId).toBe(annotation.id)
    await expect.poll(() => viewer.element.querySelector('[role="dialog"] textarea')).not.toBeNull()
    clickAt(mark.left + mark.width / 2, mark.bottom + 60)
    expect(viewer.activeId).toBeNull()
  })

  test('one on a page that was never shown is scrolled to when it is asked for', async () => {
    const annotation = shownOn(9)
    viewer = await showViewer(item, await makePdf({ pages: 10 }), { annotations: [annotation] })
    await textOf(1)
    viewer.change({ activeId: annotation.id, reveal: { annotationId: annotation.id } })
    await vi.waitFor(() => {
      const frame = viewer.element.getBoundingClientRect()
      const mark = marks()[0]?.getBoundingClientRect()
      expect(mark && mark.top > frame.top && mark.bottom < frame.bottom).toBe(true)
    }, PATIENCE)
  })
})

describe('annotations that were placed in this PDF without being measured', () => {
  const placed = (words: string, pages: number[], text = '') => {
    const annotation = { ...annotationOn(item, { shape: 'highlight', selectors: [] }), evidenceSha256: 'cd'.repeat(32) }
    const start = text.indexOf(words)
    const quote: Selector[] =
      start < 0
        ? [{ type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' }]
        : describeText(text, start, start + words.length)
    return { annotation, selectors: [...quote, ...pages.map(formatPage)] }
  }
  const reveal = ({ id }: { id: string }) => viewer.change({ activeId: id, reveal: { annotationId: id } })

  test('are drawn over their words once their page is painted', async () => {
    const words = 'clinic managers concluded'
    const { annotation, selectors } = placed(words, [7], `Page 7. ${SENTENCE}`)
    const placements = { [annotation.id]: { quality: 'approximate' as const, selectors } }
    viewer = await showViewer(item, await makePdf({ pages: 8 }), { annotations: [annotation], placements })
    await textOf(1)
    expect(marks()).toEqual([])
    reveal(annotation)
    await vi.waitFor(async () => {
      expect(marks()).toHaveLength(1)
      expectOver(marks()[0]!.getBoundingClientRect(), wordsRectangle(await textOf(7), words))
    }, PATIENCE)
    expect(marks()[0]!.hasAttribute('data-uncertain')).toBe(true)
  })

  test('are drawn on each page that their words run over', async () => {
    const { annotation, selectors } = placed(`${SECOND_LINE} Page 2. Two clinic managers`, [1, 2])
    const placements = { [annotation.id]: { quality: 'exact' as const, selectors } }
    viewer = await showViewer(item, await makePdf({ pages: 2 }), { annotations: [annotation], placements })
    await vi.waitFor(async () => {
      const drawn = marks().map((mark) => mark.closest<HTMLElement>('.page')?.dataset.pageNumber)
      expect(drawn).toEqual(['1', '2'])
      expectOver(marks()[0]!.getBoundingClientRect(), wordsRectangle(await textOf(1), SECOND_LINE))
      expectOver(marks()[1]!.getBoundingClientRect(), wordsRectangle(await textOf(2), 'Page 2. Two clinic managers'))
    }, PATIENCE)
  })

  test('are not drawn where their words are not there, nor where they are orphaned', async () => {
    const gone = placed('Words that were taken out.', [1])
    const orphan = placed('x', [1])
    const here = annotationOn(item, {
      shape: 'area',
      selectors: [formatPageRectangle({ page: 1, left: 9, top: 9, width: 90, height: 90 })],
    })
    const placements = {
      [gone.annotation.id]: { quality: 'exact' as const, selectors: gone.selectors },
      [orphan.annotation.id]: { quality: 'orphaned' as const, selectors: [] },
    }
    viewer = await showViewer(item, await makePdf(), { annotations: [gone.annotation, orphan.annotation, here], placements })
    await textOf(1)
    await expect.poll(() => marks().map(({ dataset }) => dataset.annotationId)).toEqual([here.id])
  })
})

describe('finding in a PDF', () => {
  test('counts the matches of the whole document and goes from one to the next', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 4 }))
    await textOf(1)
    await userEvent.keyboard('{Control>}f{/Control}')
    await userEvent.keyboard('clinic managers')
    const count = () => viewer.element.querySelector('output')?.textContent
    // What was typed slowly is looked for letter by letter, and each beginning of it is found four times too.
    await expect.poll(() => viewer.element.querySelector('.highlight.selected')?.textContent, PATIENCE).toBe('clinic managers')
    await expect.poll(count, PATIENCE).toBe('1 of 4')
    await userEvent.keyboard('{Enter}')
    await expect.poll(count, PATIENCE).toBe('2 of 4')
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
    await expect.poll(count, PATIENCE).toBe('1 of 4')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => viewer.element.querySelector('output')).toBeNull()
  })

  test('minds letter case and whole words where that is asked for', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 2 }))
    await textOf(1)
    await userEvent.keyboard('{Control>}f{/Control}PAGE')
    const count = () => viewer.element.querySelector('output')?.textContent
    await expect.poll(count, PATIENCE).toBe('1 of 2')
    const option = (label: string) => viewer.element.querySelector<HTMLElement>(`[aria-label="${label}"]`)!
    option('Match case').click()
    await expect.poll(count, PATIENCE).toBe('Not found')
    option('Match case').click()
    await userEvent.fill(viewer.element.querySelector('[role="search"] input')!, 'clinic manager')
    await expect.poll(count, PATIENCE).toBe('1 of 2')
    option('Whole words').click()
    await expect.poll(count, PATIENCE).toBe('Not found')
    expect(option('Whole words').getAttribute('aria-pressed')).toBe('true')
  })

  test('leaves its match selected, so that one key marks it', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 2 }))
    await textOf(1)
    await userEvent.keyboard('{Control>}f{/Control}caused demand')
    await expect.poll(() => viewer.element.querySelector('.highlight.selected')?.textContent, PATIENCE).toBe('caused demand')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.getSelection()?.toString()).toBe('caused demand')
    await userEvent.keyboard('h')
    await expect.poll(() => viewer.annotations.length).toBe(1)
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toBe('caused demand')
  })

  test('says when there is nothing', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 1 }))
    await textOf(1)
    await userEvent.keyboard('{Control>}f{/Control}')
    await userEvent.keyboard('zebra')
    await expect.poll(() => viewer.element.querySelector('output')?.textContent, PATIENCE).toBe('Not found')
  })
})

describe('a PDF that can’t be read', () => {
  test.each([
    ['is broken', () => makePdf().then((bytes) => bytes.slice(0, 400)), 'This PDF is broken'],
    ['is no PDF at all', async () => new TextEncoder().encode('PK\u0003\u0004 not a PDF'), 'This PDF is broken'],
    ['is empty', async () => new Uint8Array(), 'This PDF is empty'],
  ])('says that it %s', async (_, make, title) => {
    viewer = await showViewer(item, await make())
    await expect.poll(() => viewer.element.textContent, PATIENCE).toContain(title)
    expect(viewer.element.querySelector('[role="document"]')).toBeNull()
    expect(viewer.offered).toEqual([])
    ;[...viewer.element.querySelectorAll('button')].find((button) => button.textContent === 'Save a copy')?.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledTimes(1)
  })

  test('does not keep the next one from opening', async () => {
    const broken = await showViewer(item, new Uint8Array([37, 80, 68, 70]))
    await expect.poll(() => broken.element.querySelector('[role="alert"]')?.textContent ?? '', PATIENCE).toContain('broken')
    broken.close()
    viewer = await showViewer(item, await makePdf())
    expect((await textOf(1)).textContent).toContain(SENTENCE)
  })
})

test('the first page begins with the space that is between pages', async () => {
  viewer = await showViewer(item, await makePdf())
  await textOf(1)
  const room = viewer.element.querySelector('[role="document"]')!.getBoundingClientRect()
  expect(pageElement(1)!.getBoundingClientRect().top - room.top).toBeGreaterThan(12)
})

test('only https links of a PDF are opened, and only on request', async () => {
  viewer = await showViewer(item, await makeLinkedPdf())
  const links = await vi.waitFor(() => {
    const found = [...viewer.element.querySelectorAll<HTMLAnchorElement>('.annotationLayer a')]
    if (found.length < 2) throw new Error('no links yet')
    return found
  }, PATIENCE)
  for (const link of links) link.click()
  expect(viewer.opened).toEqual(['https://example.org/method'])
})

test('the page number can be typed, and reading is reported where it rests', async () => {
  viewer = await showViewer(item, await makePdf({ pages: 5 }))
  await textOf(1)
  const field = page.getByLabelText('Page number')
  await userEvent.fill(field, '4')
  await userEvent.keyboard('{Enter}')
  await textOf(4)
  await expect.poll(() => viewer.calls.onReading.mock.lastCall?.[0].page, PATIENCE).toBe(4)
})

test('a page number that is given up goes nowhere, and the keys go back to what was read', async () => {
  viewer = await showViewer(item, await makePdf({ pages: 5 }))
  await textOf(1)
  const read = viewer.element.querySelector<HTMLElement>('[role="document"]')
  const field = page.getByLabelText('Page number')
  for (const [key, shown] of [
    ['{Escape}', '1'],
    ['{Enter}', '4'],
  ] as const) {
    read?.focus()
    await userEvent.fill(field, '4')
    await userEvent.keyboard(key)
    await expect.element(field).toHaveValue(shown)
    expect(document.activeElement).toBe(read)
  }
})
