import { expect, it } from 'vitest'
import { openSampleStore } from './sample-store'

/** What the hub's pages of these tests say. */
const HUB_TIME = Date.parse('2026-11-21T12:00:00.000Z')
const HOUR = 3_600_000

async function withClock(startsAt: number) {
  let at = startsAt
  const opened = await openSampleStore(1, { clock: () => new Date(at) })
  return {
    ...opened,
    set: (next: number) => {
      at = next
    },
    async close() {
      await opened.store.close()
      opened.replica.close()
    },
  }
}

it.each([
  ['ahead', 2 * HOUR],
  ['behind', -2 * HOUR],
])('a clock that is %s is told apart from the hub’s, and the hub’s counts', async (_, offset) => {
  const { store, replica, set, close } = await withClock(HUB_TIME + offset)
  expect((await store.sync.status()).clockAheadMs).toBe(offset)
  set(HUB_TIME + offset + HOUR)
  expect((await replica.hubTime()).getTime()).toBe(HUB_TIME + HOUR)
  await close()
})

it('a clock that is set back after the last answer turns no time back', async () => {
  const { replica, set, close } = await withClock(HUB_TIME)
  set(HUB_TIME - 24 * HOUR)
  expect((await replica.hubTime()).getTime()).toBe(HUB_TIME)
  await close()
})
