import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Allocation } from '../../../shared/domain'
import type { QueueView } from '../../../renderer/store'
import { beDecidedElsewhere, openScored, type Staged, superseding, takeAway } from '../desk/conflict-stage'
import { EVERYTHING, pull } from './sample-store'

let staged: Staged

beforeEach(async () => {
  staged = await openScored()
})

afterEach(async () => {
  await staged.store.close()
  staged.replica.close()
})

const listed = async (view: QueueView) => {
  const { rows } = await staged.store.queue.page({ ...EVERYTHING, view })
  return rows.find(({ allocationId }) => allocationId === staged.allocation.id)
}

describe('work that is no longer mine and that I decided to keep', () => {
  it('asks for nothing any more, is still listed among all with what became of it, and asks again where that is undone', async () => {
    const { store, allocation, submission } = staged
    await takeAway(staged, 'withdrawn')
    expect((await store.queue.summary()).counts['needs-me']).toBe(1)
    await store.desk.keep(allocation.id, true)
    expect((await store.queue.summary()).counts['needs-me']).toBe(0)
    expect(await listed('needs-me')).toBeUndefined()
    expect(await listed('all')).toMatchObject({ isKept: true, need: 'withdrawn', status: 'needs-me' })
    const about = { candidate: submission.candidate.name ?? submission.candidate.pseudonym }
    expect(await store.desk.kept()).toMatchObject([{ allocationId: allocation.id, about, need: 'withdrawn' }])
    expect(await store.desk.open(allocation.id)).toMatchObject({ isKept: true, assessment: { feedback: 'Well done.' } })
    await store.desk.keep(allocation.id, false)
    expect(await listed('needs-me')).toMatchObject({ isKept: false })
    expect(await store.desk.kept()).toEqual([])
  })

  it('is mine again, and not kept, where the hub gives it back', async () => {
    const { store, allocation } = staged
    await beDecidedElsewhere(staged)
    await store.desk.keep(allocation.id, true)
    const again: Allocation = { ...allocation, revision: 3 }
    await pull(staged.replica, [
      { op: 'put', kind: 'allocation', id: allocation.id, body: again },
      { op: 'remove', kind: 'receipt', id: allocation.id },
    ])
    expect(await listed('drafts')).toMatchObject({ isKept: false, status: 'draft' })
    expect(await store.desk.kept()).toEqual([])
  })

  it('stays kept where the hub says the same of it once more', async () => {
    const { store, allocation } = staged
    await beDecidedElsewhere(staged)
    await store.desk.keep(allocation.id, true)
    await beDecidedElsewhere(staged)
    expect(await store.desk.kept()).toHaveLength(1)
  })

  it('goes where it is discarded', async () => {
    const { store, allocation } = staged
    await takeAway(staged, 'moved')
    await store.desk.keep(allocation.id, true)
    await store.desk.discard(allocation.id)
    expect(await store.desk.kept()).toEqual([])
    expect(await listed('all')).toBeUndefined()
  })
})

it('what waits for a decision and is still mine stays among what is to assess, and counts as due', async () => {
  const { store } = staged
  const before = await store.queue.summary()
  await pull(staged.replica, superseding(staged))
  expect(await listed('to-assess')).toMatchObject({ need: 'superseded', mayFetch: true })
  expect(await listed('drafts')).toBeDefined()
  expect(await listed('needs-me')).toBeDefined()
  const { counts, dueThisWeek, late } = await store.queue.summary()
  expect({ dueThisWeek, late }).toEqual({ dueThisWeek: before.dueThisWeek, late: before.late })
  expect(counts).toEqual({ ...before.counts, 'needs-me': 1 })
})

it('evidence of what the hub took away is neither offered nor asked for', async () => {
  const { store, allocation } = staged
  expect(await listed('all')).toMatchObject({ mayFetch: true })
  await takeAway(staged, 'moved')
  expect(await listed('all')).toMatchObject({ mayFetch: false, offline: { state: 'gone' } })
  expect((await store.desk.open(allocation.id))?.mayFetch).toBe(false)
  await store.queue.takeOffline([allocation.id])
  expect(await store.sync.offlineItems()).toEqual([])
})
