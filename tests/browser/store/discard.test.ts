import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Allocation } from '../../../shared/domain'
import { EVERYTHING, openSampleStore, pull } from './sample-store'

let now: Date
let sample: Awaited<ReturnType<typeof openSampleStore>>
let allocation: Allocation

beforeEach(async () => {
  now = new Date('2026-11-21T12:00:00.000Z')
  sample = await openSampleStore(2, { clock: () => now })
  allocation = sample.world.allocations[0] as Allocation
  await sample.store.desk.changeAssessment(allocation.id, { feedback: 'Begun.' })
  await pull(sample.replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason: 'access' }])
})

afterEach(async () => {
  await sample.store.close()
  sample.replica.close()
})

const listed = async () => {
  const { rows } = await sample.store.queue.page(EVERYTHING)
  return rows.some(({ allocationId }) => allocationId === allocation.id)
}

it('discarding takes work from every list at once, and undoing brings it back with what it waited for', async () => {
  const { store } = sample
  expect(await store.desk.open(allocation.id)).toMatchObject({ refusal: { removed: 'access' }, status: 'needs-me' })
  await store.desk.discard(allocation.id)
  expect(await store.desk.open(allocation.id)).toBeNull()
  expect(await listed()).toBe(false)
  expect((await store.queue.summary()).counts['needs-me']).toBe(0)
  expect(await store.desk.undiscard(allocation.id)).toBe(true)
  expect(await listed()).toBe(true)
  expect(await store.desk.open(allocation.id)).toMatchObject({ status: 'needs-me', assessment: { feedback: 'Begun.' } })
})

it('what was discarded is listed with the instant until which it can be brought back, and no longer than it can be', async () => {
  const { store, replica, world } = sample
  expect(await store.desk.discarded()).toEqual([])
  await store.desk.discard(allocation.id)
  const candidate = world.submissions[0]?.candidate.name
  expect(await store.desk.discarded()).toMatchObject([
    { allocationId: allocation.id, about: { candidate }, keptUntil: '2026-11-21T12:10:00.000Z' },
  ])
  await store.desk.undiscard(allocation.id)
  expect(await store.desk.discarded()).toEqual([])
  await store.desk.discard(allocation.id)
  now = new Date(now.getTime() + 11 * 60_000)
  await replica.keepHouse()
  expect(await store.desk.discarded()).toEqual([])
})

it('what was discarded is gone for good after ten minutes and not before', async () => {
  const { store, replica } = sample
  await store.desk.discard(allocation.id)
  now = new Date(now.getTime() + 9 * 60_000)
  await replica.keepHouse()
  expect(await store.desk.undiscard(allocation.id)).toBe(true)
  await store.desk.discard(allocation.id)
  now = new Date(now.getTime() + 11 * 60_000)
  await replica.keepHouse()
  expect(await store.desk.undiscard(allocation.id)).toBe(false)
  expect((await store.sync.history(5)).map(({ kind }) => kind)).toContain('ended')
})

it('a discarded allocation that the hub gives back is mine as any other', async () => {
  const { store, replica } = sample
  await store.desk.discard(allocation.id)
  await pull(replica, [{ op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, revision: 2 } }])
  expect(await listed()).toBe(true)
  expect(await store.desk.open(allocation.id)).toMatchObject({ status: 'draft', assessment: { feedback: 'Begun.' } })
})
