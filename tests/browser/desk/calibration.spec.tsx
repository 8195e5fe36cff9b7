import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { RoundReference } from '../../../shared/domain'
import { pull } from '../store/sample-store'
import { openScored, type Staged } from './conflict-stage'
import { expectNoBarriers } from './desk-stage'
import { showDesk } from './show-desk'

let staged: Staged
let shown: Awaited<ReturnType<typeof showDesk>>

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openScored()
  const { allocation, replica } = staged
  await pull(replica, [
    {
      op: 'put',
      kind: 'allocation',
      id: allocation.id,
      body: { ...allocation, task: 'calibrate', revision: 2, state: 'in-review' },
    },
  ])
  shown = await showDesk(staged.store, allocation.id)
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
})

/** The hub takes what waits. */
async function sendAll(): Promise<string[]> {
  const batch = await staged.replica.takeBatch(10)
  await staged.replica.storeResults(batch.map(({ command }) => ({ id: command.id, status: 'accepted', receipt: null })))
  const submitted = batch.find(({ command }) => command.type === 'assessment.submit')
  if (submitted) {
    const { id } = staged.allocation
    const receipt = {
      allocationId: id,
      submissionId: staged.submission.id,
      commandId: submitted.command.id,
      acceptedAt: '2026-11-21T12:00:00.000Z',
      stage: 'accepted' as const,
      releaseAt: null,
      outcome: null,
      levels: {},
      credentialId: null,
    }
    await pull(staged.replica, [{ op: 'put', kind: 'receipt', id, body: receipt }])
  }
  return batch.map(({ command }) => command.type)
}

test('an exemplar says before it is handed in that nothing is decided by it, and afterwards shows the reference beside what I gave', async () => {
  await page.getByRole('button', { name: 'Award' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Hand this exemplar in?' })
  await expect.element(dialog.getByText(/nothing is decided, the candidate hears nothing/)).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('Handed in for calibration')).toBeVisible()
  expect(await sendAll()).toContain('assessment.submit')
  await expect.element(page.getByText('Nothing is decided by it.')).toBeVisible()
  await expect.element(page.getByText(/The reference is shown here once the lead has closed the round/)).toBeVisible()

  const { allocation, rubric, submission, replica } = staged
  const reference: RoundReference = {
    allocationId: allocation.id,
    submissionId: submission.id,
    rubricVersion: 1,
    scores: rubric.criteria.map((criterion, at) => ({
      criterionId: criterion.id,
      levelId: criterion.levels[at === 1 ? 0 : 2]?.id ?? null,
      rationale: `The reference on ${criterion.code}.`,
      noEvidenceFound: false,
      wholeItemIds: [],
    })),
    recommendation: 'awarded',
    overrideReason: '',
    annotations: [],
  }
  await pull(replica, [{ op: 'put', kind: 'round-reference', id: allocation.id, body: reference }])
  await expect.element(page.getByText('2 of 3 levels are the reference’s')).toBeVisible()
  await page.getByRole('button', { name: 'You and the reference' }).click()
  const compare = page.getByRole('dialog', { name: 'You and the reference' })
  await expect.element(compare.getByText('The reference on C2.')).toBeVisible()
  await expect.element(compare.getByText('About C2.')).toBeVisible()
  await expect.element(compare.getByText('2 levels apart')).toBeVisible()
  for (const scheme of ['light', 'dark']) await expectNoBarriers(scheme, () => compare)
})
