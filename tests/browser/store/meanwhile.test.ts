import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openStore } from '../../../renderer/store'
import { type Allocation, type Annotation, newId } from '../../../shared/domain'
import { EVERYTHING, openSampleStore, pull } from './sample-store'

let now: Date
let sample: Awaited<ReturnType<typeof openSampleStore>>
let allocation: Allocation

beforeEach(async () => {
  now = new Date('2026-11-21T12:00:00.000Z')
  sample = await openSampleStore(30, { clock: () => now })
  allocation = sample.world.allocations[0] as Allocation
  await sample.store.desk.changeAssessment(allocation.id, { feedback: 'Begun.' })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await sample.store.close()
  sample.replica.close()
})

/**
 * Has something happen in the very moment between what was read and what is written because of it: when the first value for this table
 * is being sealed.
 */
function whileSealing(table: string, act: () => Promise<unknown>): { happened: () => boolean } {
  const real = crypto.subtle.encrypt.bind(crypto.subtle)
  let state: 'waiting' | 'acting' | 'done' = 'waiting'
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (algorithm, key, data) => {
    const { additionalData } = algorithm as AesGcmParams
    const isIt = additionalData !== undefined && new TextDecoder().decode(additionalData).startsWith(`${table}|`)
    if (isIt && state === 'waiting') {
      state = 'acting'
      await act()
      state = 'done'
    }
    return real(algorithm, key, data)
  })
  return { happened: () => state === 'done' }
}

const isListed = async () => {
  const { rows } = await sample.store.queue.page(EVERYTHING)
  return rows.some(({ allocationId }) => allocationId === allocation.id)
}

/** Discarded so long ago that housekeeping ends it. */
async function discardedLongAgo(): Promise<void> {
  await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'access' }])
  await sample.store.desk.discard(allocation.id)
  now = new Date(now.getTime() + 11 * 60_000)
}

it('what is brought back while housekeeping is about to end it stays', async () => {
  await discardedLongAgo()
  const sealing = whileSealing('segments', async () => {
    expect(await sample.store.desk.undiscard(allocation.id)).toBe(true)
  })
  await sample.replica.keepHouse()
  expect(sealing.happened()).toBe(true)
  expect(await isListed()).toBe(true)
  expect(await sample.store.desk.open(allocation.id)).toMatchObject({ assessment: { feedback: 'Begun.' } })
})

it('what the hub gives back while housekeeping is about to end it stays', async () => {
  await discardedLongAgo()
  const given = { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, revision: 2 } } as const
  const sealing = whileSealing('segments', () => pull(sample.replica, [given]))
  await sample.replica.keepHouse()
  expect(sealing.happened()).toBe(true)
  expect(await sample.store.desk.open(allocation.id)).toMatchObject({ status: 'draft', assessment: { feedback: 'Begun.' } })
})

it('a note that another window adds while a draft is handed over goes with it', async () => {
  await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'moved' }])
  const other = await openStore({ ...sample, database: sample.account.database })
  const evidence = sample.world.submissions[0]?.evidence[0]
  const note: Annotation = {
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId: evidence?.id ?? '',
    evidenceSha256: evidence?.sha256 ?? '',
    shape: 'whole-item',
    selectors: [],
    comment: 'Written in the last moment.',
    criterionId: null,
    creatorId: sample.account.person.id,
    createdAt: now.toISOString(),
    modifiedAt: now.toISOString(),
  }
  const sealing = whileSealing('outbox', () => other.desk.putAnnotation(note))
  expect(await sample.store.desk.handOver(allocation.id)).toBe(true)
  expect(sealing.happened()).toBe(true)
  const [sent, ...more] = await sample.replica.takeBatch(10)
  expect(more).toEqual([])
  expect(sent?.command).toMatchObject({ type: 'draft.hand-over', annotations: [{ comment: 'Written in the last moment.' }] })
  await other.close()
})
