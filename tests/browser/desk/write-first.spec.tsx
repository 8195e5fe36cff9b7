import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  sample = await openSampleStore(1)
  shown = await showDesk(sample.store, allocation())
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
})

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

const allocation = () => sample.world.allocations[0]?.id ?? ''
const comment = () => document.querySelector('[role=dialog] textarea')
const openCriterion = () => document.querySelector('[data-criterion][aria-expanded=true]')?.textContent

/** A press with the pointer, of which everything has happened when it returns. */
function makeNote() {
  const button = page.getByRole('button', { name: 'Note on the whole item' }).element() as HTMLElement
  button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  button.click()
}

test('a note that the pointer made is handed to the disk before its card is drawn, and then drawn', async () => {
  makeNote()
  expect(comment()).toBeNull()
  await expect.poll(() => comment() !== null && document.activeElement === comment()).toBe(true)
  await expect.poll(async () => (await sample.store.desk.open(allocation()))?.annotations.length).toBe(1)
})

test('a key that is pressed before the card is drawn types into it', async () => {
  const before = openCriterion()
  makeNote()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', bubbles: true, cancelable: true }))
  expect(comment()).toBe(document.activeElement)
  // As a shortcut it would have gone to the next criterion.
  expect(openCriterion()).toBe(before)
})

test('a note that keys made has its card at once', async () => {
  await userEvent.keyboard('{Shift>}m{/Shift}')
  expect(comment()).toBe(document.activeElement)
})
