import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { attacksEnded } from './barriers'
import { lockedPdf, makePdf, SENTENCE } from './pdf-files'
import { fontMatrixPdf, reachingPdf, scriptedPdf, swollenPdf, xfaPdf } from './pdf-hostile-files'
import { COLD_PATIENCE, PATIENCE, wordsOf } from './pdf-pages'
import { evidenceItem, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer
const item = evidenceItem({ mediaType: 'application/pdf' })

/** Requests that left the page since the test began, but those of the test's own server. */
const requests = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => !name.startsWith(location.origin) && !name.startsWith('blob:') && !name.startsWith('data:'))

beforeAll(async () => {
  viewer = await showViewer(item, await makePdf({ pages: 1 }))
  await wordsOf(viewer, 1, COLD_PATIENCE)
  viewer.close()
}, 100_000)
beforeEach(() => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  vi.spyOn(window, 'alert').mockReturnValue()
  vi.spyOn(window, 'print').mockReturnValue()
})
afterEach(() => {
  viewer.close()
  vi.restoreAllMocks()
})

function expectNoHarm(): void {
  // The runner shows tests in a frame: what a script would reach as `top` is the window around it.
  expect(['harmed' in window, 'harmed' in (window.top ?? {})]).toEqual([false, false])
  expect(requests()).toEqual([])
  expect(window.open).not.toHaveBeenCalled()
  expect(window.alert).not.toHaveBeenCalled()
  expect(window.print).not.toHaveBeenCalled()
  expect(viewer.opened).toEqual([])
}

/** Presses everything in the document that can be pressed. */
async function pressEverything(): Promise<number> {
  const targets = [...viewer.element.querySelectorAll<HTMLElement>('.annotationLayer :is(a, button, input, section)')]
  for (const target of targets) {
    target.click()
    target.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, cancelable: true }))
  }
  await attacksEnded()
  return targets.length
}

describe('a PDF with scripts', () => {
  test('runs none of them, whether it opens, is leafed through or pressed', async () => {
    viewer = await showViewer(item, await scriptedPdf())
    await wordsOf(viewer, 1)
    await pressEverything()
    await userEvent.keyboard('{Shift>}r{/Shift}')
    await wordsOf(viewer, 2)
    expectNoHarm()
  })

  test('shows a form as it was filled in, and lets nobody type into it', async () => {
    viewer = await showViewer(item, await scriptedPdf())
    await wordsOf(viewer, 1)
    expect(viewer.element.querySelectorAll('.annotationLayer :is(input, textarea, select)')).toHaveLength(0)
  })

  test('of the XFA kind shows its plain pages', async () => {
    viewer = await showViewer(item, await xfaPdf())
    expect((await wordsOf(viewer, 1)).textContent).toContain(SENTENCE)
    await pressEverything()
    expect(viewer.element.querySelector('.xfaLayer')).toBeNull()
    expectNoHarm()
  })

  test('in the matrix of a font shows the page without running it', async () => {
    viewer = await showViewer(item, await fontMatrixPdf())
    expect((await wordsOf(viewer, 1)).textContent).toContain(SENTENCE)
    await attacksEnded()
    expectNoHarm()
  })
})

test('a PDF whose links start programs, send forms and open files does none of it', async () => {
  viewer = await showViewer(item, await reachingPdf())
  await wordsOf(viewer, 1)
  const before = location.href
  await vi.waitFor(
    async () => expect(viewer.element.querySelectorAll('.annotationLayer section').length).toBeGreaterThan(3),
    PATIENCE,
  )
  await pressEverything()
  expect(location.href).toBe(before)
  expectNoHarm()
})

test('a PDF with a picture larger than memory and contents without end shows its words', async () => {
  viewer = await showViewer(item, await swollenPdf(), { reading: { panel: 'outline' } })
  expect((await wordsOf(viewer, 1)).textContent).toContain(SENTENCE)
  await expect.poll(() => viewer.element.querySelectorAll('[role="treeitem"]').length, PATIENCE).toBe(1)
})

describe('a locked PDF', () => {
  const field = () => viewer.element.querySelector<HTMLInputElement>('input[type="password"]')
  const shown = async () => {
    await expect.poll(field, PATIENCE).not.toBeNull()
    return field()!
  }

  test('asks for its password, says when it is wrong, and opens with the right one', async () => {
    viewer = await showViewer(item, lockedPdf())
    await userEvent.fill(await shown(), 'not this one')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => viewer.element.textContent, PATIENCE).toContain('That is not the password of this PDF.')
    await userEvent.fill(await shown(), 'secret')
    await userEvent.keyboard('{Enter}')
    await wordsOf(viewer, 1)
    expect(field()).toBeNull()
    expect(JSON.stringify(viewer.calls.onReading.mock.calls)).not.toContain('secret')
  })

  test('takes the focus where it was opened on purpose, and lets it go with Escape', async () => {
    viewer = await showViewer(item, lockedPdf(), { isFocused: true })
    const password = await shown()
    await expect.poll(() => document.activeElement).toBe(password)
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).not.toBe(password)
  })

  test('leaves the focus where somebody else has it', async () => {
    viewer = await showViewer(item, lockedPdf())
    await shown()
    expect(document.activeElement).toBe(document.body)
  })

  test('offers nothing to mark it with until it is open', async () => {
    viewer = await showViewer(item, lockedPdf())
    await userEvent.fill(await shown(), 'secret')
    expect(viewer.offered).toEqual([])
    await userEvent.keyboard('{Enter}')
    await wordsOf(viewer, 1)
    expect(viewer.offered).toBeNull()
  })

  test('can be saved as a copy, and left', async () => {
    viewer = await showViewer(item, lockedPdf())
    await shown()
    const save = [...viewer.element.querySelectorAll('button')].find((button) => button.textContent === 'Save a copy')
    save!.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledTimes(1)
  })
})
