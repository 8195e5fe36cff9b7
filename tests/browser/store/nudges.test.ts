import { expect, it, onTestFinished } from 'vitest'
import { openSampleStore } from './sample-store'

it('sync hears of a submission at once, and of a wish to try again', async () => {
  const { store, replica, world } = await openSampleStore(1)
  let nudges = 0
  const stop = replica.watchNudges(() => nudges++)
  onTestFinished(async () => {
    stop()
    await store.close()
  })
  await expect.poll(() => nudges).toBe(1)

  const allocationId = world.allocations[0]?.id ?? ''
  for (const criterion of world.rubrics[0]?.criteria ?? []) {
    const levelId = criterion.levels.at(-1)?.id ?? null
    await store.desk.changeScore(allocationId, criterion.id, { levelId, noEvidenceFound: true })
  }
  await store.desk.changeAssessment(allocationId, { recommendation: 'awarded' })
  expect(await store.desk.submit(allocationId)).toMatchObject({ ok: true })
  await expect.poll(() => nudges).toBe(2)

  await store.sync.retry()
  await expect.poll(() => nudges).toBe(3)
})
