import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { showDesk } from '../desk/show-desk'
import { showQueue } from '../queue/show-queue'
import { openSampleStore, pageOf } from '../store/sample-store'
import { showCentre } from '../sync-centre/show-centre'

const MINUTE_MS = 60_000
const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  document.body.replaceChildren()
})

/** A store whose hub's clock differs by so many minutes from this machine's, as its last answer told. */
async function openBeside(minutesAhead: number) {
  const sample = await openSampleStore(1, { clock: () => new Date() })
  const { replica, store } = sample
  closing.push(
    () => store.close(),
    () => replica.close(),
  )
  const hubTime = new Date(Date.now() - minutesAhead * MINUTE_MS).toISOString()
  await replica.applyPage(pageOf([], { hubTime }), (await replica.position()).cursor)
  return sample
}

test.each([
  ['ahead', 180],
  ['behind', -50],
])(
  'a clock that is %s is said in the queue, on the desk, where dates are read, and with what it means in the sync centre',
  async (direction, minutes) => {
    await page.viewport(1400, 900)
    const { store, world } = await openBeside(minutes)
    const mark = page.getByText(new RegExp(`^Clock ${Math.abs(minutes)} min ${direction}$`))
    const queue = await showQueue(store)
    await expect.element(mark).toBeVisible()
    const back = minutes > 0 ? () => {} : inDark()
    await atRest(mark.element() as HTMLElement)
    expect(await barriersIn(mark.element() as HTMLElement)).toEqual([])
    back()
    queue.close()
    const desk = await showDesk(store, world.allocations[0]?.id ?? '')
    await expect.element(mark).toBeVisible()
    desk.close()
    const centre = await showCentre(store)
    await expect.element(page.getByText('Leases and release times go by the hub’s clock')).toBeVisible()
    centre.close()
  },
)

test('a clock that is as right as clocks are is not spoken of', async () => {
  await page.viewport(1400, 900)
  const { store } = await openBeside(4)
  const queue = await showQueue(store)
  await expect.element(page.getByRole('grid')).toBeVisible()
  expect(page.getByText(/^Clock /).elements()).toHaveLength(0)
  queue.close()
})
