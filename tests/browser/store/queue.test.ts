import { describe, expect, it, vi } from 'vitest'
import { openStore, type QueueQuery } from '../../../renderer/store'
import type { Allocation, Submission } from '../../../shared/domain'
import { changesOf, EVERYTHING, makeEvidence, makeWorld, openSampleStore, pageOf, pull } from './sample-store'

/** The same queue once its list is complete in memory. */
async function complete(store: Awaited<ReturnType<typeof openSampleStore>>['store']) {
  await vi.waitFor(async () => {
    if (!(await store.queue.page(EVERYTHING)).isComplete) throw new Error('the list is still being built')
  }, 20_000)
}

const query = (change: Partial<QueueQuery>): QueueQuery => ({ ...EVERYTHING, ...change })

describe('the queue', () => {
  it('gives the same list before its index is complete as after', async () => {
    const { store } = await openSampleStore(300)
    for (const direction of ['ascending', 'descending'] as const) {
      const ask = query({ sort: { by: 'due', direction }, offset: 20, limit: 50 })
      const fresh = await store.queue.page(ask)
      await complete(store)
      const later = await store.queue.page(ask)
      expect(fresh.total).toBe(300)
      expect(fresh.rows.map((row) => row.allocationId)).toEqual(later.rows.map((row) => row.allocationId))
    }
  })

  it('says that it is incomplete until every segment has been opened', async () => {
    const { store } = await openSampleStore(20)
    expect((await store.queue.page(query({ search: 'nwosu' }))).isComplete).toBe(false)
    await complete(store)
    const page = await store.queue.page(query({ search: 'nwosu' }))
    expect(page).toMatchObject({ isComplete: true, total: 3 })
  })

  it('finds by candidate, achievement, title and kind, whatever the case and the accents', async () => {
    const { store, world } = await openSampleStore(28)
    await complete(store)
    const totals = async (search: string) => (await store.queue.page(query({ search }))).total
    expect(await totals('elodie')).toBe(4)
    expect(await totals('ÅKESSON')).toBe(4)
    expect(await totals('mentoring clinical')).toBe(14)
    expect(await totals('archive-7.zip')).toBe(1)
    expect(await totals('project')).toBe(28)
    expect(await totals('elodie mentoring')).toBe(2)
    expect(await totals('nobody')).toBe(0)
    expect(await totals('code archive pdf')).toBe(28)
    expect(await totals('7f3kq2')).toBe(28)
    const [first] = world.achievements
    expect((await store.queue.page(query({ achievementIds: [first?.id ?? ''] }))).total).toBe(14)
  })

  it('finds evidence by the plain word for its media type', async () => {
    const { store, replica, world } = await openSampleStore(3)
    const evidence = [makeEvidence({ kind: 'project', mediaType: 'application/x-ipynb+json', title: 'Analysis' })]
    world.submissions[1] = { ...(world.submissions[1] as Submission), evidence }
    await pull(replica, changesOf(world))
    await complete(store)
    const found = await store.queue.page(query({ search: 'Notebook' }))
    expect(found.rows.map((row) => row.allocationId)).toEqual([world.allocations[1]?.id])
  })

  it('finds calibration by its word in each language, and puts it after work that candidates wait for', async () => {
    const { store, replica, world } = await openSampleStore(6)
    const ids = world.allocations.map(({ id }) => id)
    for (const at of [0, 3]) world.allocations[at] = { ...(world.allocations[at] as Allocation), task: 'calibrate' }
    await pull(replica, changesOf(world))
    await complete(store)
    const found = async (change: Partial<QueueQuery>) =>
      (await store.queue.page(query(change))).rows.map(({ allocationId }) => ids.indexOf(allocationId))
    expect(await found({ search: 'calibration' })).toEqual([0, 3])
    expect(await found({ search: 'Kalibrierung' })).toEqual([0, 3])
    expect(await found({ sort: { by: 'part', direction: 'ascending' } })).toEqual([1, 2, 4, 5, 0, 3])
  })

  it('counts as here only what is still to assess', async () => {
    const { store, replica, world } = await openSampleStore(3)
    const id = world.allocations[0]?.id ?? ''
    await store.queue.takeOffline([id])
    const wish = await replica.evidence.wish(id)
    if (!wish) throw new Error('it is wished for')
    await replica.evidence.report(wish, { state: 'verified' })
    const { leaseUntil } = world.allocations[0] ?? {}
    expect(await store.queue.summary()).toMatchObject({ offlineItems: 1, leasesUntil: leaseUntil })
    for (const criterion of world.rubrics[0]?.criteria ?? []) {
      await store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[2]?.id ?? null, noEvidenceFound: true })
    }
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    expect(await store.queue.summary()).toMatchObject({ offlineItems: 1 })
    await store.desk.submit(id)
    expect(await store.queue.summary()).toMatchObject({ offlineItems: 0, offlineBytes: 0, leasesUntil: null })
  })

  it('moves a row from view to view as my work goes on, and counts along', async () => {
    const { store, world } = await openSampleStore(5)
    await complete(store)
    const [allocation] = world.allocations
    const id = allocation?.id ?? ''
    const has = async (view: QueueQuery['view']) =>
      (await store.queue.page(query({ view }))).rows.some((row) => row.allocationId === id)
    expect([await has('to-assess'), await has('drafts')]).toEqual([true, false])
    const [rubric] = world.rubrics
    for (const criterion of rubric?.criteria ?? []) {
      await store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[2]?.id ?? null, noEvidenceFound: true })
    }
    expect([await has('to-assess'), await has('drafts')]).toEqual([true, true])
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    await store.desk.submit(id)
    expect([await has('to-assess'), await has('drafts'), await has('sent')]).toEqual([false, false, true])
    expect((await store.queue.summary()).counts).toEqual({ 'to-assess': 4, drafts: 0, 'needs-me': 0, sent: 1, all: 5 })
  })

  it('sorts by everything that it shows, and turns it round', async () => {
    const { store } = await openSampleStore(30)
    await complete(store)
    for (const by of ['due', 'submitted', 'candidate', 'achievement', 'progress', 'offline', 'status'] as const) {
      const up = (await store.queue.page(query({ sort: { by, direction: 'ascending' } }))).rows.map((row) => row.allocationId)
      const down = (await store.queue.page(query({ sort: { by, direction: 'descending' } }))).rows.map((row) => row.allocationId)
      expect(down).toEqual([...up].reverse())
    }
    const rows = (await store.queue.page(query({ sort: { by: 'candidate', direction: 'ascending' } }))).rows
    expect(rows.map((row) => row.candidate)).toEqual(
      rows.map((row) => row.candidate).sort(new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare),
    )
  })

  it('counts what is due in the zone of the provider', async () => {
    const { store, replica } = await openSampleStore(14)
    await replica.applyPage(pageOf([], { hubTime: '2026-11-24T23:30:00.000Z' }), (await replica.position()).cursor)
    // In Berlin it is the 25th already: the 23rd and 24th are late and still to do this week, which goes to the 1st of December.
    expect(await store.queue.summary()).toMatchObject({ late: 2, dueToday: 1, dueThisWeek: 9 })
    await complete(store)
    expect(await store.queue.summary()).toMatchObject({ late: 2, dueToday: 1, dueThisWeek: 9 })
    expect((await store.queue.page(query({ view: 'to-assess', dueOnOrBefore: '2026-12-01' }))).total).toBe(9)
  })
})

