import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openSampleStore } from '../store/sample-store'
import { showDesk } from './show-desk'

const open = IDBFactory.prototype.open
const WAIT = { timeout: 20_000 }

let connections: IDBDatabase[] = []
let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  connections = []
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given)
    request.addEventListener('success', () => connections.push(request.result))
    return request
  }
  sample = await openSampleStore(1)
  shown = await showDesk(sample.store, allocation())
})

afterEach(async () => {
  IDBFactory.prototype.open = open
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

const allocation = () => sample.world.allocations[0]?.id ?? ''
const rationale = () => page.getByRole('textbox', { name: /Rationale/ })

/** What Chromium does on a full disk: it closes every database by force and opens none. */
function takeDatabasesAway(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
  }
  for (const connection of connections) {
    connection.close()
    connection.dispatchEvent(new Event('close'))
  }
}

test('while no database can be opened the desk stays with all that is typed, and what is typed is written by itself once one can', async () => {
  await expect.element(page.getByRole('region', { name: 'Rubric' })).toBeVisible()
  await userEvent.keyboard('c')
  await expect.element(rationale()).toBeVisible()
  await rationale().click()
  await userEvent.keyboard('Before. ')
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()

  takeDatabasesAway()
  await userEvent.keyboard('While it was away.')
  await expect.element(page.getByText(/Not saved/), WAIT).toBeVisible()
  // Read anew, as after every change of what the store holds; longer than until it is tried again.
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  await expect.element(rationale()).toHaveValue('Before. While it was away.')

  IDBFactory.prototype.open = open
  await expect.element(page.getByText('Saved', { exact: true }), WAIT).toBeVisible()
  const record = await sample.store.desk.open(allocation())
  expect(record?.assessment.scores.map((score) => score.rationale)).toContain('Before. While it was away.')
})
