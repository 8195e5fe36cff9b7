import { expect, it, vi } from 'vitest'
import { ROUTES } from '../../../shared/protocol'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'

const benches = useBenches()
const YEAR_MS = 365 * 86_400_000

it('the house is kept once an hour, and at once where the clock was set back since', async () => {
  let at = Date.now()
  let rounds = 0
  const ada = await benches.open(await StagedHub.open(), 'ada', {
    fetch: (real) => (input, init) => {
      if (input === ROUTES.session) rounds++
      return real(input, init)
    },
  })
  const keepHouse = vi.spyOn(ada.replica, 'keepHouse')
  const oneMoreRound = async () => {
    const before = rounds
    await ada.store.sync.retry()
    await expect.poll(() => rounds, { timeout: 30_000 }).toBeGreaterThan(before)
    await ada.status(({ phase }) => phase === 'idle')
  }
  ada.startSync(undefined, { clock: () => new Date(at) })
  await expect.poll(() => keepHouse.mock.calls.length, { timeout: 30_000 }).toBe(1)
  await oneMoreRound()
  expect(keepHouse).toHaveBeenCalledTimes(1)
  at -= YEAR_MS
  await oneMoreRound()
  await expect.poll(() => keepHouse.mock.calls.length, { timeout: 30_000 }).toBe(2)
  at += 2 * 3_600_000
  await oneMoreRound()
  await expect.poll(() => keepHouse.mock.calls.length, { timeout: 30_000 }).toBe(3)
})
