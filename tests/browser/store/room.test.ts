import { afterEach, describe, expect, it } from 'vitest'
import { CLOCK, openSampleStore, pull } from './sample-store'

const MB = 1_048_576
type Sample = Awaited<ReturnType<typeof openSampleStore>>
let sample: Sample
afterEach(async () => {
  await sample.store.close()
  sample.replica.close()
})

/** Evidence of this allocation is here as far as the store's bookkeeping goes: so many bytes of it. */
async function isHere(id: string, bytesDone: number): Promise<void> {
  await sample.store.queue.takeOffline([id])
  const wish = await sample.replica.evidence.wish(id)
  if (!wish) throw new Error('it is wished for')
  await sample.replica.evidence.report(wish, { state: 'verified', bytesDone })
}

const idsOffline = async () => (await sample.store.sync.offlineItems()).map(({ allocationId }) => allocationId)
/** A system that grants so many bytes in all. */
const grants = (quota: number) => ({ quota, usage: 0 })

/** Allocations by due date: 0 is due first. */
async function open(count: number) {
  sample = await openSampleStore(count)
  return sample.world.allocations.map(({ id }) => id)
}

describe('room for evidence', () => {
  it('nothing goes while everything fits', async () => {
    const [first, second] = (await open(2)) as [string, string]
    await isHere(second, 10 * MB)
    await sample.store.queue.takeOffline([first])
    expect(await sample.replica.makeRoom(first, grants(500 * MB))).toBe(true)
    expect(await idsOffline()).toHaveLength(2)
  })

  it('what was sent goes first, then what is due last; and the history tells of it', async () => {
    const [first, second, third] = (await open(3)) as [string, string, string]
    for (const id of [second, third]) await isHere(id, 30 * MB)
    const allocation = sample.world.allocations[1]
    if (!allocation) throw new Error('there are three')
    await pull(sample.replica, [
      { op: 'put', kind: 'allocation', id: second, body: { ...allocation, state: 'assessed', revision: 2 } },
    ])
    await sample.store.queue.takeOffline([first])
    await sample.store.sync.setBudget(40 * MB)
    expect(await sample.replica.makeRoom(first, grants(500 * MB))).toBe(true)
    expect((await idsOffline()).sort()).toEqual([first, third].sort())
    await sample.store.sync.setBudget(1 * MB)
    await sample.replica.makeRoom(first, grants(500 * MB))
    expect(await idsOffline()).toEqual([first])
    expect((await sample.store.sync.history(2)).map(({ kind, allocationId, count }) => [kind, allocationId, count])).toEqual([
      ['evicted', third, 30 * MB],
      ['evicted', second, 30 * MB],
    ])
  })

  it('what holds work of mine never goes, nor what is due sooner, even where that leaves no room', async () => {
    const [first, second, third] = (await open(3)) as [string, string, string]
    for (const id of [first, third]) await isHere(id, 30 * MB)
    const criterionId = sample.world.rubrics[0]?.criteria[0]?.id ?? ''
    await sample.store.desk.changeScore(third, criterionId, { rationale: 'Begun.' })
    await sample.store.queue.takeOffline([second])
    await sample.store.sync.setBudget(1 * MB)
    expect(await sample.replica.makeRoom(second, grants(500 * MB))).toBe(false)
    expect((await idsOffline()).sort()).toEqual([first, second, third].sort())
    expect(await sample.store.sync.history(10)).toEqual([])
  })

  it('what was chosen together with it goes last, also what was here before the choice', async () => {
    const [first, second, third] = (await open(3)) as [string, string, string]
    for (const id of [second, third]) await isHere(id, 30 * MB)
    // By its due date alone the third would go for the first, with which it was chosen.
    await sample.store.queue.takeOffline([first], [first, third])
    await sample.store.sync.setBudget(40 * MB)
    expect(await sample.replica.makeRoom(first, grants(500 * MB))).toBe(true)
    expect((await idsOffline()).sort()).toEqual([first, third].sort())
    // Asked for once more by itself, it still belongs to them.
    await sample.store.queue.takeOffline([first])
    await sample.store.queue.takeOffline([second])
    await isHere(second, 5 * MB)
    await sample.store.sync.setBudget(32 * MB)
    expect(await sample.replica.makeRoom(first, grants(500 * MB))).toBe(true)
    expect((await idsOffline()).sort()).toEqual([first, third].sort())
    await sample.store.sync.setBudget(1 * MB)
    await sample.replica.makeRoom(first, grants(500 * MB))
    expect(await idsOffline()).toEqual([first])
  })

  it('drafts and decisions keep a reserve of what the system grants', async () => {
    const [first] = (await open(1)) as [string]
    await isHere(first, 30 * MB)
    expect(await sample.store.sync.room(grants(100 * MB))).toEqual({ evidence: 30 * MB, most: 36 * MB, budget: null })
    await sample.store.sync.setBudget(20 * MB)
    expect(await sample.store.sync.room(grants(100 * MB))).toEqual({ evidence: 30 * MB, most: 20 * MB, budget: 20 * MB })
    expect((await sample.store.sync.room({})).most).toBe(20 * MB)
  })
})

