import { afterEach, expect, it } from 'vitest'
import { AssayDatabase } from '../../../renderer/store/database'
import type { OutboxRow } from '../../../renderer/store/rows'
import { EVERYTHING, openSampleStore } from './sample-store'

type Sample = Awaited<ReturnType<typeof openSampleStore>>
let sample: Sample

afterEach(async () => {
  await sample.store.close()
  sample.replica.close()
})

/** Every submission is assessed and handed in, in order. */
async function openHandedIn(count: number): Promise<string[]> {
  sample = await openSampleStore(count)
  const { store, world } = sample
  const ids = world.allocations.map(({ id }) => id)
  for (const [at, id] of ids.entries()) {
    for (const { id: criterionId, levels } of world.rubrics[at % 2]?.criteria ?? []) {
      await store.desk.changeScore(id, criterionId, { levelId: levels[2]?.id ?? null, noEvidenceFound: true })
    }
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    await store.desk.submit(id)
  }
  return ids
}

async function rowsOf(type: OutboxRow['type'], allocationId: string | undefined): Promise<OutboxRow[]> {
  const db = new AssayDatabase(sample.account.database)
  const rows = await db.outbox
    .where('allocationId')
    .equals(allocationId ?? '')
    .toArray()
  db.close()
  return rows.filter((row) => row.type === type)
}

/** As a failing disk leaves it: of the same length, and other bytes. */
async function spoil(type: OutboxRow['type'], allocationId: string | undefined): Promise<OutboxRow> {
  const [row] = await rowsOf(type, allocationId)
  if (!row) throw new Error('there is no such command')
  const spoilt = { ...row, sealed: new Uint8Array(row.sealed.length).fill(7) }
  const db = new AssayDatabase(sample.account.database)
  await db.outbox.put(spoilt)
  db.close()
  return spoilt
}

const sentOf = async (most = 20) =>
  (await sample.replica.takeBatch(most)).map(({ command }) => [
    command.type,
    'allocationId' in command ? command.allocationId : '',
  ])

it('a command that can’t be read is set aside, not deleted, and needs its person; everybody else’s goes out', async () => {
  const [first, second, third] = await openHandedIn(3)
  const spoilt = await spoil('assessment.submit', second)

  expect((await sentOf()).map(([type]) => type)).toEqual([
    'allocation.begin',
    'assessment.submit',
    'allocation.begin',
    'allocation.begin',
    'assessment.submit',
  ])
  const [kept] = await rowsOf('assessment.submit', second)
  expect(kept).toMatchObject({ state: 'rejected', code: 'damaged', settled: false, sealed: spoilt.sealed })
  const { rows } = await sample.store.queue.page({ ...EVERYTHING, view: 'needs-me' })
  expect(rows.map(({ allocationId, need }) => [allocationId, need])).toEqual([[second, 'damaged']])
  expect((await sample.store.sync.history(1)).map(({ kind, allocationId }) => [kind, allocationId])).toEqual([
    ['set-aside', second],
  ])
  // What was never tried counts no attempt.
  expect((await rowsOf('assessment.submit', first)).map(({ attempts }) => attempts)).toEqual([1])
  expect((await rowsOf('assessment.submit', third)).map(({ state }) => state)).toEqual(['sending'])
})

it('what stands behind it in the same work waits for the person’s decision, and nothing else does', async () => {
  const [first, second] = await openHandedIn(2)
  await spoil('allocation.begin', first)
  expect((await sentOf()).map(([, id]) => id)).toEqual([second, second])
  await sample.store.desk.settleRefusal(first ?? '')
  expect(await sentOf()).toContainEqual(['assessment.submit', first])
})

it('also where there is no room in the batch for what comes after it', async () => {
  const [first, second] = await openHandedIn(2)
  await spoil('allocation.begin', first)
  expect(await sentOf(1)).toEqual([['allocation.begin', second]])
})

it('its draft goes on and is handed in again; work and backup can be kept meanwhile', async () => {
  const [only = ''] = await openHandedIn(1)
  const { desk, recovery } = sample.store
  const spoilt = await spoil('assessment.submit', only)
  await sentOf()
  const record = await desk.open(only)
  expect(record).toMatchObject({ status: 'needs-me', refusal: { code: 'damaged', message: '', commandId: spoilt.commandId } })
  expect(JSON.parse(await desk.exportWork(only)).commands).toHaveLength(1)
  expect((await recovery.backup()).work.map(({ draft }) => draft?.isSent)).toEqual([false])
  await desk.settleRefusal(only)
  expect(await desk.submit(only)).toMatchObject({ ok: true })
  const again = (await sample.replica.takeBatch(20)).map(({ command }) => command)
  expect(again.filter(({ type }) => type === 'assessment.submit').map(({ id }) => id)).not.toContain(spoilt.commandId)
  expect(again.at(-1)?.type).toBe('assessment.submit')
})
