import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newId } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { AssayDatabase } from '../../../renderer/store/database'
import { CLOCK, LEVELS, openSampleStore, pull } from '../store/sample-store'
import { showCentre } from './show-centre'

type Sample = Awaited<ReturnType<typeof openSampleStore>>
const MB = 1_048_576

let sample: Sample
let shown: Awaited<ReturnType<typeof showCentre>> | null = null

beforeEach(() => page.viewport(1400, 900))

afterEach(async () => {
  shown?.close()
  shown = null
  await sample.store.close()
  sample.replica.close()
  document.body.innerHTML = ''
})

async function open(count: number): Promise<void> {
  sample = await openSampleStore(count)
}

async function show(width?: number): Promise<void> {
  shown = await showCentre(sample.store, width)
  await expect.element(page.getByRole('region', { name: 'Waiting to send' })).toBeVisible()
}

const never = (): never => {
  throw new Error('it is in the sample')
}
const idAt = (at: number) => sample.world.allocations[at]?.id ?? ''
const candidateAt = (at: number) => sample.world.submissions[at]?.candidate.name ?? ''
const codeAt = (at: number) => sample.world.submissions[at]?.candidate.pseudonym ?? ''
/** By the beginning of its heading, which may go on with a count. */
const part = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
const rowsOf = (name: string) => part(name).getByRole('listitem')

/** As far as the store's bookkeeping goes, so many bytes of its evidence are here. */
async function fetched(at: number, state: 'fetching' | 'verified', bytesDone: number): Promise<void> {
  await sample.store.queue.takeOffline([idAt(at)])
  const wish = await sample.replica.evidence.wish(idAt(at))
  if (!wish) throw new Error('it is wished for')
  await sample.replica.evidence.report(wish, { state, bytesDone, itemsDone: 1 })
}

/** Assesses it and hands it in. @returns the command that waits then */
async function submit(at: number): Promise<string> {
  const { desk } = sample.store
  const record = await desk.open(idAt(at))
  for (const criterion of record?.rubric.criteria ?? []) {
    await desk.changeScore(idAt(at), criterion.id, {
      levelId: criterion.levels[LEVELS.length - 1]?.id ?? null,
      noEvidenceFound: true,
    })
  }
  await desk.changeAssessment(idAt(at), { recommendation: 'awarded' })
  const result = await desk.submit(idAt(at))
  if (!result.ok || !('commandId' in result)) throw new Error('it can be handed in')
  return result.commandId
}

async function answer(result: CommandResult): Promise<void> {
  await sample.replica.takeBatch(100)
  await sample.replica.storeResults([result])
}

const accepted = (id: string, at: number): CommandResult => ({
  id,
  status: 'accepted',
  receipt: {
    allocationId: idAt(at),
    commandId: id,
    submissionId: id,
    stage: 'accepted',
    acceptedAt: '2026-11-21T12:00:05.000Z',
    outcome: 'awarded',
    releaseAt: null,
    credentialId: null,
  },
})

