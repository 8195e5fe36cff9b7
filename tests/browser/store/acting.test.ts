import { afterEach, describe, expect, it } from 'vitest'
import type { Move } from '../../../renderer/store'
import { AssayDatabase } from '../../../renderer/store/database'
import { type Message, movedAllocationId, newId } from '../../../shared/domain'
import type { Change, Command, CommandResult } from '../../../shared/protocol'
import { openSampleStore, pull } from './sample-store'

type Staged = Awaited<ReturnType<typeof openSampleStore>>
let staged: Staged

afterEach(async () => {
  await staged.store.close()
  staged.replica.close()
})

const stage = async (roles: Parameters<typeof openSampleStore>[1] = { roles: ['assessor', 'admin'] }) => {
  staged = await openSampleStore(2, roles)
  return { ...staged, acting: staged.store.acting, achievement: staged.world.achievements[0]! }
}

/** Sends what waits, and stores this answer to each. @returns what was sent */
async function answer(answerTo: (id: string) => CommandResult): Promise<Command[]> {
  const batch = await staged.replica.takeBatch(50)
  await staged.replica.storeResults(batch.map(({ command }) => answerTo(command.id)))
  return batch.map(({ command }) => command)
}
const accepted = (id: string): CommandResult => ({ id, status: 'accepted', receipt: null })

const moveOf = (change: Partial<Move> = {}): Move => ({
  submissionId: newId(),
  revision: 2,
  allocationId: newId(),
  assessorId: newId(),
  achievementId: staged.world.achievements[0]!.id,
  to: { personId: newId(), name: 'Bo Lind' },
  ...change,
})

const messageOf = (change: Partial<Message> = {}): Message => ({
  id: newId(),
  purpose: 'message',
  from: { personId: newId(), name: 'Ada Quist' },
  sentAt: '2026-11-20T09:00:00.000Z',
  subject: 'What is waiting',
  words: 'Could you look at two more this week?',
  achievementId: null,
  allocationId: null,
  to: [{ personId: staged.account.person.id, name: staged.account.person.name, readAt: null, answer: null }],
  ...change,
})
const put = (body: Message): Change => ({ op: 'put', kind: 'message', id: body.id, body })

describe('work that is moved', () => {
  it('is one command for each part, which names who has it; taken back unsent, nothing goes', async () => {
    const { acting, achievement } = await stage()
    const held = moveOf()
    const free = moveOf({ allocationId: null, assessorId: null, to: null })
    const theirs = moveOf({ to: { personId: held.assessorId ?? '', name: 'Cy' }, assessorId: held.assessorId })
    const acted = await acting.moveWork([held, free, theirs], 'Too many.')
    expect(acted).toHaveLength(2)
    expect(await acting.undo(acted, 'Taken back.')).toEqual({ withdrawn: 2, asked: 0, left: 0 })
    expect(await answer(accepted)).toEqual([])
    await acting.moveWork([held, free], 'Too many.')
    const { rubricId, rubricVersion } = achievement
    const basedOn = { allocationRevision: 1, submissionRevision: 2, rubricId, rubricVersion }
    expect(await answer(accepted)).toMatchObject([
      { type: 'work.move', allocationId: held.allocationId, toPersonId: held.to?.personId, reason: 'Too many.', basedOn },
      { type: 'work.move', allocationId: free.submissionId, submissionId: free.submissionId, toPersonId: null },
    ])
  })

  it('goes back, once it was sent, by the allocation that came of it; what nobody had stays', async () => {
    const { acting } = await stage()
    const held = moveOf()
    const acted = await acting.moveWork([held, moveOf({ allocationId: null, assessorId: null })], '')
    const [sent] = await answer(accepted)
    expect(await acting.undo(acted, 'Taken back.')).toEqual({ withdrawn: 0, asked: 1, left: 1 })
    expect(await answer(accepted)).toMatchObject([
      {
        allocationId: movedAllocationId(sent?.id ?? ''),
        submissionId: held.submissionId,
        toPersonId: held.assessorId,
        reason: 'Taken back.',
        basedOn: { submissionRevision: 2 },
      },
    ])
  })

  it('that the hub refused is told with why until it is put away, and keeps nothing else waiting', async () => {
    const { acting, store, world } = await stage()
    // My own work: what I make of it isn't touched by that it was to be moved.
    const mine = world.allocations[0]!
    await acting.moveWork([moveOf({ allocationId: mine.id, submissionId: mine.submissionId })], '')
    await answer((id) => ({ id, status: 'rejected', code: 'no-receiver', message: 'Nobody may have it.' }))
    const [refused] = await acting.asked()
    expect(refused).toMatchObject({ state: 'refused', code: 'no-receiver', words: 'Nobody may have it.' })
    expect((await store.desk.open(mine.id))?.status).toBe('to-assess')
    await store.desk.changeAssessment(mine.id, { feedback: 'Well made.' })
    expect((await store.desk.open(mine.id))?.status).toBe('draft')
    expect((await answer(accepted)).map(({ type }) => type)).toEqual(['allocation.begin'])
    await acting.settle([refused?.commandId ?? ''])
    expect(await acting.asked()).toEqual([])
  })
})

