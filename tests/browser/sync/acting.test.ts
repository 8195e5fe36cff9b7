import { expect, it, vi } from 'vitest'
import type { Move } from '../../../renderer/store'
import { EVERYTHING } from '../store/sample-store'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf, type Workbench } from './workbench'

const benches = useBenches()

const taken = async (bench: Workbench) => {
  await vi.waitFor(async () => expect((await bench.store.sync.status()).waitingToSend).toBe(0), { timeout: 30_000 })
  return bench.store.acting.asked()
}

it('work is moved and moved back, asked for, and given back with a draft, between three machines and a real hub', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  const ben = await benches.open(hub, 'ben')
  const admin = await benches.open(hub, 'max')
  for (const bench of [ada, ben, admin]) bench.startSync()
  const { allocationId, achievementId } = await ada.row('move')
  await ada.assess(allocationId)
  const toBen = { personId: idOf('ben'), name: 'Ben' }
  const piece = { submissionId: idOf('submission-move'), revision: 1, achievementId }
  const move: Move = { ...piece, allocationId, assessorId: idOf('ada'), to: toBen }
  // It is the admin's machine that knows the achievement, whatever came there of the work.
  await vi.waitFor(async () => expect(await admin.store.acting.setPromise(achievementId, 12, '')).toHaveLength(1), {
    timeout: 30_000,
  })
  const acted = await admin.store.acting.moveWork([move], 'Too much for one.')
  expect(await taken(admin)).toEqual([])
  await ben.row('move', (row) => row.status === 'to-assess')
  await ada.row('move', (row) => row.need === 'moved')
  // Taken back after it was sent: it is moved back by the id that followed from the command.
  expect(await admin.store.acting.undo(acted, 'Taken back.')).toMatchObject({ asked: 1 })
  expect(await taken(admin)).toEqual([])
  await vi.waitFor(
    async () => expect((await ben.store.queue.page(EVERYTHING)).rows.map(submissionIdOf)).not.toContain(piece.submissionId),
    {
      timeout: 30_000,
    },
  )
  const again = await vi.waitFor(async () => {
    const { rows } = await ada.store.queue.page(EVERYTHING)
    const row = rows.find((one) => one.submissionId === piece.submissionId && one.allocationId !== allocationId)
    expect(row?.status).toBe('to-assess')
    return row!
  }, 30_000)
  // Moved from what it was before, it meets that it isn't there any more.
  await admin.store.acting.moveWork([move], '')
  await vi.waitFor(async () => expect(await admin.store.acting.asked()).toMatchObject([{ code: 'allocation-moved' }]), {
    timeout: 30_000,
  })
  const [refused] = await admin.store.acting.asked()
  await admin.store.acting.settle([refused?.commandId ?? ''])
  await admin.store.acting.send({
    purpose: 'return',
    subject: 'Could you give this back?',
    words: 'Ben could take it.',
    achievementId,
    aboutAllocationId: again.allocationId,
    to: [{ personId: idOf('ada'), name: 'Ada' }],
  })
  const asked = await vi.waitFor(async () => {
    const [message] = (await ada.store.acting.messages()).toMe
    expect(message).toMatchObject({ purpose: 'return', isRead: false, work: { canGiveBack: true } })
    return message!
  }, 30_000)
  await ada.store.acting.answer(asked.id, 'read')
  expect(await ada.store.acting.giveBack(again.allocationId, 'Ben may have it.')).toBe(true)
  await ben.row('move', (row) => row.status === 'to-assess')
  const read = async () => (await admin.store.acting.messages()).byMe[0]?.to
  await vi.waitFor(async () => expect(await read()).toMatchObject([{ readAt: expect.any(String) }]), { timeout: 30_000 })
  await ada.store.acting.setAbsence({ personId: idOf('ada'), name: 'Ada' }, { from: '2027-01-04', until: '2027-01-08' })
  await vi.waitFor(
    async () => expect(await admin.store.acting.absences()).toMatchObject([{ personId: idOf('ada'), isWaiting: false }]),
    { timeout: 30_000 },
  )
})

const submissionIdOf = ({ submissionId }: { submissionId: string }) => submissionId
