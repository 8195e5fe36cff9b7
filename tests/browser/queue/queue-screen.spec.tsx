import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { QueueQuery } from '../../../renderer/store'
import { AssayDatabase } from '../../../renderer/store/database'
import { untravelled } from '../../../renderer/store/travel/travel-rows'
import { newId, type Receipt } from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { openSampleStore, pageOf, pull } from '../store/sample-store'
import { showQueue } from './show-queue'

type Sample = Awaited<ReturnType<typeof openSampleStore>>

let sample: Sample
let shown: Awaited<ReturnType<typeof showQueue>>

async function show(count: number) {
  sample = await openSampleStore(count)
  shown = await showQueue(sample.store)
  await expect.element(page.getByRole('grid')).toBeVisible()
}

/** Candidates from the top, as they stand on the screen. */
function candidates(): string[] {
  const rows = [...document.querySelectorAll<HTMLElement>('[role="row"][id]')]
  rows.sort((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
  return rows.map((row) => row.querySelector('[role="rowheader"] strong')?.textContent ?? '')
}

const activeCandidate = () => document.querySelector('[role="row"][data-active] strong')?.textContent
const allocationOf = (candidate: string) => {
  const at = sample.world.submissions.findIndex((submission) => submission.candidate.name === candidate)
  return sample.world.allocations[at]?.id ?? ''
}

beforeEach(() => page.viewport(1400, 900))

afterEach(async () => {
  shown.close()
  await sample.store.close()
  document.body.innerHTML = ''
})

describe('the order', () => {
  test('begins with what is due first', async () => {
    await show(6)
    expect(candidates()).toEqual(sample.world.submissions.map((submission) => submission.candidate.name))
  })

  test('follows a click on a column header, and turns round with the next one', async () => {
    await show(6)
    await page.getByRole('button', { name: 'Candidate' }).click()
    await expect.element(page.getByRole('columnheader', { name: 'Candidate' })).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(() => candidates()[0]).toBe('Amara Nwosu 0')
    await page.getByRole('button', { name: 'Candidate' }).click()
    await expect.element(page.getByRole('columnheader', { name: 'Candidate' })).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(() => candidates()[0]).toBe('Farid Haddad 5')
  })

  test('is remembered for the next visit, and the search is not', async () => {
    await show(6)
    await page.getByRole('button', { name: 'Candidate' }).click()
    await page.getByRole('searchbox').fill('zzz')
    await expect.element(page.getByText('Nothing matches')).toBeVisible()
    await sample.store.flush()
    shown.close()
    shown = await showQueue(sample.store)
    await expect.element(page.getByRole('columnheader', { name: 'Candidate' })).toHaveAttribute('aria-sort', 'ascending')
    await expect.element(page.getByRole('searchbox')).toHaveValue('')
  })
})

describe('search and filters', () => {
  test('find a candidate whatever the accents, and can be cleared where nothing matches', async () => {
    await show(7)
    await page.getByRole('searchbox').fill('elodie')
    await expect.poll(candidates).toEqual(['Élodie Petit 4'])
    await page.getByRole('searchbox').fill('nobody of this name')
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect.poll(() => candidates().length).toBe(7)
  })

  test('show one achievement only', async () => {
    await show(6)
    await page.getByRole('button', { name: 'Achievement', exact: true }).first().click()
    await page.getByRole('menuitemcheckbox', { name: 'Peer mentoring in clinical teams' }).click()
    await expect.poll(() => candidates().length).toBe(3)
  })

  test('say what to do where a view is empty', async () => {
    await show(3)
    await page.getByText('Drafts').click()
    await expect.element(page.getByText('No drafts')).toBeVisible()
    await page.getByRole('button', { name: 'See what is to assess' }).click()
    await expect.poll(() => candidates().length).toBe(3)
  })
})

describe('what is pressed before the rows are there', () => {
  /** The queue, whose rows come when they are let through. @param fails whether what comes first is an error */
  async function showLate(count: number, fails = false): Promise<() => void> {
    sample = await openSampleStore(count)
    const { store } = sample
    let letThrough = () => {}
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    let hasFailed = !fails
    const late = async (query: QueueQuery) => {
      await gate
      if (!hasFailed) {
        hasFailed = true
        throw new Error('The disk does not answer.')
      }
      return store.queue.page(query)
    }
    shown = await showQueue({ ...store, queue: { ...store.queue, page: late } })
    await expect.element(page.getByRole('searchbox')).toBeVisible()
    expect(page.getByRole('grid').elements()).toHaveLength(0)
    return letThrough
  }
  const offlineIds = async () => (await sample.store.sync.offlineItems()).map(({ allocationId }) => allocationId)

  test('is done once they are, in its order and on the rows that it was meant for', async () => {
    const letThrough = await showLate(6)
    await userEvent.keyboard('jjojx')
    letThrough()
    await expect.poll(offlineIds).toEqual([allocationOf('Chloé Durand 2')])
    await expect.poll(activeCandidate).toBe('Dmitri Volkov 3')
    await expect.element(page.getByText('1 selected')).toBeVisible()
  })

  test('opens the first row where that is all that was asked', async () => {
    const letThrough = await showLate(3)
    await userEvent.keyboard('{Enter}')
    letThrough()
    await expect.poll(() => shown.opened).toEqual([`desk ${allocationOf('Amara Nwosu 0')}`])
  })

  test('is forgotten where something else came than rows', async () => {
    const letThrough = await showLate(3, true)
    await userEvent.keyboard('jo')
    letThrough()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(page.getByRole('grid')).toBeVisible()
    await expect.poll(activeCandidate).toBe('Amara Nwosu 0')
    expect(await offlineIds()).toEqual([])
    // And what is pressed from now on is done at once.
    await userEvent.keyboard('o')
    await expect.poll(offlineIds).toEqual([allocationOf('Amara Nwosu 0')])
  })
})

describe('the keyboard', () => {
  test('moves with arrows and with j and k, and opens with Enter', async () => {
    await show(6)
    await userEvent.keyboard('{ArrowDown}jk')
    await expect.poll(activeCandidate).toBe('Björn Åkesson 1')
    await userEvent.keyboard('{Enter}')
    expect(shown.opened).toEqual([`desk ${allocationOf('Björn Åkesson 1')}`])
  })

  test('types into the search instead of moving, once / has led there', async () => {
    await show(6)
    await userEvent.keyboard('/')
    await expect.element(page.getByRole('searchbox')).toHaveFocus()
    await userEvent.keyboard('jk')
    await expect.element(page.getByRole('searchbox')).toHaveValue('jk')
  })

  test('go back to the list from the search with Escape', async () => {
    await show(3)
    await userEvent.keyboard('/zzz')
    await expect.element(page.getByText('Nothing matches')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('searchbox')).toHaveValue('')
    await expect.poll(() => document.activeElement?.contains(document.querySelector('[role=grid]'))).toBe(true)
  })

  test('switch between the views by number, and stay on the screen where a view is empty', async () => {
    await show(3)
    await userEvent.keyboard('{ArrowDown}4')
    await expect.element(page.getByRole('radio', { name: /^Sent/ })).toBeChecked()
    await expect.poll(() => document.querySelector('[role=grid]')).toBeNull()
    await expect.poll(() => document.activeElement === document.body).toBe(false)
    await userEvent.keyboard('1')
    await expect.poll(() => candidates().length).toBe(3)
  })

  test('names the active row to assistive technology', async () => {
    await show(3)
    await userEvent.keyboard('j')
    await expect
      .element(page.getByRole('grid'))
      .toHaveAttribute('aria-activedescendant', `queue-row-${allocationOf('Björn Åkesson 1')}`)
  })

  test('selects with x, extends with Shift, and takes the selected ones offline with o', async () => {
    await show(6)
    await userEvent.keyboard('x{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await expect.element(page.getByText('3 selected')).toBeVisible()
    await userEvent.keyboard('o')
    await expect
      .poll(async () => (await sample.store.queue.page(EVERYTHING)).rows.filter((row) => row.offline.state === 'waiting').length)
      .toBe(3)
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByText('3 selected')).not.toBeInTheDocument()
  })

  test('selects all, also what is far below the screen', async () => {
    await show(300)
    await userEvent.keyboard('{Control>}a{/Control}')
    await expect.element(page.getByText('300 selected')).toBeVisible()
  })
})

describe('keys without a pause between them', () => {
  test('take all of what was just selected offline, not one', async () => {
    await show(300)
    press('a', { ctrlKey: true })
    press('o')
    await expect
      .poll(
        async () =>
          (await sample.store.queue.page({ ...EVERYTHING, limit: 300 })).rows.filter((row) => row.offline.state === 'waiting')
            .length,
      )
      .toBe(300)
  })

  test('reach the queue as soon as it is gone back to', async () => {
    await show(3)
    await userEvent.keyboard('5')
    await expect.poll(() => sample.store.preferences.get('queue', {})).toMatchObject({ view: 'all' })
    shown.close()
    shown = await showQueue(sample.store)
    await expect.poll(() => document.querySelector('[role="grid"], [role="radiogroup"]')).not.toBeNull()
    press('2')
    await expect.poll(() => sample.store.preferences.get('queue', {})).toMatchObject({ view: 'drafts' })
  })
})

describe('a long queue', () => {
  test('holds only the rows near the screen, and reads the others on the way to the end', async () => {
    await show(2000)
    expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(60)
    await expect.element(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001')
    await userEvent.keyboard('{End}')
    await expect.poll(() => document.querySelector('[role="row"][data-active]')?.getAttribute('aria-rowindex')).toBe('2001')
  })

  test('shows the row again that was left for the desk', async () => {
    await show(200)
    await userEvent.keyboard('{End}')
    await expect.poll(() => document.querySelector('[role="row"][data-active]')?.getAttribute('aria-rowindex')).toBe('201')
    const left = activeCandidate()
    shown.close()
    shown = await showQueue(sample.store)
    await expect.poll(activeCandidate).toBe(left)
  })
})

describe('taking offline', () => {
  test('says how much it is before anything is fetched, and asks for exactly that', async () => {
    await show(6)
    await page.getByRole('button', { name: 'Take offline…' }).click()
    await page.getByRole('radio', { name: 'The next ones by due date' }).click()
    await page.getByRole('textbox', { name: 'How many' }).fill('2')
    await expect.element(page.getByText('2 submissions, 4 kB to fetch')).toBeVisible()
    await page.getByRole('button', { name: 'Fetch', exact: true }).click()
    await expect
      .poll(async () => (await sample.store.queue.page(EVERYTHING)).rows.map((row) => row.offline.state))
      .toEqual(['waiting', 'waiting', 'none', 'none', 'none', 'none'])
  })

  test('is no longer said to go on once everything is here', async () => {
    await show(3)
    await userEvent.keyboard('o')
    await expect.element(page.getByText('Fetching the evidence of 1 submission.')).toBeVisible()
    const wish = await sample.replica.evidence.wish(allocationOf('Amara Nwosu 0'))
    if (wish === null) throw new Error('nothing was asked for')
    await sample.replica.evidence.report(wish, { state: 'fetching', reason: null })
    await expect.element(page.getByText('Fetching the evidence of 1 submission.')).toBeVisible()
    await sample.replica.evidence.report(wish, { state: 'verified', reason: null, verifiedAt: new Date().toISOString() })
    await expect.element(page.getByText('Fetching the evidence of 1 submission.'), { timeout: 2000 }).not.toBeInTheDocument()
  })

  test('can be stopped from the row, which keeps what has arrived', async () => {
    await show(3)
    await userEvent.keyboard('o')
    await page.getByRole('button', { name: 'Stop fetching Amara Nwosu 0' }).click()
    await expect.element(page.getByRole('button', { name: /(Go on fetching|Take) Amara Nwosu 0/ })).toBeInTheDocument()
  })
})

describe('taking back', () => {
  /** The first submission, handed in. */
  async function submitFirst() {
    const id = sample.world.allocations[0]?.id ?? ''
    for (const criterion of sample.world.rubrics[0]?.criteria ?? []) {
      await sample.store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[2]?.id ?? null, noEvidenceFound: true })
    }
    await sample.store.desk.changeAssessment(id, { recommendation: 'awarded' })
    expect(await sample.store.desk.submit(id)).toMatchObject({ ok: true })
    await page.getByText(/^Sent/).click()
    await expect.poll(candidates).toEqual(['Amara Nwosu 0'])
  }

  test('is done at once where the decision has not left', async () => {
    await show(3)
    await submitFirst()
    await userEvent.keyboard('t')
    await expect.element(page.getByText('Taken back. It is a draft again.')).toBeVisible()
    await expect.poll(candidates).toEqual([])
  })

  test('says that the hub is asked where the decision may have left', async () => {
    await show(3)
    await submitFirst()
    await sample.replica.putBack(await sample.replica.takeBatch(10))
    await userEvent.keyboard('t')
    await expect.element(page.getByText('Asking the hub to take it back…')).toBeVisible()
    expect(candidates()).toEqual(['Amara Nwosu 0'])
  })
})

const EVERYTHING: QueueQuery = {
  view: 'all',
  search: '',
  achievementIds: [],
  dueOnOrBefore: null,
  offlineOnly: false,
  sort: { by: 'due', direction: 'ascending' },
  offset: 0,
  limit: 1000,
}

function press(key: string, modifiers: KeyboardEventInit = {}): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }))
}

