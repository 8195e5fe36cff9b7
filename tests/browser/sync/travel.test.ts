import { describe, expect, it } from 'vitest'
import { scoreFor } from '../../../shared/domain'
import { useBenches } from './benches'
import { StagedHub } from './staged-hub'
import type { Workbench } from './workbench'

const benches = useBenches()

/** Two devices of one person, both with the queue, and drafts travelling between them. */
async function twoDevices() {
  const hub = await StagedHub.open()
  const desktop = await benches.open(hub, 'ada')
  const laptop = await benches.open(hub, 'ada')
  desktop.startSync()
  laptop.startSync()
  const { allocationId: id } = await desktop.row('plain')
  await laptop.row('plain')
  await desktop.store.travel.begin()
  await isOn(desktop)
  expect(await laptop.store.travel.join((await desktop.store.travel.code()) ?? '')).toBe(true)
  await isOn(laptop)
  const record = await desktop.store.desk.open(id)
  const [first, second] = record?.rubric.criteria ?? []
  return { hub, desktop, laptop, id, first: first?.id ?? '', second: second?.id ?? '' }
}

const WAIT = { timeout: 20_000, interval: 100 }

async function isOn({ store }: Workbench): Promise<void> {
  await expect.poll(async () => (await store.travel.status()).state, WAIT).toBe('on')
}

async function says(bench: Workbench, id: string, criterionId: string) {
  const record = await bench.store.desk.open(id)
  return record && scoreFor(record.assessment, criterionId).rationale
}

describe('two devices of one person', () => {
  it('end with the same draft where each wrote another part of it', async () => {
    const { desktop, laptop, id, first, second } = await twoDevices()
    await desktop.store.desk.changeScore(id, first, { rationale: 'From the desktop.' })
    await expect.poll(() => says(laptop, id, first), WAIT).toBe('From the desktop.')
    await laptop.store.desk.changeScore(id, second, { rationale: 'From the laptop.' })
    await expect.poll(() => says(desktop, id, second), WAIT).toBe('From the laptop.')
    expect(await says(desktop, id, first)).toBe('From the desktop.')
    const arrival = await desktop.store.travel.arrival(id)
    expect(arrival?.fields).toMatchObject([{ at: { criterionId: second, field: 'rationale' }, isClash: false }])
    await desktop.store.travel.settle(id)
    expect(await desktop.store.travel.arrival(id)).toBeNull()
  })
})