describe('what waits and what was sent', () => {
  test('stands under its candidate, and moves over with its receipt once the hub has answered', async () => {
    await open(2)
    const commandId = await submit(0)
    await show()
    await expect.element(rowsOf('Waiting to send')).toHaveTextContent(candidateAt(0))
    await expect.element(part('Sent')).toHaveTextContent('Nothing from this machine yet')
    await answer(accepted(commandId, 0))
    await expect.element(part('Waiting to send')).toHaveTextContent('Nothing.')
    await expect.element(rowsOf('Sent')).toHaveTextContent(`Accepted`)
    await expect.element(rowsOf('Sent')).toHaveTextContent(`Receipt …${commandId.slice(-6)}`)
    await part('Sent').getByRole('button', { name: 'Open' }).click()
    expect(shown?.opened).toEqual([idAt(0)])
  })

  test('that can’t be read any more is told where decisions wait, and leads to its work', async () => {
    await open(2)
    const commandId = await submit(0)
    const db = new AssayDatabase(sample.account.database)
    await db.outbox
      .where('commandId')
      .equals(commandId)
      .modify((row) => {
        row.sealed = new Uint8Array(row.sealed.length)
      })
    db.close()
    await sample.replica.takeBatch(100)
    await show()
    await expect.element(rowsOf('Needs your decision')).toHaveTextContent(candidateAt(0))
    await expect.element(rowsOf('Needs your decision')).toHaveTextContent('could not be read. Your draft is kept.')
    await expect.element(part('History')).toHaveTextContent('could not be read; it is set aside')
    await part('Needs your decision').getByRole('button', { name: 'Decide' }).click()
    expect(shown?.opened).toEqual([idAt(0)])
  })

  test('in operations is named by whom or what it is about, and told in the history', async () => {
    await open(1)
    const { acting } = sample.store
    const [{ id: achievementId, name } = { id: '', name: '' }] = sample.world.achievements
    const piece = { submissionId: newId(), revision: 1, allocationId: newId(), assessorId: newId(), achievementId }
    await acting.moveWork([{ ...piece, to: { personId: newId(), name: 'Bo Lind' } }], '')
    await acting.setPromise(achievementId, 7, '')
    await show()
    await expect.element(rowsOf('Waiting to send').first()).toHaveTextContent(`Bo LindMoving work · ${name}`)
    // What is about an achievement alone doesn't name it twice.
    await expect.element(rowsOf('Waiting to send').nth(1)).toHaveTextContent(`${name}Changing a promisewaiting`)
    const batch = await sample.replica.takeBatch(10)
    await sample.replica.storeResults(batch.map(({ command: { id } }) => ({ id, status: 'accepted', receipt: null })))
    await expect.element(part('History')).toHaveTextContent('The hub moved the work')
    await expect.element(part('History')).toHaveTextContent('The new promise holds')
  })

  test('that nothing waits is not said of drafts: those are only here', async () => {
    await open(2)
    await show()
    await expect.element(part('Waiting to send')).toHaveTextContent('Everything that you did has reached the hub.')
    await sample.store.desk.changeAssessment(idAt(0), { feedback: 'Begun.' })
    await expect.element(part('Waiting to send')).toHaveTextContent('1 draft of yours is only on this machine')
    await expect.element(part('Waiting to send')).not.toHaveTextContent('Everything')
    await page.getByRole('button', { name: 'Save a backup…' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog).toHaveTextContent('This piece of unsent work goes into the file:')
    await expect.element(dialog.getByRole('listitem')).toHaveTextContent('only on this machine')
  })

  test('on another device of mine is counted apart: it is not said that nothing was sent', async () => {
    await open(1)
    const sent = accepted(crypto.randomUUID(), 0)
    if (!('receipt' in sent) || !sent.receipt) throw new Error('it has a receipt')
    await pull(sample.replica, [{ op: 'put', kind: 'receipt', id: sent.receipt.allocationId, body: sent.receipt }])
    await show()
    await expect.element(part('Sent')).toHaveTextContent('1 assessment was handed in on another device of yours')
  })

  test('is listed with how often it was tried', async () => {
    await open(1)
    await submit(0)
    for (let round = 0; round < 3; round++) await sample.replica.putBack(await sample.replica.takeBatch(10))
    await show()
    await expect.element(rowsOf('Waiting to send')).toHaveTextContent('3 attempts')
  })

  test('is shown a screenful at a time, however much there is', async () => {
    await open(1)
    await submit(0)
    const db = new AssayDatabase(sample.account.database)
    const waiting = (await db.outbox.toArray()).at(-1)
    if (!waiting) throw new Error('one waits')
    const { position: _position, ...row } = waiting
    await db.outbox.bulkAdd(Array.from({ length: 499 }, () => ({ ...row, commandId: crypto.randomUUID() })))
    db.close()
    await show()
    await expect.element(part('Waiting to send')).toHaveTextContent('500')
    expect(rowsOf('Waiting to send').elements()).toHaveLength(12)
    await part('Waiting to send').getByRole('button', { name: 'Show 488 more' }).click()
    await expect.poll(() => rowsOf('Waiting to send').elements().length).toBe(112)
  })
})

describe('what needs me', () => {
  test('stands first, says for what, and leads to its desk', async () => {
    await open(2)
    const commandId = await submit(1)
    await answer({ id: commandId, status: 'rejected', code: 'incomplete', message: 'C3 has no level.' })
    await show()
    const regions = page.getByRole('region').elements()
    expect(regions.findIndex((one) => one.textContent.startsWith('Needs your decision'))).toBe(1)
    await expect.element(rowsOf('Needs your decision')).toHaveTextContent('C3 has no level.')
    await page.getByRole('button', { name: 'Decide' }).click()
    expect(shown?.opened).toEqual([idAt(1)])
  })
})

describe('what was discarded', () => {
  beforeEach(async () => {
    await open(2)
    await sample.store.desk.changeAssessment(idAt(0), { feedback: 'Begun.' })
    await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id: idAt(0), reason: 'moved' }])
  })

  test('stands below what needs me until it is gone for good, comes back, and the focus goes along', async () => {
    await show()
    expect(part('Discarded').elements()).toHaveLength(0)
    await sample.store.desk.discard(idAt(0))
    await expect.element(rowsOf('Discarded')).toHaveTextContent(candidateAt(0))
    await expect.element(rowsOf('Discarded')).toHaveTextContent(/kept here until \d|Its time is over/)
    expect(part('Needs your decision').elements()).toHaveLength(0)
    const bringBack = page.getByRole('button', { name: `Bring it back: ${candidateAt(0)}` })
    ;(bringBack.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(rowsOf('Needs your decision')).toHaveTextContent('It was moved to another assessor.')
    expect(part('Discarded').elements()).toHaveLength(0)
    await expect.element(part('Needs your decision').getByRole('button', { name: 'Decide' })).toHaveFocus()
    expect((await sample.store.desk.open(idAt(0)))?.assessment.feedback).toBe('Begun.')
  })
})