describe('what fetching a choice would mean', () => {
  it('counts what is chosen and here together with what is to come: none of it goes to make room for the rest', async () => {
    const [first, second, third] = (await open(3)) as [string, string, string]
    for (const id of [second, third]) await isHere(id, 30 * MB)
    await sample.store.sync.setBudget(70 * MB)
    const plan = (ids: string[]) => sample.store.sync.planRoom(ids, 30 * MB, grants(500 * MB))
    expect(await plan([first])).toEqual({ left: 10 * MB, letGo: { allocations: 1, bytes: 30 * MB }, fits: true })
    expect(await plan([first, second, third])).toMatchObject({ letGo: { allocations: 0, bytes: 0 }, fits: false })
    expect(await idsOffline()).toHaveLength(2)
  })
})

describe('the history', () => {
  it('tells the latest first and forgets what is long past', async () => {
    await open(1)
    for (let count = 1; count <= 620; count++) {
      await sample.replica.note({ kind: 'received', allocationId: null, count, code: null })
    }
    const entries = await sample.store.sync.history(1000)
    expect(entries[0]).toEqual({
      at: CLOCK().toISOString(),
      kind: 'received',
      allocationId: null,
      count: 620,
      code: null,
      about: null,
    })
    expect(entries.length).toBeLessThanOrEqual(550)
    expect(entries.length).toBeGreaterThanOrEqual(500)
  })

  it('tells that a lease has ended and how much went', async () => {
    const [first] = (await open(1)) as [string]
    await isHere(first, 30 * MB)
    const allocation = sample.world.allocations[0]
    if (!allocation) throw new Error('there is one')
    const body = { ...allocation, leaseUntil: '2026-11-20T00:00:00.000Z', revision: 2 }
    await pull(sample.replica, [{ op: 'put', kind: 'allocation', id: first, body }])
    await sample.replica.keepHouse()
    expect(await sample.store.sync.history(1)).toMatchObject([{ kind: 'lease-ended', allocationId: first, count: 30 * MB }])
    // It was asked for, and stays asked for.
    expect(await sample.store.sync.offlineItems()).toMatchObject([{ allocationId: first, bytesHere: 0 }])
    expect((await sample.store.desk.open(first))?.offline).toMatchObject({ state: 'failed', reason: 'lease-over' })
    const longer = { ...allocation, leaseUntil: '2026-12-20T00:00:00.000Z', revision: 3 }
    await pull(sample.replica, [{ op: 'put', kind: 'allocation', id: first, body: longer }])
    await sample.replica.keepHouse()
    expect((await sample.store.desk.open(first))?.offline).toMatchObject({ state: 'waiting', bytesDone: 0 })
  })
})

describe('a pause', () => {
  it('leaves wishes as they are, and nothing is fetched until it ends', async () => {
    const [first] = (await open(1)) as [string]
    await sample.store.queue.takeOffline([first])
    const seen: string[][] = []
    const stop = sample.replica.evidence.watch((ids) => seen.push(ids))
    await expect.poll(() => seen.at(-1)).toEqual([first])
    await sample.store.sync.pause('fetching')
    await expect.poll(() => seen.at(-1)).toEqual([])
    expect((await sample.store.sync.status()).pause).toBe('fetching')
    await sample.store.sync.pause('none')
    await expect.poll(() => seen.at(-1)).toEqual([first])
    stop()
  })
})
