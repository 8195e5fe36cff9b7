import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Allocation, newId } from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { AssayDatabase } from '../../../renderer/store/database'
import { openSampleStore, pull } from './sample-store'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let inspect: AssayDatabase
let now: Date

beforeEach(async () => {
  now = new Date('2026-11-21T12:00:00.000Z')
  sample = await openSampleStore(3, { clock: () => now })
  inspect = new AssayDatabase(sample.account.database)
})

afterEach(async () => {
  inspect.close()
  await sample.store.close()
  sample.replica.close()
})

const nth = (at: number) => sample.world.allocations[at] as Allocation
const remove = (id: string, reason: 'access' | 'purged' | 'purged-unsent'): Change => ({
  op: 'remove',
  kind: 'allocation',
  id,
  reason,
})

/** Begins it; that it was begun waits in the outbox. */
const begin = (at: number) => sample.store.desk.changeAssessment(nth(at).id, { feedback: 'Begun.' })

/** Hands it in; nothing of it reaches the hub by itself. */
async function handIn(at: number): Promise<void> {
  const { store, world } = sample
  for (const { id, levels } of world.rubrics[at % 2]?.criteria ?? []) {
    await store.desk.changeScore(nth(at).id, id, { levelId: levels[2]?.id ?? null, noEvidenceFound: true })
  }
  await store.desk.changeAssessment(nth(at).id, { recommendation: 'awarded' })
  expect(await store.desk.submit(nth(at).id)).toMatchObject({ ok: true })
}

const refused = (id: string) => ({ id, status: 'rejected', code: 'not-allocated', message: 'It is not yours.' }) as const

describe('a purge', () => {
  it.each(['purged', 'purged-unsent'] as const)(
    'drops commands of work that is not here any more (%s), with their keys',
    async (reason) => {
      const { store, replica, vault } = sample
      await begin(0)
      await begin(1)
      await pull(replica, [remove(nth(0).id, 'access')])
      await store.desk.discard(nth(0).id)
      now = new Date(now.getTime() + 11 * 60_000)
      await replica.keepHouse()
      const [waiting, other] = await inspect.outbox.orderBy('position').toArray()
      expect(waiting).toMatchObject({ allocationId: nth(0).id, state: 'waiting' })
      await pull(replica, [remove(nth(0).id, reason)])
      expect((await inspect.outbox.toArray()).map(({ commandId }) => commandId)).toEqual([other?.commandId])
      expect(await vault.keys([waiting?.keyId ?? ''])).toEqual({})
      expect(await store.sync.purgeNotice()).toBeNull()
    },
  )

  it('takes what I had let go without waiting, and doesn’t call that my unsent work', async () => {
    const { store, replica } = sample
    await begin(0)
    await pull(replica, [remove(nth(0).id, 'access')])
    await store.desk.discard(nth(0).id)
    await pull(replica, [remove(nth(0).id, 'purged')])
    expect(await inspect.allocations.get(nth(0).id)).toBeUndefined()
    expect(await inspect.drafts.get(nth(0).id)).toBeUndefined()
    expect(await store.desk.undiscard(nth(0).id)).toBe(false)
    expect(await store.sync.purgeNotice()).toMatchObject({ submissions: 1, kept: 0, destroyed: 0 })
  })

  it('keeps what I brought back before it came', async () => {
    const { store, replica } = sample
    await begin(0)
    await pull(replica, [remove(nth(0).id, 'access')])
    await store.desk.discard(nth(0).id)
    await store.desk.undiscard(nth(0).id)
    await pull(replica, [remove(nth(0).id, 'purged')])
    expect(await store.desk.open(nth(0).id)).toMatchObject({ status: 'needs-me', assessment: { feedback: 'Begun.' } })
    expect(await store.sync.purgeNotice()).toMatchObject({ submissions: 1, kept: 1, destroyed: 0 })
  })

  it('counts submissions, not how often I had one', async () => {
    const { store, replica } = sample
    const again: Allocation = { ...nth(0), id: newId(), task: 'adjudicate' }
    await pull(replica, [{ op: 'put', kind: 'allocation', id: again.id, body: again }])
    await begin(0)
    await begin(1)
    await pull(
      replica,
      [nth(0).id, again.id, nth(1).id, nth(2).id].map((id) => remove(id, 'purged-unsent')),
    )
    expect(await store.sync.purgeNotice()).toMatchObject({ submissions: 3, kept: 0, destroyed: 2 })
  })
})

describe('discarding', () => {
  it('lets what waited behind a refusal go, and sync hears of it', async () => {
    const { store, replica } = sample
    await handIn(0)
    const [first, second] = await replica.takeBatch(20)
    await replica.storeResults([
      refused(first?.command.id ?? ''),
      { id: second?.command.id ?? '', status: 'held', because: first?.command.id ?? '' },
    ])
    expect(await replica.takeBatch(20)).toEqual([])
    let nudges = 0
    const stop = replica.watchNudges(() => nudges++)
    await expect.poll(() => nudges).toBe(1)
    await store.desk.discard(nth(0).id)
    await expect.poll(() => nudges).toBe(2)
    expect((await replica.takeBatch(20)).map(({ command }) => command.type)).toEqual(['assessment.submit'])
    stop()
  })

  it('settles what the hub refuses of it afterwards; brought back, that waits for me again', async () => {
    const { store, replica } = sample
    await handIn(0)
    const batch = await replica.takeBatch(20)
    await store.desk.discard(nth(0).id)
    await replica.storeResults(batch.map(({ command }) => refused(command.id)))
    expect(await store.sync.outbox()).toEqual([])
    expect(await store.desk.undiscard(nth(0).id)).toBe(true)
    expect((await store.sync.outbox()).map(({ type, state }) => `${type} ${state}`)).toEqual([
      'allocation.begin rejected',
      'assessment.submit rejected',
    ])
    expect(await store.desk.open(nth(0).id)).toMatchObject({ status: 'needs-me', refusal: { code: 'not-allocated' } })
  })

  it('leaves nobody waiting for what is refused of work that has gone', async () => {
    const { store, replica } = sample
    await begin(0)
    await pull(replica, [remove(nth(0).id, 'access')])
    await store.desk.discard(nth(0).id)
    now = new Date(now.getTime() + 11 * 60_000)
    await replica.keepHouse()
    const batch = await replica.takeBatch(20)
    await replica.storeResults(batch.map(({ command }) => refused(command.id)))
    expect(await store.sync.outbox()).toEqual([])
    expect(await inspect.outbox.toArray()).toMatchObject([{ state: 'rejected', settled: true }])
  })
})
