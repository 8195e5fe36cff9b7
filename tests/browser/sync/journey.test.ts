import { afterEach, expect, it } from 'vitest'
import { StagedHub } from './staged-hub'
import { EVERYTHING, idOf, Workbench } from './workbench'

const open: Workbench[] = []
afterEach(async () => {
  for (const workbench of open.splice(0)) await workbench.close()
})

async function stage() {
  const hub = await StagedHub.open()
  const ada = await Workbench.open(hub, 'ada')
  open.push(ada)
  return { hub, ada }
}

it('brings the queue, sends an assessment, and shows the release with the badge', async () => {
  const { hub, ada } = await stage()
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
  await expect.poll(async () => (await ada.store.badges.find(credentialId))?.document, { timeout: 10_000 }).toContain('"proof"')
  const badge = await ada.store.badges.find(credentialId)
  expect(badge?.image?.slice(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  expect(badge?.submissionId).toBe(idOf('submission-plain'))
})
