import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { findPosition, findQuote, formatPageRectangle, parseAll, parsePageRectangle } from '../../../shared/domain'
import { makePdf, SECOND_LINE, SENTENCE } from './pdf-files'
import { COLD_PATIENCE, PATIENCE, pageOf, wordsOf } from './pdf-pages'
import { annotationOn, drag, evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const item = evidenceItem({ mediaType: 'application/pdf' })
const area = (change = {}) =>
  annotationOn(item, {
    shape: 'area',
    selectors: [formatPageRectangle({ page: 1, left: 60, top: 160, width: 200, height: 100, ...change })],
  })
const rectangleNow = () => parseAll(viewer.annotations[0]!.selectors, parsePageRectangle)[0]!
const handles = () =>
  vi.waitFor(() => {
    const frame = viewer.element.querySelector<HTMLElement>('.assay-editing')
    if (!frame) throw new Error('no frame')
    return frame
  }, PATIENCE)
const middleOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
/** CSS pixels of a point (1/72 inch) on the page, which is 500 points wide as it is stored. */
const pointSize = () => {
  const { width, height } = pageOf(viewer, 1)!.getBoundingClientRect()
  return Math.min(width, height) / 500
}

beforeAll(async () => {
  viewer = await showViewer(item, await makePdf({ pages: 1 }))
  await wordsOf(viewer, 1, COLD_PATIENCE)
  viewer.close()
}, 100_000)

describe('an area of a PDF that is active', () => {
  test('is pulled to another place on its page', async () => {
    const annotation = area()
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { annotations: [annotation], activeId: annotation.id })
    await wordsOf(viewer, 1)
    const from = middleOf(await handles())
    drag(await handles(), from, { x: from.x + 50 * pointSize(), y: from.y + 40 * pointSize() })
    await expect.poll(() => Math.round(rectangleNow().left)).toBe(110)
    expect(Math.round(rectangleNow().top)).toBe(200)
    expect([Math.round(rectangleNow().width), Math.round(rectangleNow().height)]).toEqual([200, 100])
    expect(viewer.retargeted).toEqual([annotation.id])
  })

  test('never leaves its page', async () => {
    const annotation = area()
    viewer = await showViewer(item, await makePdf({ pages: 2 }), { annotations: [annotation], activeId: annotation.id })
    await wordsOf(viewer, 1)
    const from = middleOf(await handles())
    drag(await handles(), from, { x: from.x - 2000, y: from.y + 5000 })
    await expect.poll(() => rectangleNow().left).toBe(0)
    expect(rectangleNow()).toMatchObject({ page: 1 })
    expect(rectangleNow().top).toBeCloseTo(600, 0)
  })

  test('is sized by a corner on a page that is stored turned', async () => {
    const annotation = area()
    viewer = await showViewer(item, await makePdf({ pages: 1, rotation: 90 }), {
      annotations: [annotation],
      activeId: annotation.id,
    })
    await wordsOf(viewer, 1)
    const corner = (await handles()).querySelector('[data-edge="se"]')!
    const from = middleOf(corner)
    drag(corner, from, { x: from.x + 20 * pointSize(), y: from.y + 30 * pointSize() })
    // Turned by 90°, the lower right corner that is seen is the upper right one of the stored page.
    await expect.poll(() => Math.round(rectangleNow().top)).toBe(140)
    expect(Math.round(rectangleNow().width)).toBe(230)
    expect(Math.round(rectangleNow().height)).toBe(120)
  })

  test('keeps its handles when the pages are enlarged, and its focus too', async () => {
    const annotation = area()
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { annotations: [annotation], activeId: annotation.id })
    await wordsOf(viewer, 1)
    await handles()
    await userEvent.keyboard('{Shift>}a{/Shift}')
    await expect.poll(() => document.activeElement?.className).toBe('assay-editing')
    const before = pageOf(viewer, 1)!.getBoundingClientRect().width
    viewer.element.querySelector<HTMLElement>('[aria-label="Larger"]')!.click()
    await expect.poll(() => pageOf(viewer, 1)!.getBoundingClientRect().width, PATIENCE).toBeGreaterThan(before)
    await wordsOf(viewer, 1)
    await expect.poll(() => document.activeElement?.className, PATIENCE).toBe('assay-editing')
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => viewer.retargeted, PATIENCE).toEqual([annotation.id])
    expect(rectangleNow().left).toBeGreaterThan(60)
  })

  test('has no handles where it was made on other bytes, for an earlier decision, or with a tool in the hand', async () => {
    const annotation = { ...area(), evidenceSha256: 'cd'.repeat(32) }
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { annotations: [annotation], activeId: annotation.id })
    await wordsOf(viewer, 1)
    await expect.poll(() => viewer.element.querySelectorAll('.assay-mark').length, PATIENCE).toBe(1)
    expect(viewer.element.querySelector('.assay-editing')).toBeNull()
    viewer.change({ annotations: [{ ...annotation, evidenceSha256: item.sha256 }] })
    await handles()
    viewer.change({ tool: 'highlight' })
    await expect.poll(() => viewer.element.querySelector('.assay-editing')).toBeNull()
  })
})

