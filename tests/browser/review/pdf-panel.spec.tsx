import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { barriersIn, inDark } from './barriers'
import { makeLinkedPdf, makeOutlinedPdf, makePdf } from './pdf-files'
import { COLD_PATIENCE, isInSight, PATIENCE, wordsOf } from './pdf-pages'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
afterEach(() => viewer.close())

const item = evidenceItem({ mediaType: 'application/pdf' })
const panel = () => viewer.element.querySelector('aside')
const options = () => [...viewer.element.querySelectorAll<HTMLElement>('[role="option"]')]
const painted = () => options().filter((option) => option.querySelector('canvas') !== null)
const entry = (title: string) =>
  [...viewer.element.querySelectorAll<HTMLElement>('[role="treeitem"]')].find((one) => one.textContent?.startsWith(title))

beforeAll(async () => {
  viewer = await showViewer(item, await makePdf({ pages: 1 }))
  await wordsOf(viewer, 1, COLD_PATIENCE)
  viewer.close()
}, 100_000)

describe('small pictures of the pages', () => {
  test('exist only for the pages in sight', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 60 }))
    await wordsOf(viewer, 1)
    expect(panel()).toBeNull()
    await userEvent.keyboard('{Shift>}t{/Shift}')
    await expect.poll(() => painted().length, PATIENCE).toBeGreaterThan(3)
    expect(options().length).toBeLessThan(15)
    expect(options()[0]?.getAttribute('aria-setsize')).toBe('60')
    await userEvent.keyboard('{Shift>}t{/Shift}')
    await expect.poll(panel).toBeNull()
  })

  test('go from page to page with the arrow keys, and follow the reading', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 12 }), { reading: { panel: 'pages' } })
    await wordsOf(viewer, 1)
    const list = await vi.waitFor(() => {
      const found = viewer.element.querySelector<HTMLElement>('[role="listbox"]')
      if (!found) throw new Error('no list yet')
      return found
    }, PATIENCE)
    list.focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.poll(() => isInSight(viewer, 3), PATIENCE).toBe(true)
    await expect.poll(() => list.querySelector('[aria-selected="true"]')?.getAttribute('aria-posinset')).toBe('3')
    await userEvent.keyboard('{End}')
    await expect.poll(() => isInSight(viewer, 12), PATIENCE).toBe(true)
    await expect.poll(() => list.querySelector('[aria-selected="true"]')?.getAttribute('aria-posinset')).toBe('12')
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.getAttribute('role')).toBe('document')
  })

  test('turn with the pages', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 2 }), { reading: { panel: 'pages' } })
    const isUpright = () => {
      const picture = painted()[0]?.querySelector('canvas')
      return picture ? picture.height > picture.width : null
    }
    await expect.poll(isUpright, PATIENCE).toBe(true)
    await userEvent.keyboard('{Shift>}r{/Shift}')
    await expect.poll(isUpright, PATIENCE).toBe(false)
    const page = viewer.element.querySelector('.page')!.getBoundingClientRect()
    expect(page.width).toBeGreaterThan(page.height)
  })
})

describe('the table of contents', () => {
  test('is a tree that leads to its pages by keys', async () => {
    viewer = await showViewer(item, await makeOutlinedPdf(6), { reading: { panel: 'outline' } })
    await expect.poll(() => entry('Chapter 1'), PATIENCE).toBeDefined()
    expect(entry('A section')).toBeUndefined()
    entry('Chapter 1')!.focus()
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.poll(() => isInSight(viewer, 3), PATIENCE).toBe(true)
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => entry('A section')).toBeDefined()
    await userEvent.keyboard('{ArrowRight}{Enter}')
    await expect.poll(() => isInSight(viewer, 6), PATIENCE).toBe(true)
    expect(isInSight(viewer, 3)).toBe(false)
  })

  test('says where there is none', async () => {
    viewer = await showViewer(item, await makePdf({ pages: 1 }), { reading: { panel: 'outline' } })
    await expect.poll(() => panel()?.textContent, PATIENCE).toContain('no table of contents')
  })
})

test('a link within the document goes to its page, and asks nobody to open anything', async () => {
  viewer = await showViewer(item, await makeLinkedPdf({ toPage: 4 }))
  const link = await vi.waitFor(() => {
    const found = viewer.element.querySelector<HTMLAnchorElement>('.annotationLayer a[href^="#"]')
    if (!found) throw new Error('no link yet')
    return found
  }, PATIENCE)
  link.click()
  await expect.poll(() => isInSight(viewer, 4), PATIENCE).toBe(true)
  expect(viewer.opened).toEqual([])
  expect(location.hash).toBe('')
})

test('page, place on it, size, turning and panel are remembered and begun with', async () => {
  const reading = { page: 3, pageTop: 350, zoom: '0.9', rotation: 180, panel: 'pages' } as const
  viewer = await showViewer(item, await makePdf({ pages: 5 }), { reading })
  await wordsOf(viewer, 3)
  await expect.poll(() => viewer.element.querySelector<HTMLInputElement>('[aria-label="Page number"]')?.value).toBe('3')
  expect(viewer.element.textContent).toContain('90%')
  expect(panel()).not.toBeNull()
  const container = viewer.element.querySelector('.pdfViewer')!.parentElement!
  container.scrollTop += 100
  await expect
    .poll(() => viewer.calls.onReading.mock.lastCall?.[0], PATIENCE)
    .toMatchObject({ page: 3, zoom: '0.9', rotation: 180 })
  await userEvent.keyboard('{Shift>}t{/Shift}')
  await expect.poll(() => viewer.calls.onReading.mock.lastCall?.[0], PATIENCE).toMatchObject({ panel: 'none' })
})

describe.each(['light', 'dark'])('in the %s scheme', (scheme) => {
  test.each(['pages', 'outline'] as const)('a PDF with its %s beside it keeps nobody out', async (shown) => {
    viewer = await showViewer(item, await makeOutlinedPdf(4), { reading: { panel: shown } })
    await wordsOf(viewer, 1)
    await expect.poll(() => (shown === 'pages' ? painted().length : entry('Chapter 1')), PATIENCE).toBeTruthy()
    await userEvent.keyboard('{Control>}f{/Control}')
    const back = scheme === 'dark' ? inDark() : () => {}
    const found = await barriersIn(viewer.element)
    back()
    expect(found).toEqual([])
  })
})
