import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../shared/domain'
import { newId } from '../../../shared/domain'
import { openSampleStore } from './sample-store'

async function openDesk() {
  const sample = await openSampleStore(3)
  const allocation = sample.world.allocations[0] as (typeof sample.world.allocations)[number]
  const record = await sample.store.desk.open(allocation.id)
  if (!record) throw new Error('the sample has this allocation')
  return { ...sample, id: allocation.id, record }
}

describe('the desk', () => {
  it('opens what the feed brought, with an empty draft', async () => {
    const { record, world, id } = await openDesk()
    expect(record.submission).toEqual(world.submissions[0])
    expect(record.rubric).toEqual(world.rubrics[0])
    expect(record.allocation).toEqual(world.allocations[0])
    expect(record.assessment).toMatchObject({ allocationId: id, scores: [], recommendation: null })
    expect(record.status).toBe('to-assess')
    expect(record.neighbours).toMatchObject({ position: 1, total: 3 })
  })
})
