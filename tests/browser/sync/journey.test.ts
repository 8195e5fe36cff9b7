import { expect, it } from 'vitest'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { EVERYTHING } from '../store/sample-store'
import { idOf } from './workbench'

const benches = useBenches()

it('brings the queue, sends an assessment, and shows the release with the badge', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row('plain')
  expect((await ada.store.queue.page(EVERYTHING)).total).toBeGreaterThan(10)
  await ada.assess(allocationId)
  expect(await ada.store.desk.submit(allocationId)).toMatchObject({ ok: true })
  const accepted = await ada.row('plain', (row) => row.status === 'accepted')
  expect(accepted.receipt?.releaseAt).not.toBeNull()
  await hub.advance(21)
  await hub.workOff()
  const released = await ada.row('plain', (row) => row.status === 'released')
  const credentialId = released.receipt?.credentialId ?? ''
  await expect.poll(async () => (await ada.store.badges.find(credentialId))?.document, { timeout: 30_000 }).toContain('"proof"')
  const badge = await ada.store.badges.find(credentialId)
  expect(badge?.image?.slice(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  expect(badge?.submissionId).toBe(idOf('submission-plain'))
})

it('keeps days of work without a hub and sends it in order when the hub is back, also after a restart', async () => {
  const hub = await StagedHub.open()
  let ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row('plain')
  const other = await ada.row('spare')
  await ada.stopSync()
  await hub.stop()
  ada.startSync()
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  await ada.assess(other.allocationId)
  await ada.status((status) => status.phase === 'offline' && status.offlineSince !== null)
  ada = await benches.reopen(ada)
  ada.startSync()
  expect(await ada.row('plain')).toMatchObject({ status: 'waiting-to-send', scored: 2 })
  expect(await ada.row('spare')).toMatchObject({ status: 'draft', scored: 2 })
  await hub.start()
  await ada.store.sync.retry()
  await ada.row('plain', (row) => row.status === 'accepted')
  expect(await ada.store.desk.submit(other.allocationId)).toMatchObject({ ok: true })
  await ada.row('spare', (row) => row.status === 'accepted')
  expect(await ada.status((status) => status.isOnline)).toMatchObject({
    needsSignIn: false,
    waitingToSend: 0,
    offlineSince: null,
  })
})

it('takes a decision back: unsent it is not sent at all, sent it asks the hub, and after the release it is too late', async () => {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const { allocationId } = await ada.row('takeback')
  await ada.stopSync()
  await ada.assess(allocationId)
  await ada.store.desk.submit(allocationId)
  expect(await ada.store.desk.takeBack(allocationId)).toMatchObject({ ok: true })
  expect(await ada.store.sync.outbox()).toEqual([])
  expect((await ada.row('takeback')).status).toBe('draft')

  await ada.store.desk.submit(allocationId)
  ada.startSync()
  await ada.row('takeback', (row) => row.status === 'accepted')
  expect(await ada.store.desk.takeBack(allocationId)).toMatchObject({ ok: true })
  const back = await ada.row('takeback', (row) => row.status === 'draft')
  expect(back.scored).toBe(2)
  expect(await ada.store.desk.takeBack(allocationId)).toEqual({ ok: false, reason: 'nothing-to-take-back' })

  expect(await ada.store.desk.submit(allocationId)).toMatchObject({ ok: true })
  await ada.row('takeback', (row) => row.status === 'accepted')
  await hub.advance(21)
  await hub.workOff()
  await ada.row('takeback', (row) => row.status === 'released')
  expect(await ada.store.desk.takeBack(allocationId)).toEqual({ ok: false, reason: 'too-late' })
})