test('what another device of mine has changed is marked on its row, until it was looked at', async () => {
  await show(2)
  const [first] = sample.world.allocations
  const db = new AssayDatabase(sample.account.database)
  const arrived = { version: 1, sealed: new Uint8Array([1]) }
  await db.travel.put({ ...untravelled(first?.id ?? ''), arrived })
  const mark = page.getByRole('img', { name: 'New from your other device' })
  await expect.element(mark).toBeVisible()
  expect(mark.elements()).toHaveLength(1)
  await sample.store.travel.settle(first?.id ?? '')
  await expect.element(mark).not.toBeInTheDocument()
  db.close()
})

test('a draft that was handed to me, or is held on another device, is marked on its row', async () => {
  await show(2)
  const [first, second] = sample.world.allocations
  const db = new AssayDatabase(sample.account.database)
  const sealed = new Uint8Array([1])
  const handed = {
    id: newId(),
    allocationId: first?.id ?? '',
    keyId: 'handed',
    handedAt: '2026-11-21T09:00:00.000Z',
    version: 1,
    sealed,
  }
  await db.handedDrafts.put({ ...handed, dismissed: false })
  await db.travel.put({ ...untravelled(second?.id ?? ''), state: 'held' })
  db.close()
  const [mine, others] = [page.getByRole('row', { name: /Amara/ }), page.getByRole('row', { name: candidates()[1] ?? '' })]
  await expect.element(mine.getByRole('img', { name: 'A draft was handed to you' })).toBeVisible()
  await expect.element(others.getByRole('img', { name: /^Your other device has a draft of it/ })).toBeVisible()
  await sample.store.desk.dismissHanded(handed.id, true)
  await expect.element(page.getByRole('img', { name: 'A draft was handed to you' })).not.toBeInTheDocument()
})