describe('a live query', () => {
  it('tells of changes that another window made', async () => {
    const { store, world, account, vault, clock } = await openSampleStore(3)
    const other = await openStore({ database: account.database, vault, account, clock })
    const seen: string[] = []
    const stop = store
      .watch(async (one) => (await one.desk.open(world.allocations[0]?.id ?? ''))?.assessment.feedback ?? '')
      .subscribe((feedback) => seen.push(feedback))
    await vi.waitFor(() => expect(seen).toEqual(['']))
    await other.desk.changeAssessment(world.allocations[0]?.id ?? '', { feedback: 'From elsewhere.' })
    await vi.waitFor(() => expect(seen.at(-1)).toBe('From elsewhere.'))
    stop()
    await other.close()
  })

  it('shows new rows as they are pulled, and progress as it is reported', async () => {
    const { store, replica, account, world } = await openSampleStore(3)
    const totals: number[] = []
    const states: string[] = []
    const stop = store
      .watch((one) => one.queue.page(EVERYTHING))
      .subscribe((page) => {
        totals.push(page.total)
        states.push(page.rows.find((row) => row.allocationId === world.allocations[0]?.id)?.offline.state ?? '')
      })
    await vi.waitFor(() => expect(totals.at(-1)).toBe(3))
    await pull(replica, changesOf(makeWorld(account, 4)))
    await vi.waitFor(() => expect(totals.at(-1)).toBe(7))
    await store.queue.takeOffline([world.allocations[0]?.id ?? ''])
    await vi.waitFor(() => expect(states.at(-1)).toBe('waiting'))
    stop()
  })
})

describe('ten thousand submissions', () => {
  it('are pulled, listed, searched and counted right', async () => {
    const begun = performance.now()
    const { store, world } = await openSampleStore(10_000)
    const pulled = performance.now()
    const first = await store.queue.page(query({ view: 'to-assess', limit: 50 }))
    const listed = performance.now()
    expect(first.total).toBe(10_000)
    expect(first.rows.every((row) => row.dueOn === '2026-11-23')).toBe(true)
    await complete(store)
    const built = performance.now()
    const found = await store.queue.page(query({ search: 'archive-4711.zip' }))
    const searched = performance.now()
    expect(found.rows.map((row) => row.submissionId)).toEqual([world.submissions[4711]?.id])
    expect((await store.queue.summary()).counts.all).toBe(10_000)
    console.info(
      `pull ${Math.round(pulled - begun)} ms, first rows ${Math.round(listed - pulled)} ms, ` +
        `index ${Math.round(built - listed)} ms, search ${Math.round(searched - built)} ms`,
    )
  }, 120_000)
})
