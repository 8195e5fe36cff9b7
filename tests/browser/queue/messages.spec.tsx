import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Message, newId } from '../../../shared/domain'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore, pull } from '../store/sample-store'
import { showQueue } from './show-queue'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let shown: Awaited<ReturnType<typeof showQueue>>

const messageOf = (change: Partial<Message> = {}): Message => ({
  id: newId(),
  purpose: 'message',
  from: { personId: newId(), name: 'Ada Quist' },
  sentAt: '2026-11-20T09:00:00.000Z',
  subject: 'What is waiting',
  words: 'Could you look at two more this week?\nThank you!',
  achievementId: null,
  allocationId: null,
  to: [{ personId: sample.account.person.id, name: 'Ines Okafor', readAt: null, answer: null }],
  ...change,
})
const bring = (...messages: Message[]) =>
  pull(
    sample.replica,
    messages.map((body) => ({ op: 'put', kind: 'message', id: body.id, body })),
  )

beforeEach(async () => {
  await page.viewport(1300, 850)
  sample = await openSampleStore(3)
  shown = await showQueue(sample.store)
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await sample.store.close()
  sample.replica.close()
})

const card = () => page.getByRole('region', { name: 'A message to you' })
const sent = async () => {
  const batch = await sample.replica.takeBatch(50)
  await sample.replica.storeResults(batch.map(({ command: { id } }) => ({ id, status: 'accepted', receipt: null })))
  return batch.map(({ command }) => command)
}

test('what isn’t read stands above the queue, one after the other, and all of it a key away', async () => {
  await expect.element(page.getByRole('grid')).toBeVisible()
  await expect.element(card()).not.toBeInTheDocument()
  await userEvent.keyboard('m')
  await expect.element(page.getByText('No messages')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  const invited = messageOf({
    purpose: 'invitation',
    subject: 'Would you assess this?',
    achievementId: sample.world.achievements[0]!.id,
    sentAt: '2026-11-20T11:00:00.000Z',
  })
  await bring(messageOf(), invited)
  await expect.element(card().getByRole('heading', { name: 'What is waiting' })).toBeVisible()
  await expect.element(card().getByText('1 more unread')).toBeVisible()
  await atRest(document.body)
  expect(await barriersIn(card().element() as HTMLElement)).toEqual([])
  const leave = inDark()
  await atRest(document.body)
  expect(await barriersIn(card().element() as HTMLElement)).toEqual([])
  if (import.meta.env.VITE_SHOTS) await page.screenshot({ path: `${import.meta.env.VITE_SHOTS}/messages-dark.png` })
  leave()
  if (import.meta.env.VITE_SHOTS) await page.screenshot({ path: `${import.meta.env.VITE_SHOTS}/messages-light.png` })
  await card().getByRole('button', { name: 'I have read it' }).click()
  await expect.element(card().getByRole('heading', { name: 'Would you assess this?' })).toBeVisible()
  await card().getByRole('button', { name: 'Yes, I will' }).click()
  await expect.element(card()).not.toBeInTheDocument()
  expect((await sent()).map((one) => 'answer' in one && one.answer)).toEqual(['read', 'yes'])
  await page.getByRole('button', { name: 'Messages' }).click()
  const list = page.getByRole('dialog', { name: 'Messages' })
  await expect.element(list.getByText('You said yes')).toBeVisible()
  await expect.element(list.getByRole('heading', { name: 'What is waiting' })).toBeVisible()
})

test('work that is asked for is given back from the message, kept again from the queue, or kept at once', async () => {
  const work = sample.world.allocations[0]!
  await bring(messageOf({ purpose: 'return', subject: 'Could you give this back?', allocationId: work.id }))
  await card().getByRole('button', { name: 'Give back…' }).click()
  const dialog = page.getByRole('dialog', { name: /Give Amara Nwosu 0’s work back/ })
  await dialog.getByLabelText('Reason').fill('Too much at once.')
  await dialog.getByRole('button', { name: 'Give it back' }).click()
  await expect.element(card()).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Undo' }).click()
  await vi.waitFor(async () => expect((await sample.store.desk.open(work.id))?.status).toBe('to-assess'))
  await sent()
  // Again from the queue itself: it waits among what was sent, from where it can be taken back.
  const row = page.getByRole('row', { name: /Amara Nwosu 0/ })
  await row.getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Give back…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Give it back' }).click()
  await expect.element(row).not.toBeInTheDocument()
  await userEvent.keyboard('4')
  await expect.element(row.getByText('Given back, waits to be sent')).toBeVisible()
  await row.getByRole('button', { name: 'Take back' }).click()
  await expect.element(page.getByText('You keep it.')).toBeVisible()
  expect(await sent()).toEqual([])
  await userEvent.keyboard('m')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await expect.element(page.getByRole('dialog').getByText('You keep it', { exact: true })).toBeVisible()
  expect(await sent()).toMatchObject([{ type: 'message.answer', answer: 'no' }])
})