test('what was taken away is told and not offered to be fetched, and kept it needs nobody', async () => {
  await show(2)
  const [first] = sample.world.allocations
  const id = first?.id ?? ''
  await sample.store.desk.changeAssessment(id, { feedback: 'Begun.' })
  await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id, reason: 'withdrawn' }])
  await page.getByRole('radiogroup').getByText('Needs me').click()
  const row = page.getByRole('row', { name: /Amara/ })
  await expect.element(row.getByText('Withdrawn')).toBeVisible()
  await expect.element(row.getByText('Not given any more')).toBeVisible()
  expect(row.getByRole('button').elements()).toHaveLength(0)
  await sample.store.desk.keep(id, true)
  await expect.element(page.getByText('Nothing needs you')).toBeVisible()
  await page.getByRole('radiogroup').getByText(/^All/).click()
  await expect.element(row.getByText('Withdrawn')).toBeVisible()
})

test('the time in which a decision can be taken back runs by the hub’s clock, second by second, however wrong this machine’s is', async () => {
  sample = await openSampleStore(1, { clock: () => new Date() })
  const { replica, world } = sample
  const [allocation] = world.allocations
  if (!allocation) throw new Error('there is one')
  const hubTime = new Date(Date.now() - 3_600_000)
  const receipt: Receipt = {
    commandId: newId(),
    allocationId: allocation.id,
    submissionId: allocation.submissionId,
    stage: 'accepted',
    outcome: null,
    acceptedAt: hubTime.toISOString(),
    releaseAt: new Date(hubTime.getTime() + 600_000).toISOString(),
    credentialId: null,
  }
  const changes: Change[] = [
    { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, state: 'assessed', revision: 2 } },
    { op: 'put', kind: 'receipt', id: allocation.id, body: receipt },
  ]
  await replica.applyPage(pageOf(changes, { hubTime: hubTime.toISOString() }), (await replica.position()).cursor)
  shown = await showQueue(sample.store)
  await expect.element(page.getByRole('radiogroup')).toBeVisible()
  await userEvent.keyboard('5')
  const left = () => /\d+:\d\d/.exec(document.querySelector('[role="row"][id]')?.textContent ?? '')?.[0]
  await expect.poll(left).toMatch(/^(10:00|9:5\d)$/)
  const shownFirst = left()
  await expect.poll(left, { timeout: 5_000 }).not.toBe(shownFirst)
  replica.close()
})

