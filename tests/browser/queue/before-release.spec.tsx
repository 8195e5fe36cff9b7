import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PendingDecision } from '../../../shared/domain'
import { newId } from '../../../shared/domain'
import { AssayDatabase } from '../../../renderer/store/database'
import { expectNoBarriers } from '../desk/desk-stage'
import { openSampleStore, pull } from '../store/sample-store'
import { showQueue } from './show-queue'

type Staged = Awaited<ReturnType<typeof openSampleStore>>
let staged: Staged
let shown: Awaited<ReturnType<typeof showQueue>>

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

function decisionOf({ world }: Staged, name: string, minutes: number, change: Partial<PendingDecision> = {}): PendingDecision {
  const [achievement] = world.achievements
  if (!achievement) throw new Error('the sample has one')
  const releaseAt = inMinutes(minutes)
  return {
    id: newId(),
    submissionId: newId(),
    submissionRevision: 1,
    achievementId: achievement.id,
    achievementName: achievement.name,
    candidate: { pseudonym: '7F3K-Q2', name },
    rubricId: achievement.rubricId,
    rubricVersion: 1,
    outcome: 'awarded',
    levels: [
      { code: 'C1', criterion: 'Audience and purpose', level: 'Proficient' },
      { code: 'C2', criterion: 'Honest representation', level: 'Exemplary' },
    ],
    feedback: 'Your **axes** are honest.',
    madeAt: inMinutes(minutes - 15),
    releaseAt,
    parts: [{ assessor: 'Ada Assessor', task: 'assess', takeBackUntil: releaseAt }],
    ...change,
  }
}

async function wait(...decisions: PendingDecision[]): Promise<void> {
  await pull(
    staged.replica,
    decisions.map((body) => ({ op: 'put' as const, kind: 'pending-decision' as const, id: body.id, body })),
  )
}

const isOver = ({ id }: PendingDecision, reason?: 'purged-unsent') =>
  pull(staged.replica, [{ op: 'remove', kind: 'pending-decision', id, ...(reason && { reason }) }])

/** The hub answers what was sent. */
async function answer(code: 'accepted' | 'too-late'): Promise<unknown> {
  const [sent] = await staged.replica.takeBatch(20)
  const id = sent?.command.id ?? ''
  await staged.replica.storeResults([
    code === 'accepted' ? { id, status: code, receipt: null } : { id, status: 'rejected', code, message: 'It is released.' },
  ])
  return sent?.command
}

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openSampleStore(2, { roles: ['assessor', 'lead'] })
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
})

const tab = () => page.getByRole('radio', { name: /^Before release/ })
const list = () => page.getByRole('list', { name: 'Decisions before their release' })
const dialog = () => page.getByRole('dialog', { name: /^Return the decision about/ })
const reason = () => dialog().getByRole('textbox', { name: 'Reason' })
const lines = () => [...document.querySelectorAll('[data-line] strong')].map((each) => each.textContent)

async function open(): Promise<void> {
  shown = await showQueue(staged.store)
  await expect.element(tab()).toBeInTheDocument()
  await userEvent.keyboard('6')
}

