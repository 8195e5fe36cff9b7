import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'

import { changesOf, EVERYTHING, pull } from '../store/sample-store'
import { openScored, type Staged } from './conflict-stage'
import { expectNoBarriers } from './desk-stage'
import { showDesk } from './show-desk'

let staged: Staged
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openScored()
  shown = await showDesk(staged.store, staged.allocation.id)
  await expect.element(page.getByRole('button', { name: 'Declare a conflict of interest…' })).toBeVisible()
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
})

const dialog = () => page.getByRole('dialog', { name: /You can't judge/ })
const confirm = () => dialog().getByRole('button', { name: 'Declare and let it go' })

test('a conflict of interest is declared by keys alone; all of the work is gone at once, and the hub is told', async () => {
  await userEvent.keyboard('{Shift>}x{/Shift}')
  await expect.element(dialog().getByRole('radio', { name: 'Family or household' })).toHaveFocus()
  await userEvent.keyboard(' ')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText(/is no longer with you/)).toBeVisible()
  const { store, replica, allocation } = staged
  expect(await store.desk.open(allocation.id)).toBeNull()
  expect((await store.queue.page(EVERYTHING)).rows.map(({ allocationId }) => allocationId)).not.toContain(allocation.id)
  const batch = await replica.takeBatch(20)
  expect(batch.map(({ command }) => command)).toMatchObject([
    { type: 'allocation.declare-conflict', allocationId: allocation.id, interest: 'family', words: '' },
  ])
})

test('what the hub still says of it before it has heard stays out', async () => {
  const { store, replica, allocation, world } = staged
  expect(await store.desk.declareConflict(allocation.id, 'friend', '')).toBe(true)
  await pull(replica, changesOf(world))
  expect(await store.desk.open(allocation.id)).toBeNull()
  const [sent] = await replica.takeBatch(20)
  await replica.storeResults([{ id: sent?.command.id ?? '', status: 'accepted', receipt: null }])
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'conflict' }])
  expect(await store.desk.open(allocation.id)).toBeNull()
  expect((await store.sync.status()).waitingToSend).toBe(0)
})

test('declared on another device, a draft that was never sent goes here too', async () => {
  const { store, replica, allocation } = staged
  expect((await store.desk.open(allocation.id))?.status).toBe('draft')
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'conflict' }])
  expect(await store.desk.open(allocation.id)).toBeNull()
  expect(await replica.takeBatch(20)).toEqual([])
})

test('something else needs words, and closing the dialog keeps everything', async () => {
  await userEvent.keyboard('{Shift>}x{/Shift}')
  await dialog().getByRole('radio', { name: 'Something else' }).click()
  await expect.element(confirm()).toHaveAttribute('aria-disabled', 'true')
  await dialog().getByRole('textbox', { name: 'In your words' }).fill('We climb together.')
  await expect.element(confirm()).toHaveAttribute('aria-disabled', 'false')
  await dialog().getByRole('button', { name: 'Keep the work' }).first().click()
  await expect.element(dialog()).not.toBeInTheDocument()
  expect((await staged.store.desk.open(staged.allocation.id))?.status).toBe('draft')
})

test.each(['light', 'dark'])('the dialog has nothing in the %s scheme that axe finds', async (scheme) => {
  await userEvent.keyboard('{Shift>}x{/Shift}')
  await expect.element(dialog()).toBeVisible()
  await expectNoBarriers(scheme, dialog)
})