describe('an area that is drawn', () => {
  const draw = async (to: { x: number; y: number }) => {
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { tool: 'area' })
    await wordsOf(viewer, 1)
    const page = pageOf(viewer, 1)!
    const { left, top } = page.getBoundingClientRect()
    const point = pointSize()
    drag(page, { x: left + 60 * point, y: top + 80 * point }, { x: left + to.x * point, y: top + to.y * point })
    await expect.poll(() => viewer.annotations.length).toBe(1)
    return viewer.annotations[0]!.selectors
  }

  test('brings the words in it, by which it is found again in a changed file', async () => {
    const selectors = await draw({ x: 490, y: 130 })
    expect(selectors[0]?.type).toBe('FragmentSelector')
    expect(findQuote(selectors)?.exact).toBe(`Page 1. ${SENTENCE} ${SECOND_LINE}`)
    expect(findPosition(selectors)).toMatchObject({ start: 0 })
  })

  test('can be put right at once, with the tool still in the hand', async () => {
    await draw({ x: 200, y: 200 })
    const corner = (await handles()).querySelector('[data-edge="se"]')!
    const from = middleOf(corner)
    drag(corner, from, { x: from.x + 40 * pointSize(), y: from.y })
    await expect.poll(() => Math.round(rectangleNow().width)).toBe(180)
    expect(viewer.annotations).toHaveLength(1)
  })

  test('brings whole words of a part of a line', async () => {
    const quote = findQuote(await draw({ x: 190, y: 108 }))?.exact ?? ''
    expect(`Page 1. ${SENTENCE}`.startsWith(quote)).toBe(true)
    expect(quote).toMatch(/^Page 1\. Two( clinic)?$/)
  })

  test('brings none where it holds none', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { tool: 'area' })
    await wordsOf(viewer, 1)
    const page = pageOf(viewer, 1)!
    const { left, top } = page.getBoundingClientRect()
    const point = pointSize()
    drag(page, { x: left + 60 * point, y: top + 250 * point }, { x: left + 300 * point, y: top + 300 * point })
    await expect.poll(() => viewer.annotations.length).toBe(1)
    expect(viewer.annotations[0]!.selectors).toHaveLength(1)
  })
})

test('an area is drawn by its keys wherever the focus was', async () => {
  viewer = await showViewer(item, await makePdf({ pages: 1 }))
  await wordsOf(viewer, 1)
  const elsewhere = document.createElement('button')
  const pressed = vi.fn()
  elsewhere.addEventListener('click', pressed)
  viewer.element.append(elsewhere)
  elsewhere.focus()
  await userEvent.keyboard('a{Enter}{Shift>}{ArrowRight}{/Shift}{Enter}')
  await expect.poll(() => viewer.annotations.map(({ shape }) => shape)).toEqual(['area'])
  expect(pressed).not.toHaveBeenCalled()
})

test('a comment has its sign behind its last line, a highlight has none', async () => {
  const lines = [84, 108].map((top) => formatPageRectangle({ page: 1, left: 72, top, width: 300, height: 16 }))
  const annotations = (['comment', 'highlight'] as const).map((shape) => annotationOn(item, { shape, selectors: lines }))
  viewer = await showViewer(item, await makePdf({ pages: 1 }), { annotations })
  await wordsOf(viewer, 1)
  const signs = await vi.waitFor(() => {
    const found = [...viewer.element.querySelectorAll('.assay-mark-sign')]
    if (found.length === 0) throw new Error('no sign yet')
    return found
  }, PATIENCE)
  expect(signs.map((sign) => sign.parentElement?.dataset.annotationId)).toEqual([annotations[0]!.id])
  const marks = viewer.element.querySelectorAll(`[data-annotation-id="${annotations[0]!.id}"]`)
  const last = marks[1]!.getBoundingClientRect()
  expect(signs[0]!.getBoundingClientRect().left).toBeGreaterThanOrEqual(last.right)
  expect(middleOf(signs[0]!).y).toBeGreaterThan(last.top)
})