test('a double click on what was sent shows its receipt, and doesn’t close it again', async () => {
  await show(1)
  const { replica, world } = sample
  const [allocation] = world.allocations
  if (!allocation) throw new Error('there is one')
  const receipt: Receipt = {
    commandId: newId(),
    allocationId: allocation.id,
    submissionId: allocation.submissionId,
    stage: 'accepted',
    outcome: null,
    acceptedAt: '2026-11-21T10:00:00.000Z',
    releaseAt: '2026-11-21T10:00:20.000Z',
    credentialId: null,
  }
  const changes: Change[] = [
    { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, state: 'assessed', revision: 2 } },
    { op: 'put', kind: 'receipt', id: allocation.id, body: receipt },
  ]
  await replica.applyPage(pageOf(changes), (await replica.position()).cursor)
  await userEvent.keyboard('4')
  const row = page.getByRole('row', { name: world.submissions[0]?.candidate.name ?? '' })
  await expect.element(row).toHaveTextContent('Received')
  await row.dblClick()
  const drawer = page.getByRole('dialog', { name: 'Receipt' })
  await expect.element(drawer).toBeVisible()
  // What isn't known isn't final: it is in, and stays in.
  await expect.element(drawer).toHaveTextContent('It can no longer be taken back.')
  expect(drawer.element().textContent).not.toContain('final')
  await new Promise((resolve) => setTimeout(resolve, 400))
  await expect.element(drawer).toBeVisible()
  await userEvent.click(document.querySelector('.mantine-Drawer-overlay') ?? document.body, { position: { x: 20, y: 20 } })
  await expect.element(drawer).not.toBeInTheDocument()
  replica.close()
})