it('what is promised, and the intake, go to what they were; asked for anew, only the last word goes', async () => {
  const { acting, achievement, replica, store } = await stage()
  const { id } = achievement
  await acting.setPromise(id, 7, 'Faster.')
  const acted = await acting.setPromise(id, 8, 'Not that fast.')
  // It isn't lost with the machine.
  const { plans } = await store.recovery.backup()
  expect(plans?.flatMap(({ commands }) => commands)).toMatchObject([{ command: { promiseWorkingDays: 8 } }])
  await acting.pauseIntake(id, null, 'Too much.')
  await acting.resumeIntake(id, 'After all not.')
  expect(await answer(accepted)).toMatchObject([{ type: 'promise.set', promiseWorkingDays: 8 }])
  expect(await acting.undo(acted, 'Taken back.')).toMatchObject({ asked: 1 })
  const paused = { ...achievement, pausedIntake: { since: '2026-11-20T08:00:00.000Z', until: '2026-12-24' } }
  await pull(replica, [{ op: 'put', kind: 'achievement', id, body: paused }])
  const resumed = await acting.resumeIntake(id, '')
  expect((await answer(accepted)).map(({ type }) => type)).toEqual(['promise.set', 'intake.resume'])
  await acting.undo(resumed, '')
  expect(await answer(accepted)).toMatchObject([{ type: 'intake.pause', until: '2026-12-24' }])
})

it('messages are sealed, read once, and answered; what I answered stands before the hub has heard it', async () => {
  const { acting, replica, account, world } = await stage()
  const work = world.allocations[0]!
  const asked = messageOf({ purpose: 'return', allocationId: work.id, sentAt: '2026-11-20T10:00:00.000Z' })
  const written = messageOf({ from: { personId: account.person.id, name: 'Me' } })
  const other = messageOf()
  await pull(replica, [put(other), put(asked), put(written)])
  const first = await acting.messages()
  expect(first.toMe.map(({ id }) => id)).toEqual([asked.id, other.id])
  expect(first.byMe.map(({ id }) => id)).toEqual([written.id])
  expect(first).toMatchObject({ unread: 2, toMe: [{ work: { canGiveBack: true } }, { work: null }] })
  await acting.answer(other.id, 'read')
  await acting.answer(other.id, 'read')
  await acting.answer(asked.id, 'no')
  await acting.answer(asked.id, 'read')
  await acting.answer(written.id, 'read')
  expect(await acting.messages()).toMatchObject({ unread: 0, toMe: [{ answer: 'no' }, { answer: null }] })
  expect((await answer(accepted)).map((one) => 'answer' in one && one.answer)).toEqual(['read', 'no'])
  const db = new AssayDatabase(account.database)
  const rows = JSON.stringify(await db.messages.toArray())
  db.close()
  expect(rows).toContain(asked.id)
  expect(rows).not.toContain('waiting')
  await pull(replica, [{ op: 'remove', kind: 'message', id: other.id }])
  expect((await acting.messages()).toMe).toHaveLength(1)
})

it('a message to more people than one may go to is several, and nothing takes it back once it went', async () => {
  const { acting } = await stage()
  const to = Array.from({ length: 201 }, (_, at) => ({ personId: newId(), name: `P${at}` }))
  const said = { purpose: 'message', subject: 'Hello', words: 'Words.', achievementId: null, aboutAllocationId: null } as const
  const acted = await acting.send({ ...said, to: [...to, to[0]!] })
  const sent = await answer(accepted)
  expect(sent.map((one) => 'toPersonIds' in one && one.toPersonIds.length)).toEqual([200, 1])
  expect(await acting.undo(acted, '')).toEqual({ withdrawn: 0, asked: 0, left: 2 })
  await expect(acting.send({ ...said, words: ' ', to })).rejects.toThrow()
})

it('being away is told at once, changed and ended; what never left this machine is simply not said', async () => {
  const { acting, replica, account } = await stage({ roles: ['assessor'] })
  const me = { personId: account.person.id, name: account.person.name }
  await acting.setAbsence(me, { from: '2026-12-01', until: null })
  const [mine] = await acting.absences()
  expect(mine).toMatchObject({ from: '2026-12-01', until: null, isWaiting: true })
  await acting.endAbsence(me, mine?.id ?? '')
  expect(await acting.absences()).toEqual([])
  expect(await answer(accepted)).toEqual([])
  const known = { id: newId(), personId: me.personId, from: '2026-12-01', until: '2026-12-05' }
  await pull(replica, [{ op: 'put', kind: 'absence', id: known.id, body: known }])
  const acted = await acting.endAbsence(me, known.id)
  expect(await acting.absences()).toEqual([])
  expect(await answer(accepted)).toMatchObject([{ type: 'absence.end', allocationId: known.id }])
  await acting.undo(acted, '')
  expect(await answer(accepted)).toMatchObject([{ type: 'absence.set', from: '2026-12-01', until: '2026-12-05' }])
})

it('work that is given back waits to be sent, is kept where that is undone, and isn’t handed in meanwhile', async () => {
  const { acting, store, world } = await stage({ roles: ['assessor'] })
  const { id } = world.allocations[0]!
  await store.desk.changeAssessment(id, { feedback: 'Well made.' })
  expect(await acting.giveBack(id, 'Ill.')).toBe(true)
  expect(await acting.giveBack(id, 'Ill.')).toBe(false)
  expect((await store.desk.open(id))?.status).toBe('waiting-to-send')
  expect(await store.desk.submit(id)).toMatchObject({ ok: false, reason: 'not-open' })
  expect(await acting.keepAfterAll(id)).toBe(true)
  expect((await store.desk.open(id))?.status).toBe('draft')
  await acting.giveBack(id, 'Ill after all.')
  const sent = await answer((one) => ({ id: one, status: 'rejected', code: 'wrong-state', message: 'Handed in.' }))
  expect(sent.at(-1)).toMatchObject({ type: 'allocation.give-back', allocationId: id, reason: 'Ill after all.' })
  expect(await acting.keepAfterAll(id)).toBe(false)
  expect((await store.desk.open(id))?.status).toBe('needs-me')
})