describe('what is on this machine', () => {
  test('says that the hub gives no more time, what stays, and what to do', async () => {
    await open(2)
    await fetched(0, 'verified', 2000)
    await show()
    await expect.element(part('On this machine')).not.toHaveTextContent('not extended')
    await sample.replica.leasesAnswered([{ allocationId: idAt(0), answer: 'refused' }])
    await expect.element(rowsOf('On this machine').first()).toHaveTextContent(/until Dec 30.*not extended/)
    await expect.element(part('On this machine').getByRole('status')).toHaveTextContent('What you have written stays here')
    await expect.element(part('History')).toHaveTextContent(`The hub does not let it stay longer: ${candidateAt(0)}`)
  })

  test('says how many items and bytes there are, until when they may stay, and which hold unsent work', async () => {
    await open(3)
    await fetched(0, 'verified', 2000)
    await fetched(1, 'verified', 2000)
    const criterionId = sample.world.rubrics[1]?.criteria[0]?.id ?? ''
    await sample.store.desk.changeScore(idAt(1), criterionId, { rationale: 'Begun.' })
    await show()
    await expect.element(part('On this machine')).toHaveTextContent('2 submissions · 4 kB')
    await expect.element(rowsOf('On this machine').first()).toHaveTextContent(/2 items · 2 kB.*until Dec 30/)
    await expect.element(rowsOf('On this machine').first()).not.toHaveTextContent('unsent')
    await expect.element(rowsOf('On this machine').nth(1)).toHaveTextContent('holds unsent work')
  })

  test('shows how far it is while it comes, can be stopped as a whole, and goes on from there', async () => {
    await open(3)
    for (const at of [0, 1]) await fetched(at, 'fetching', 500)
    await show()
    await expect.element(page.getByText('Fetching 2 submissions: 1 of 4 kB')).toBeVisible()
    await page.getByRole('button', { name: 'Stop all' }).click()
    await expect.element(page.getByText('2 submissions are not all here.')).toBeVisible()
    expect((await sample.store.sync.offlineItems()).map(({ offline, bytesHere }) => [offline.state, bytesHere])).toEqual([
      ['paused', 500],
      ['paused', 500],
    ])
    await page.getByRole('button', { name: 'Fetch all of them' }).click()
    await expect.element(page.getByText('Fetching 2 submissions: 1 of 4 kB')).toBeVisible()
  })

  test('is let go on request, which can be undone', async () => {
    await open(1)
    await fetched(0, 'verified', 2000)
    await show()
    await page.getByRole('button', { name: `Free the space: ${candidateAt(0)}` }).click()
    await expect.element(page.getByText('No evidence is here.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.element(rowsOf('On this machine')).toHaveTextContent(candidateAt(0))
  })

  test('can be added to from here, with what goes to make room said before anything is fetched', async () => {
    await open(3)
    await fetched(2, 'verified', 30 * MB)
    await sample.store.sync.setBudget(30 * MB + 1000)
    await show()
    await page.getByRole('button', { name: 'Take more offline…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'The next ones by due date' }).click()
    await dialog.getByRole('textbox', { name: 'How many' }).fill('2')
    await expect.element(dialog).toHaveTextContent('2 submissions, 4 kB to fetch')
    await expect.element(dialog).toHaveTextContent('evidence of 1 submission goes (31 MB)')
    await dialog.getByRole('button', { name: 'Fetch' }).click()
    await expect.element(page.getByText(/Fetching 2 submissions/)).toBeVisible()
  })

  test('is planned by keyboard: the choice has the focus and a name, and Enter fetches', async () => {
    await open(3)
    await show()
    await page.getByRole('button', { name: 'Take more offline…' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByRole('radiogroup', { name: 'What to fetch' })).toBeVisible()
    await expect.element(dialog.getByRole('radio', { name: 'All that is due this week' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(dialog.getByRole('radio', { name: 'The next ones by due date' })).toBeChecked()
    await expect.element(dialog).toHaveTextContent('3 submissions')
    const howMany = dialog.getByRole('textbox', { name: 'How many' })
    await howMany.fill('abc')
    await expect.element(dialog.getByRole('button', { name: 'Fetch' })).toBeDisabled()
    await howMany.fill('2')
    await expect.element(dialog).toHaveTextContent('2 submissions')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/Fetching 2 submissions/)).toBeVisible()
  })

  test('takes nothing more where only unsent work could go', async () => {
    await open(3)
    await fetched(2, 'verified', 30 * MB)
    await sample.store.desk.changeScore(idAt(2), sample.world.rubrics[0]?.criteria[0]?.id ?? '', { rationale: 'Begun.' })
    await sample.store.sync.setBudget(30 * MB + 1000)
    await show()
    await page.getByRole('button', { name: 'Take more offline…' }).click()
    await page.getByRole('radio', { name: 'The next ones by due date' }).click()
    await page.getByRole('textbox', { name: 'How many' }).fill('2')
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Not enough space: 1 kB left on this machine.')
    await expect.element(page.getByRole('dialog').getByRole('button', { name: 'Fetch' })).toBeDisabled()
  })
})

describe('the connection', () => {
  test('says when the hub last answered, and asks for another try', async () => {
    await open(1)
    await sample.replica.report({
      phase: 'offline',
      lastContactAt: '2026-11-21T11:00:00.000Z',
      offlineSince: CLOCK().toISOString(),
    })
    await show()
    await expect.element(part('Connection')).toHaveTextContent(/Offline since/)
    await expect.element(part('Connection')).toHaveTextContent(/Last contact: Nov 21, 2026/)
    let news = 0
    const stop = sample.replica.watchNudges(() => news++)
    // It says at once where things stand.
    await expect.poll(() => news).toBe(1)
    await page.getByRole('button', { name: 'Try now' }).click()
    await expect.element(page.getByRole('button', { name: 'Trying…' })).toBeVisible()
    await expect.poll(() => news).toBe(2)
    // Whatever came of it, it was tried.
    await sample.replica.report({ phase: 'idle', lastContactAt: CLOCK().toISOString() })
    await expect.element(page.getByRole('button', { name: 'Try now' })).toBeVisible()
    stop()
  })

  test('can be paused by keyboard alone, and says what stays', async () => {
    await open(1)
    await show()
    await userEvent.click(page.getByText('Nothing', { exact: true }))
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect.element(part('Connection')).toHaveTextContent('Nothing comes or goes until you end the pause.')
    expect(await sample.store.sync.status()).toMatchObject({ pause: 'everything' })
    await expect.element(page.getByRole('button', { name: 'Try now' })).toBeDisabled()
  })

  test('is said once where everything is paused: not that it goes out by itself', async () => {
    await open(1)
    await sample.replica.report({ phase: 'paused', isFirstPull: false })
    await sample.store.sync.pause('everything')
    await show()
    await expect.element(part('Connection')).toHaveTextContent(/Paused.*until you end the pause/)
    await expect.element(part('Connection')).not.toHaveTextContent('goes out by itself')
  })

  test('and what waits for evidence say that evidence is paused', async () => {
    await open(3)
    await sample.replica.report({ phase: 'idle', isFirstPull: false, isOnline: true })
    await sample.store.sync.pause('fetching')
    await fetched(0, 'fetching', 500)
    await show()
    await expect.element(part('Connection')).toHaveTextContent('Up to date · evidence paused')
    await expect.element(part('On this machine')).toHaveTextContent('1 submission waits until you end the pause: 0.5 of 2 kB')
    await page.getByRole('button', { name: 'Take more offline…' }).click()
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Evidence is paused')
  })

  test('is never called up to date where this Assay is too old for the hub', async () => {
    await open(1)
    const problem = { code: 'too-old', message: 'Update.' }
    await sample.replica.report({ phase: 'idle', isFirstPull: false, isOnline: false, problem })
    await show()
    await expect.element(part('Connection')).toHaveTextContent('Assay is too old for the hub')
    await expect.element(part('Connection')).not.toHaveTextContent('Up to date')
  })

  test('tells of drafts that travel elsewhere, and leads to where their code is entered', async () => {
    await open(1)
    await sample.replica.travel.report({ hubKeyName: 'a key of another device', provider: 'allows' })
    await show()
    await expect.element(part('Connection')).toHaveTextContent('Drafts travel between other devices of yours')
    await page.getByRole('button', { name: 'Enter their code in Settings' }).click()
    expect(shown?.opened).toEqual(['devices'])
  })

  test('leads to signing in where the sign-in has ended', async () => {
    await open(1)
    await sample.replica.report({ phase: 'signed-out', needsSignIn: true })
    await show()
    await page.getByRole('button', { name: 'Sign in again' }).click()
    expect(shown?.opened).toEqual(['sign in'])
  })
})

describe('the history', () => {
  test('is plain, latest first, and shown a screenful at a time', async () => {
    await open(1)
    const db = new AssayDatabase(sample.account.database)
    const hour = Date.parse('2026-10-01T00:00:00Z')
    await db.history.bulkAdd(
      Array.from({ length: 10_000 }, (_, at) => ({
        at: new Date(hour + at * 60_000).toISOString(),
        kind: 'received' as const,
        allocationId: null,
        count: at,
        code: null,
      })),
    )
    db.close()
    await sample.replica.note({ kind: 'evicted', allocationId: idAt(0), count: 2_000_000, code: null })
    await show()
    const history = part('History')
    await expect.element(rowsOf('History').first()).toHaveTextContent(`Let go to make room, 2 MB: ${candidateAt(0)}`)
    expect(rowsOf('History').elements()).toHaveLength(12)
    await history.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => rowsOf('History').elements().length).toBe(112)
  })

  test('tells what became of work by name where mine is in it, and counts the rest', async () => {
    await open(5)
    await sample.store.desk.changeAssessment(idAt(0), { feedback: 'Begun.' })
    const remove = (at: number, reason: 'withdrawn' | 'purged') =>
      ({ op: 'remove', kind: 'allocation', id: idAt(at), reason }) as const
    await pull(sample.replica, [remove(0, 'withdrawn'), remove(1, 'withdrawn'), remove(2, 'purged'), remove(3, 'purged')])
    const body = { ...(sample.world.allocations[4] ?? never()), submissionRevision: 2 }
    const submission = { ...(sample.world.submissions[4] ?? never()), revision: 2 }
    await pull(sample.replica, [
      { op: 'put', kind: 'submission', id: submission.id, body: submission },
      { op: 'put', kind: 'allocation', id: idAt(4), body },
    ])
    await show()
    const lines = () =>
      rowsOf('History')
        .elements()
        .map((row) => row.textContent.replace(/^.*?[AP]M/, ''))
    await expect
      .poll(lines)
      .toEqual([
        `The candidate handed in a new revision: ${candidateAt(4)}`,
        '2 submissions were removed from this machine at the wish of an administrator',
        '1 submission was withdrawn by its candidate',
        `The candidate withdrew it; your work is kept: ${candidateAt(0)}`,
      ])
  })

  test('and Sent go on saying which work a draft was of that was handed over and has left, without a name', async () => {
    await open(1)
    await sample.store.desk.changeAssessment(idAt(0), { feedback: 'Begun.' })
    await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id: idAt(0), reason: 'moved' }])
    expect(await sample.store.desk.handOver(idAt(0))).toBe(true)
    const [sent] = (await sample.store.sync.outbox()).filter(({ type }) => type === 'draft.hand-over')
    await answer({ id: sent?.commandId ?? '', status: 'accepted', receipt: null })
    await expect.poll(() => sample.store.desk.open(idAt(0))).toBeNull()
    await show()
    await expect.element(rowsOf('Sent')).toHaveTextContent(codeAt(0))
    await expect.element(rowsOf('Sent')).toHaveTextContent('Handing a draft over')
    expect(rowsOf('Sent').getByRole('button', { name: 'Open' }).elements()).toHaveLength(0)
    await expect.element(rowsOf('History').first()).toHaveTextContent(`What you handed over has left this machine: ${codeAt(0)}`)
    await expect.element(rowsOf('History').nth(1)).toHaveTextContent(`Your draft was handed over: ${codeAt(0)}`)
  })

  test('says why something was refused', async () => {
    await open(1)
    await sample.replica.note({ kind: 'refused', allocationId: idAt(0), count: null, code: 'already-handed-over' })
    await show()
    await expect
      .element(rowsOf('History').first())
      .toHaveTextContent(
        `The hub refused what you sent: ${candidateAt(0)} · a draft was handed over from another device of yours`,
      )
  })

  test('tells of a restored hub by what a person had sent, not by what went by the way', async () => {
    await open(2)
    await answer(accepted(await submit(0), 0))
    const again = { op: 'put', kind: 'allocation', id: idAt(1), body: sample.world.allocations[1] } as const
    const { cursor } = await sample.replica.position()
    await sample.replica.applyPage(
      {
        changes: again.body ? [{ ...again, body: again.body }] : [],
        cursor: 'restored',
        more: false,
        hubTime: '2026-11-21T12:00:00.000Z',
        lineage: crypto.randomUUID(),
      },
      cursor,
    )
    await show()
    await expect.element(part('History')).toHaveTextContent('1 thing that you had sent is offered again')
  })
})

test.each([
  ['light', 1300],
  ['dark', 1300],
  ['light', 320],
  ['dark', 320],
] as const)('nobody is kept out, and nothing sticks out (%s, %i px wide)', async (scheme, width) => {
  await page.viewport(width === 320 ? 320 : 1400, 900)
  await open(5)
  await answer(accepted(await submit(0), 0))
  await answer({ id: await submit(1), status: 'rejected', code: 'incomplete', message: 'C3 has no level.' })
  await submit(2)
  await fetched(3, 'fetching', 500)
  await sample.replica.leasesAnswered([{ allocationId: idAt(3), answer: 'refused' }])
  await sample.store.desk.changeAssessment(idAt(4), { feedback: 'Begun.' })
  await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id: idAt(4), reason: 'moved' }])
  await sample.store.desk.discard(idAt(4))
  await show(width)
  if (!shown) throw new Error('it is shown')
  await expect.element(part('On this machine')).toBeVisible()
  await expect.element(part('Space')).toBeVisible()
  await expect.element(part('Discarded')).toBeVisible()
  const light = scheme === 'dark' ? inDark() : () => {}
  await atRest(shown.element)
  expect(await barriersIn(shown.element)).toEqual([])
  const [scroller] = shown.element.children
  expect(scroller?.scrollWidth).toBe(scroller?.clientWidth)
  light()
})
