import { expect, it } from 'vitest'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import { idOf, type Workbench } from './workbench'

const benches = useBenches()

/** Ada has one submission offline, another one begun and offline, and has decided a third. */
async function atWork() {
  const hub = await StagedHub.open()
  const ada = await benches.open(hub, 'ada')
  ada.startSync()
  const [untouched, begun, sent] = [await ada.row('plain'), await ada.row('spare'), await ada.row('order')]
  await ada.store.queue.takeOffline([untouched, begun, sent].map((row) => row.allocationId))
  for (const name of ['plain', 'spare', 'order']) await ada.row(name, (row) => row.offline.state === 'verified')
  await ada.assess(sent.allocationId)
  await ada.store.desk.submit(sent.allocationId)
  await ada.row('order', (row) => row.status === 'accepted')
  await ada.assess(begun.allocationId)
  return { hub, ada, untouched: untouched.allocationId, begun: begun.allocationId, sent: sent.allocationId }
}

/** Purges what Ada has, one submission after the other. @returns how many they are */
async function purgeAda(hub: StagedHub, evenUnsent: boolean): Promise<number> {
  const words = await hub.operate({ command: 'purge', target: 'Ada Assessor', evenUnsent, yes: true })
  const submissions = Number(/(\d+) submission/.exec(JSON.stringify(words))?.[1])
  expect(submissions).toBeGreaterThan(2)
  return submissions
}

/** Waits until the workbench has heard of the last of them. */
const hearsOf = (ada: Workbench, submissions: number) =>
  expect.poll(async () => (await ada.store.sync.purgeNotice())?.submissions, { timeout: 20_000 }).toBe(submissions)

it('a purge takes everything but what was never sent, and says so until somebody has read it', async () => {
  const { hub, ada, untouched, begun, sent } = await atWork()
  await hearsOf(ada, await purgeAda(hub, false))
  expect(await ada.store.sync.purgeNotice()).toMatchObject({ kept: 1, destroyed: 0 })
  for (const id of [untouched, sent]) expect(await ada.store.desk.open(id)).toBeNull()
  const kept = await ada.store.desk.open(begun)
  expect(kept?.assessment.recommendation).toBe('awarded')
  expect(kept?.status).toBe('needs-me')
  expect(Object.values(kept?.evidenceHere ?? {})).not.toContain(true)
  expect(await ada.store.sync.offlineItems()).toEqual([])
  // What the hub had acknowledged tells of the same submissions.
  expect((await ada.store.sync.outbox()).filter(({ allocationId }) => allocationId === sent)).toEqual([])
  expect(JSON.parse(await ada.store.desk.exportWork(begun))).toMatchObject({ assessment: { recommendation: 'awarded' } })
  await ada.store.sync.acknowledgePurge()
  expect(await ada.store.sync.purgeNotice()).toBeNull()
})

it('with --even-unsent it takes that too, commands that wait included, and tells what went', async () => {
  const { hub, ada, begun } = await atWork()
  await ada.stopSync()
  await ada.store.desk.submit(begun)
  expect((await ada.store.sync.outbox()).some(({ state }) => state === 'waiting')).toBe(true)
  const submissions = await purgeAda(hub, true)
  // The hub takes the decision of nobody who has lost the work: what was under way is refused, and goes.
  ada.startSync()
  await hearsOf(ada, submissions)
  expect(await ada.store.sync.purgeNotice()).toMatchObject({ kept: 0, destroyed: 1 })
  expect(await ada.store.desk.open(begun)).toBeNull()
  expect(await ada.store.sync.outbox()).toEqual([])
  const history = await ada.store.sync.history(100)
  expect(history.filter(({ kind }) => kind === 'purged-unsent')).toMatchObject([{ about: null }])
  expect((await hub.book()).assessments.map(({ submissionId }) => submissionId)).toEqual([idOf('submission-order')])
})

it('what is given out again after a purge comes anew', async () => {
  const { hub, ada, untouched } = await atWork()
  await hearsOf(ada, await purgeAda(hub, true))
  await hub.operate({ command: 'move', target: idOf('submission-plain'), to: 'Ada Assessor' })
  const again = await ada.row('plain')
  expect(again.allocationId).not.toBe(untouched)
  await ada.store.queue.takeOffline([again.allocationId])
  await ada.row('plain', (row) => row.offline.state === 'verified')
})