describe('decisions before their release', () => {
  test('are a view that nobody but a lead has', async () => {
    await staged.store.close()
    staged.replica.close()
    staged = await openSampleStore(2)
    shown = await showQueue(staged.store)
    await expect.element(page.getByRole('grid')).toBeVisible()
    expect(tab().elements()).toEqual([])
    await userEvent.keyboard('6')
    await expect.element(page.getByRole('grid')).toBeVisible()
  })

  test('stand in the order of their release, with outcome, assessors, the time that is left, and who can still take back', async () => {
    const parts: PendingDecision['parts'] = [
      { assessor: 'Ada Assessor', task: 'assess', takeBackUntil: null },
      { assessor: null, task: 'assess', takeBackUntil: inMinutes(-1) },
      { assessor: 'Lea Lead', task: 'adjudicate', takeBackUntil: inMinutes(3) },
    ]
    await wait(decisionOf(staged, 'Late Larsen', 90), decisionOf(staged, 'Soon Sato', 3, { outcome: 'not-yet', parts }))
    await open()
    await expect.poll(lines).toEqual(['Soon Sato', 'Late Larsen'])
    const soon = list().getByRole('listitem').filter({ hasText: 'Soon Sato' })
    await expect.element(soon).toHaveTextContent('Not yet')
    await expect.element(soon).toHaveTextContent(/2:\d\d left/)
    await expect.element(soon).toHaveTextContent('Ada Assessorsettled by the adjudicator')
    await expect.element(soon).toHaveTextContent('An assessorcan’t take it back any more')
    await expect.element(soon).toHaveTextContent(/Lea Lead, as adjudicatorcan take it back for 2:\d\d/)
    await page
      .getByRole('button', { name: /Soon Sato/ })
      .first()
      .click()
    await expect.element(page.getByRole('region', { name: 'Levels' })).toHaveTextContent('C2 Honest representationExemplary')
    await expect
      .element(page.getByRole('region', { name: 'Feedback to the candidate' }))
      .toHaveTextContent('Your axes are honest.')
  })

  test('are returned by keys alone, with a reason, and leave with what the feed brings', async () => {
    const decision = decisionOf(staged, 'Soon Sato', 15)
    await wait(decisionOf(staged, 'Late Larsen', 90), decision)
    await open()
    await userEvent.keyboard('{ArrowDown}r')
    await expect.element(dialog()).toBeVisible()
    await expect.element(reason()).toHaveFocus()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(await staged.replica.takeBatch(20)).toEqual([])
    await userEvent.keyboard('Nobody opened the recording.{Control>}{Enter}{/Control}')
    await expect.element(list().getByText('Return waiting to send')).toBeVisible()
    expect(await staged.store.queue.returnDecision(decision.id, 'Twice.')).toBe(false)
    expect(await answer('accepted')).toMatchObject({
      type: 'decision.return',
      allocationId: decision.id,
      reason: 'Nobody opened the recording.',
    })
    await expect.element(list().getByText('Returned', { exact: true })).toBeVisible()
    await isOver(decision)
    await expect.poll(lines).toEqual(['Late Larsen'])
  })

  test('that are over before the answer comes leave with it, and nothing of them stays here', async () => {
    const decision = decisionOf(staged, 'Soon Sato', 15)
    await wait(decision)
    await open()
    await staged.store.queue.returnDecision(decision.id, 'Look again.')
    await isOver(decision)
    await expect.element(list().getByText('Return waiting to send')).toBeVisible()
    await answer('accepted')
    await expect.element(page.getByText('No decision waits for its release')).toBeVisible()
    const db = new AssayDatabase(staged.account.database)
    expect(await db.pendingDecisions.count()).toBe(0)
    db.close()
  })

  test('that a return came too late for say so until that was read, and hold nothing up', async () => {
    const decision = decisionOf(staged, 'Soon Sato', 15)
    await wait(decision)
    await open()
    await staged.store.queue.returnDecision(decision.id, 'Look again.')
    await isOver(decision)
    await answer('too-late')
    await expect.element(list().getByText('Too late: released')).toBeVisible()
    expect(await staged.store.sync.outbox()).toEqual([])
    expect((await staged.store.sync.history(1))[0]).toMatchObject({ kind: 'refused', code: 'too-late' })
    await page.getByRole('button', { name: /^Understood/ }).click()
    await expect.element(page.getByText('No decision waits for its release')).toBeVisible()
  })

  test('of an erased candidate are gone at once, with the return that was on its way', async () => {
    const decision = decisionOf(staged, 'Soon Sato', 15)
    await wait(decision)
    await open()
    await staged.store.queue.returnDecision(decision.id, 'Look again.')
    await isOver(decision, 'purged-unsent')
    await expect.element(page.getByText('No decision waits for its release')).toBeVisible()
    expect(await staged.replica.takeBatch(20)).toEqual([])
  })

  test('can be returned offline, where it is said that this may come too late', async () => {
    await staged.replica.report({ phase: 'offline', isOnline: false, offlineSince: inMinutes(-5) })
    await wait(decisionOf(staged, 'Soon Sato', 15))
    await open()
    await expect.element(page.getByText('Offline: what you return waits on this machine, and may come too late.')).toBeVisible()
    await userEvent.keyboard('r')
    await expect.element(dialog()).toHaveTextContent('You are offline.')
    await reason().fill('Look again.')
    await dialog().getByRole('button', { name: 'Return it' }).click()
    await expect.element(page.getByText(/That waits for the network, and may come too late\.$/)).toBeVisible()
  })

  test('whose time is over can’t be returned', async () => {
    await wait(decisionOf(staged, 'Past Pahl', -1))
    await open()
    await expect.element(list().getByText('Being released')).toBeVisible()
    expect(page.getByRole('button', { name: /^Return the decision/ }).elements()).toEqual([])
    await userEvent.keyboard('r')
    expect(dialog().elements()).toEqual([])
  })

  test('are found by candidate, achievement and assessor; another view leads back to one’s own work', async () => {
    await wait(decisionOf(staged, 'Soon Sato', 15), decisionOf(staged, 'Late Larsen', 90))
    await open()
    await page.getByRole('searchbox').fill('larsen')
    await expect.poll(lines).toEqual(['Late Larsen'])
    await page.getByRole('searchbox').fill('nobody')
    await expect.element(page.getByText('Nothing matches the search')).toBeVisible()
    await page.getByRole('searchbox').fill('')
    await userEvent.keyboard('{Escape}1')
    await expect.element(page.getByRole('grid')).toBeVisible()
  })

  test.each(['light', 'dark'])('have nothing in the %s scheme that axe finds', async (scheme) => {
    await wait(decisionOf(staged, 'Soon Sato', 1), decisionOf(staged, 'Late Larsen', 90, { outcome: 'referred' }))
    await open()
    await page
      .getByRole('button', { name: /Late Larsen/ })
      .first()
      .click()
    await expectNoBarriers(scheme, list)
    await userEvent.keyboard('r')
    await expectNoBarriers(scheme, dialog)
  })
})
