import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Opening } from '../../../shared/domain'
import { newId } from '../../../shared/domain'
import { expectNoBarriers } from '../desk/desk-stage'
import { openSampleStore, pull } from '../store/sample-store'
import { showQueue } from './show-queue'

type Staged = Awaited<ReturnType<typeof openSampleStore>>
let staged: Staged
let shown: Awaited<ReturnType<typeof showQueue>>

function openingOf({ world }: Staged, name: string, dueOn: string): Opening {
  const [achievement] = world.achievements
  if (!achievement) throw new Error('the sample has one')
  return {
    submissionId: newId(),
    achievementId: achievement.id,
    achievementName: achievement.name,
    candidate: { pseudonym: '7F3K-Q2', name },
    submissionRevision: 1,
    rubricId: achievement.rubricId,
    rubricVersion: 1,
    receivedAt: '2026-11-10T09:00:00.000Z',
    dueOn,
    evidence: [{ kind: 'portfolio', mediaType: 'application/pdf' }],
    sizeBytes: 84_000_000,
  }
}

/** Brings work that lies open. */
async function lie(...openings: Opening[]): Promise<void> {
  await pull(
    staged.replica,
    openings.map((body) => ({ op: 'put' as const, kind: 'opening' as const, id: body.submissionId, body })),
  )
}

beforeEach(async () => {
  await page.viewport(1400, 900)
  staged = await openSampleStore(2)
})

afterEach(async () => {
  notifications.clean()
  shown.close()
  await staged.store.close()
  staged.replica.close()
  document.body.innerHTML = ''
})

const button = () => page.getByRole('button', { name: /^Open to claim/ })
const dialog = () => page.getByRole('dialog', { name: 'Open to claim' })
const lines = () =>
  dialog()
    .getByRole('listitem')
    .elements()
    .map((each) => each.querySelector('strong')?.textContent)

describe('work that lies open', () => {
  test('is shown only where there is some, what is due first before the rest', async () => {
    shown = await showQueue(staged.store)
    await expect.element(page.getByRole('grid')).toBeVisible()
    expect(button().elements()).toEqual([])
    await lie(openingOf(staged, 'Late Larsen', '2026-12-04'), openingOf(staged, 'Soon Sato', '2026-11-24'))
    await expect.element(button()).toHaveTextContent('Open to claim 2')
    await button().click()
    await expect.poll(lines).toEqual(['Soon Sato', 'Late Larsen'])
  })

  test('is claimed by keys alone, waits for the hub, and leaves with what the feed brings', async () => {
    const opening = openingOf(staged, 'Soon Sato', '2026-11-24')
    await lie(opening)
    shown = await showQueue(staged.store)
    await expect.element(button()).toBeVisible()
    await userEvent.keyboard('g')
    await expect.element(dialog()).toBeVisible()
    await userEvent.tab()
    await expect.element(dialog().getByRole('button', { name: 'Claim Soon Sato' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog().getByText('Claimed')).toBeVisible()
    // The button is gone; the keys go on in the dialog.
    await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true)
    expect(await staged.store.queue.claim(opening.submissionId)).toBe(false)
    const [sent, ...more] = await staged.replica.takeBatch(20)
    expect(more).toEqual([])
    expect(sent?.command).toMatchObject({ type: 'submission.claim', submissionId: opening.submissionId })
    await staged.replica.storeResults([{ id: sent?.command.id ?? '', status: 'accepted', receipt: null }])
    await pull(staged.replica, [{ op: 'remove', kind: 'opening', id: opening.submissionId }])
    await expect.element(dialog().getByText('Nothing is open to claim')).toBeVisible()
  })

  test('that somebody else was quicker to claim says so, and can’t hold up what else is to be sent', async () => {
    const opening = openingOf(staged, 'Soon Sato', '2026-11-24')
    await lie(opening)
    expect(await staged.store.queue.claim(opening.submissionId)).toBe(true)
    const [sent] = await staged.replica.takeBatch(20)
    const id = sent?.command.id ?? ''
    await staged.replica.storeResults([{ id, status: 'rejected', code: 'not-open', message: 'Somebody was quicker.' }])
    shown = await showQueue(staged.store)
    await button().click()
    await expect.element(dialog().getByText('Taken')).toBeVisible()
    await expect.element(page.getByText('Somebody else claimed Soon Sato first')).toBeVisible()
    expect((await staged.store.sync.status()).waitingToSend).toBe(0)
    expect(await staged.store.sync.outbox()).toEqual([])
  })

  test('that was lost while it lay open no more is told by its code, and once', async () => {
    const opening = openingOf(staged, 'Soon Sato', '2026-11-24')
    await lie(opening)
    await staged.store.queue.claim(opening.submissionId)
    const [sent] = await staged.replica.takeBatch(20)
    await pull(staged.replica, [{ op: 'remove', kind: 'opening', id: opening.submissionId }])
    const id = sent?.command.id ?? ''
    await staged.replica.storeResults([{ id, status: 'rejected', code: 'not-open', message: 'Somebody was quicker.' }])
    shown = await showQueue(staged.store)
    await expect.element(page.getByText('Somebody else claimed 7F3K-Q2 first')).toBeVisible()
    await expect.poll(() => staged.store.queue.lostClaims()).toEqual([])
    const told = (await staged.store.sync.history(20)).find(({ kind }) => kind === 'refused')
    expect(told?.about?.candidate).toBe('7F3K-Q2')
    notifications.clean()
    shown.close()
    shown = await showQueue(staged.store)
    await expect.element(page.getByRole('grid')).toBeVisible()
    expect(page.getByText('Somebody else claimed').elements()).toEqual([])
  })

  test.each(['light', 'dark'])('has nothing in the %s scheme that axe finds', async (scheme) => {
    await lie(openingOf(staged, 'Late Larsen', '2026-11-02'), openingOf(staged, 'Soon Sato', '2026-11-24'))
    shown = await showQueue(staged.store)
    await button().click()
    await expect.element(dialog()).toBeVisible()
    await expectNoBarriers(scheme, dialog)
  })
})
