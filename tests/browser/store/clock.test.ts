import { expect, it } from 'vitest'
import { openReplica } from '../../../renderer/store/replica'
import { openSampleStore, pageOf, pull } from './sample-store'

/** What the hub's pages of these tests say. */
const HUB_TIME = Date.parse('2026-11-21T12:00:00.000Z')
const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR
const OFFSETS: [string, number][] = [
  ['an hour ahead', HOUR],
  ['an hour behind', -HOUR],
  ['a year ahead', YEAR],
  ['a year behind', -YEAR],
]

async function withClock(startsAt: number) {
  let at = startsAt
  let passed = 0
  const times = { clock: () => new Date(at), steady: () => passed }
  const opened = await openSampleStore(1, times)
  const { account, vault } = opened
  let { replica } = opened
  return {
    ...opened,
    hubTime: async () => (await replica.hubTime()).getTime(),
    /** Somebody sets the machine's clock. */
    set: (next: number) => {
      at = next
    },
    /** Time passes. */
    wait: (ms: number) => {
      at += ms
      passed += ms
    },
    keepHouse: () => replica.keepHouse(),
    /** Assay is closed and opened again: nothing steady outlives that. */
    async reopen() {
      replica.close()
      passed = 17
      replica = await openReplica({ database: account.database, vault, account, ...times })
    },
    async close() {
      await opened.store.close()
      replica.close()
    },
  }
}

it.each(OFFSETS)('a clock that is %s is told apart from the hub’s, and the hub’s counts', async (_, offset) => {
  const { store, wait, hubTime, close } = await withClock(HUB_TIME + offset)
  expect((await store.sync.status()).clockAheadMs).toBe(offset)
  wait(HOUR)
  expect(await hubTime()).toBe(HUB_TIME + HOUR)
  await close()
})

it.each(OFFSETS)('a clock that is set %s while Assay is open moves the hub’s time neither way', async (_, offset) => {
  const { set, wait, hubTime, keepHouse, close } = await withClock(HUB_TIME)
  wait(HOUR)
  set(HUB_TIME + offset)
  await keepHouse()
  expect(await hubTime()).toBe(HUB_TIME + HOUR)
  wait(HOUR)
  expect(await hubTime()).toBe(HUB_TIME + 2 * HOUR)
  await close()
})

it('from one opening to the next the machine’s clock counts, as far as it goes forwards', async () => {
  const { wait, reopen, hubTime, close } = await withClock(HUB_TIME + YEAR)
  wait(5 * HOUR)
  await reopen()
  expect(await hubTime()).toBe(HUB_TIME + 5 * HOUR)
  await close()
})

it('a clock that is set back while Assay is closed turns no time back that was reckoned with', async () => {
  const { set, wait, reopen, hubTime, keepHouse, close } = await withClock(HUB_TIME)
  wait(3 * HOUR)
  await keepHouse()
  set(HUB_TIME - YEAR)
  await reopen()
  expect(await hubTime()).toBe(HUB_TIME + 3 * HOUR)
  wait(HOUR)
  expect(await hubTime()).toBe(HUB_TIME + 4 * HOUR)
  await close()
})

it('a clock that is set between two windows’ looks at an answer doesn’t move time in the one that looks later', async () => {
  const { store, set, world, replica, close } = await withClock(HUB_TIME)
  // The other window hears the hub; this one is asked nothing until the clock was set.
  await pull(replica, [])
  await new Promise((resolve) => setTimeout(resolve, 100))
  set(HUB_TIME + YEAR)
  expect(world.allocations).toHaveLength(1)
  expect((await store.queue.summary()).late).toBe(0)
  await close()
})

it.each(OFFSETS)('what is late and due today goes by the hub’s date where the clock is %s', async (_, offset) => {
  const { store, world, close } = await withClock(HUB_TIME + offset)
  const { dueOn } = world.allocations[0] ?? {}
  expect(dueOn).toBe('2026-11-23')
  expect(await store.queue.summary()).toMatchObject({ late: 0, dueToday: 0, dueThisWeek: 1 })
  await close()
})

it('a page tells the hub’s time of its coming, however long it took to be stored', async () => {
  const { replica, store, wait, hubTime, close } = await withClock(HUB_TIME)
  const heard = replica.moment()
  wait(HOUR)
  await replica.applyPage(pageOf([]), (await replica.position()).cursor, heard)
  expect(await hubTime()).toBe(HUB_TIME + HOUR)
  expect((await store.sync.status()).clockAheadMs).toBe(0)
  await close()
})

it('reading the feed anew to its end doesn’t turn time back to its last page', async () => {
  const { replica, wait, hubTime, close } = await withClock(HUB_TIME)
  await replica.beginReread()
  await replica.applyPage(pageOf([]), null)
  wait(HOUR)
  await replica.finishReread()
  expect(await hubTime()).toBe(HUB_TIME + HOUR)
  await close()
})