test('a decision that a panel lead returned says so where its progress stood', async () => {
  await show(1)
  const { replica, world, store } = sample
  const [allocation] = world.allocations
  const [criterion] = world.rubrics[0]?.criteria ?? []
  if (!allocation || !criterion) throw new Error('there is one')
  const row = page.getByRole('row').filter({ hasText: world.submissions[0]?.candidate.name ?? '' })
  await store.desk.changeScore(allocation.id, criterion.id, { levelId: criterion.levels[0]?.id ?? null, noEvidenceFound: true })
  await expect.element(row).toHaveTextContent('1 of 3')
  const receipt: Receipt = {
    commandId: newId(),
    allocationId: allocation.id,
    submissionId: allocation.submissionId,
    stage: 'returned',
    outcome: null,
    acceptedAt: new Date().toISOString(),
    releaseAt: null,
    credentialId: null,
    returned: 'C2 points at nothing.',
  }
  const changes: Change[] = [{ op: 'put', kind: 'receipt', id: allocation.id, body: receipt }]
  await replica.applyPage(pageOf(changes), (await replica.position()).cursor)
  await expect.element(row).toHaveTextContent('Returned')
  replica.close()
})

test('room is made for a choice as a whole: what is chosen and here already doesn’t go for the rest of it', async () => {
  await show(2)
  const { store, replica, world } = sample
  const later = world.allocations[1]?.id ?? ''
  await store.queue.takeOffline([later])
  const wish = await replica.evidence.wish(later)
  if (!wish) throw new Error('it is wished for')
  await replica.evidence.report(wish, { state: 'verified', bytesDone: 2000 })
  await store.sync.setBudget(3000)
  await page.getByRole('button', { name: 'Take offline…' }).click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent('1 submission, 2 kB to fetch')
  await expect.element(dialog).toHaveTextContent('1 more is already here.')
  await expect.element(dialog).toHaveTextContent('Not enough space')
  await expect.element(dialog.getByRole('button', { name: 'Fetch' })).toBeDisabled()
  replica.close()
})
