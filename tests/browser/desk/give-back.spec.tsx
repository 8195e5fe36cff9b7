import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { pull } from '../store/sample-store'
import { openScored, type Staged } from './conflict-stage'
import { expectNoBarriers } from './desk-stage'
import { showDesk } from './show-desk'

let staged: Staged
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openScored()
  shown = await showDesk(staged.store, staged.allocation.id)
  await expect.element(page.getByRole('button', { name: 'Give back…' })).toBeVisible()
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
})

test('work is given back by keys alone, can be kept until it is sent, and what was begun can be handed over', async () => {
  const { store, replica, allocation } = staged
  const giveBack = async () => {
    await userEvent.keyboard('{Shift>}u{/Shift}')
    await expect.element(page.getByRole('dialog').getByLabelText('Reason')).toHaveFocus()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  }
  await giveBack()
  // It leads to the queue. Whoever opens it again sees how it stands, and can change their mind.
  shown.close()
  shown = await showDesk(store, allocation.id)
  const panel = page.getByRole('region', { name: 'Given back' })
  await expect.element(panel).toBeVisible()
  await expectNoBarriers('dark', () => panel)
  await panel.getByRole('button', { name: 'Keep it after all' }).click()
  await expect.element(panel).not.toBeInTheDocument()
  expect((await store.desk.open(allocation.id))?.status).toBe('draft')
  await giveBack()
  const batch = await replica.takeBatch(20)
  expect(batch.map(({ command }) => command).at(-1)).toMatchObject({ type: 'allocation.give-back', allocationId: allocation.id })
  await replica.storeResults(batch.map(({ command }) => ({ id: command.id, status: 'accepted', receipt: null })))
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'moved' }])
  const record = await store.desk.open(allocation.id)
  expect(record).toMatchObject({ status: 'needs-me', isGivenBack: false })
  expect(record?.assessment.scores.length).toBeGreaterThan(0)
})
