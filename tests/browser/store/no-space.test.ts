import { afterEach, beforeEach, expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { WriteQueue } from '../../../renderer/desk/session/write-queue'
import { openSampleStore } from './sample-store'

type Sample = Awaited<ReturnType<typeof openSampleStore>>
type Session = { send(method: string, parameters: { origin: string; quotaSize?: number }): Promise<unknown> }

let sample: Sample

/** Real writes of the real browser fail while this is less than what the origin uses. */
const setQuota = (quotaSize?: number) =>
  (cdp() as unknown as Session).send('Storage.overrideQuotaForOrigin', {
    origin: location.origin,
    ...(quotaSize !== undefined && { quotaSize }),
  })

beforeEach(async () => {
  sample = await openSampleStore(1)
})

afterEach(async () => {
  await setQuota()
  await sample.store.close()
  sample.replica.close()
})

const LONG = 'What the page shows, in so many words. '.repeat(40_000)

/** The browser goes by the room that it measured up to half a minute ago. */
const MEASURED_ANEW_MS = 31_000

it('a write that finds no room is refused with all that were to be written with it; it stays in line, and is saved by itself once there is room', async () => {
  const { store, world } = sample
  const id = world.allocations[0]?.id ?? ''
  const [c1, c2, c3] = world.rubrics[0]?.criteria.map((criterion) => criterion.id) as [string, string, string]
  const rationales = async () => (await store.desk.open(id))?.assessment.scores.map(({ rationale }) => rationale)
  await store.desk.changeScore(id, c1, { rationale: 'Written before.' })
  await setQuota(1)
  await new Promise((resolve) => setTimeout(resolve, MEASURED_ANEW_MS))

  const together = [c1, c2, c3].map((criterion) => store.desk.changeScore(id, criterion, { rationale: LONG }))
  const results = await Promise.allSettled(together)
  expect(results.map((result) => result.status === 'rejected' && result.reason.reason)).toEqual(Array(3).fill('no-space'))
  expect(await rationales()).toEqual(['Written before.'])
  expect(store.shortage.isShort()).toBe(true)

  const queue = new WriteQueue(() => undefined)
  queue.write(() => store.desk.changeScore(id, c1, { rationale: LONG }))
  queue.write(() => store.desk.changeScore(id, c1, { rationale: 'The last words.' }))
  await expect.poll(() => queue.saveState, { timeout: 5_000 }).toMatchObject({ state: 'failed', reason: 'no-space' })
  await setQuota()
  await expect.poll(() => queue.saveState, { timeout: 15_000 }).toEqual({ state: 'saved' })
  expect(await rationales()).toEqual(['The last words.'])
  expect(store.shortage.isShort()).toBe(false)
}, 90_000)
