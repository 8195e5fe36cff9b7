import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { put } from '../calibration/round-stage'
import { answer, commentOf, panelRoundOf, readingIn } from '../calibration/thread-stage'
import { pull } from '../store/sample-store'
import { openScored, type Staged } from './conflict-stage'
import { expectNoBarriers } from './desk-stage'
import { showDesk } from './show-desk'

let staged: Staged
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openScored()
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
})

test('live work shows how the panel agreed to read the open criterion, and of which round and version that is', async () => {
  const { rubric, replica, store, allocation } = staged
  const [first, second] = rubric.criteria
  const round = panelRoundOf(rubric, [], { name: 'October panel' })
  await pull(replica, [
    put('panel-round', round),
    put('round-reading', readingIn(round, second?.id ?? '', { words: 'A range is enough.' })),
    put('round-reading', readingIn(round, first?.id ?? '', { words: 'Said to two audiences.' })),
  ])
  shown = await showDesk(store, allocation.id)
  await page
    .getByRole('button', { name: new RegExp(`^${second?.code}`) })
    .first()
    .click()
  const note = page.getByRole('complementary', { name: 'Agreed reading' })
  await expect.element(note.getByText('The panel reads this so:')).toBeVisible()
  await expect.element(note.getByText('A range is enough.')).toBeVisible()
  await expect.element(note.getByText(/October panel, .*20/)).toBeVisible()
  await expect.element(note.getByText('Said to two audiences.')).not.toBeInTheDocument()
  for (const scheme of ['light', 'dark']) await expectNoBarriers(scheme, () => note)
  const replaced = readingIn(round, second?.id ?? '', { rubricVersion: 7, words: 'A range with its spread.' })
  await pull(replica, [put('round-reading', replaced)])
  await expect.element(note.getByText('A range with its spread.')).toBeVisible()
  await expect.element(note.getByText(/agreed on rubric v7/)).toBeVisible()
})

test('an exemplar that was handed in leads to the threads of its round, once these are for me', async () => {
  const { rubric, replica, store, allocation, submission } = staged
  await pull(replica, [put('allocation', { ...allocation, task: 'calibrate', revision: 2, state: 'in-review' })])
  await store.desk.submit(allocation.id)
  const submitted = (await answer(replica)).find(({ type }) => type === 'assessment.submit')
  const receipt = {
    allocationId: allocation.id,
    submissionId: submission.id,
    commandId: submitted?.id ?? '',
    acceptedAt: '2026-11-21T12:00:00.000Z',
    stage: 'accepted' as const,
    releaseAt: null,
    outcome: null,
    credentialId: null,
  }
  await pull(replica, [{ op: 'put', kind: 'receipt', id: allocation.id, body: receipt }])
  shown = await showDesk(store, allocation.id)
  await expect.element(page.getByText('Handed in for calibration')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Threads of this round' })).not.toBeInTheDocument()
  const round = panelRoundOf(rubric, [submission.id])
  const [first] = rubric.criteria
  await pull(replica, [put('panel-round', round), put('round-comment', commentOf(round, first?.id ?? ''))])
  await page.getByRole('button', { name: 'Threads of this round' }).click()
  const dialog = page.getByRole('dialog', { name: 'Threads of this round · November panel' })
  await expect.element(dialog.getByText('Both photographs count as one occasion.')).toBeVisible()
  await dialog.getByRole('textbox', { name: `Write on ${first?.code}` }).fill('One each.')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(dialog.getByText('waits to be sent')).toBeVisible()
  const sent = await answer(replica)
  expect(sent.at(-1)).toMatchObject({ type: 'round.comment', allocationId: round.id, words: 'One each.' })
  for (const scheme of ['light', 'dark']) await expectNoBarriers(scheme, () => dialog)
})
