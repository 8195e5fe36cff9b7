import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type AssessmentPolicy, newCommandId, type Receipt } from '../../../shared/domain'
import { pull } from '../store/sample-store'
import { useDeskStage } from './desk-stage'

const stage = useDeskStage()

/** The desk where this is the policy. */
async function showUnder(change: Partial<AssessmentPolicy>): Promise<void> {
  const { replica, world } = stage.staged
  const [achievement] = world.achievements
  if (!achievement) throw new Error('the sample has one')
  const body = { ...achievement, policy: { ...achievement.policy, blind: false, ...change } }
  await pull(replica, [{ op: 'put', kind: 'achievement', id: achievement.id, body }])
  await stage.show()
}

/** The hub has it; it hasn't said what comes of it. */
async function acknowledge(): Promise<void> {
  const { store, replica, allocation } = stage.staged
  await store.desk.submit(allocation.id)
  const sent = await replica.takeBatch(20)
  await replica.storeResults(sent.map(({ command }) => ({ id: command.id, status: 'accepted', receipt: null })))
  const receipt: Receipt = {
    commandId: sent.at(-1)?.command.id ?? newCommandId(),
    allocationId: allocation.id,
    submissionId: allocation.submissionId,
    stage: 'accepted',
    outcome: null,
    acceptedAt: '2026-11-21T11:30:00.000Z',
    releaseAt: null,
    credentialId: null,
  }
  await pull(replica, [
    { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, state: 'assessed', revision: 3 } },
    { op: 'put', kind: 'receipt', id: allocation.id, body: receipt },
  ])
}

const ALONE = { assessors: 1, secondLookShare: 0 } as const
const LOOKED_AT = { assessors: 1, secondLookShare: 0.2 } as const
const TWO = { assessors: 2 } as const

test.each([
  ['one judges alone', ALONE, 'Then the badge is released to the candidate'],
  ['a share is looked at again', LOOKED_AT, 'Another assessor may look at it too'],
  ['two judge', TWO, 'It counts together with a second, independent assessment'],
])('before submitting, what follows is said as it is where %s', async (_where, policy, words) => {
  await showUnder(policy)
  await expect.element(page.getByRole('button', { name: /^Award/ })).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  const next = page.getByRole('dialog').getByRole('region', { name: 'What happens next' })
  await expect.element(next.getByText(words)).toBeVisible()
  expect(next.element().textContent?.includes('Then the badge is released')).toBe(policy === ALONE)
})

test.each([
  ['one judges alone', ALONE, /^The hub has it$/],
  ['a share is looked at again', LOOKED_AT, /^The hub has it\. Another assessor may look at it/],
  ['two judge', TWO, /^The hub has it\. It is decided together/],
  ['two judge blind', { ...TWO, blind: true }, /^The hub has it\. It is judged blind/],
])('after it, so is what it waits for where %s', async (_where, policy, words) => {
  await showUnder(policy)
  await acknowledge()
  await expect.element(page.getByRole('region', { name: 'Submitted' }).getByText(words)).toBeVisible()
})
