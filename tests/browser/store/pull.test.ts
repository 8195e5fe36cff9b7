import { describe, expect, it } from 'vitest'
import type { Allocation, Receipt } from '../../../shared/domain'
import { newId } from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { openStore } from '../../../renderer/store'
import { AssayDatabase } from '../../../renderer/store/database'
import { changesOf, EVERYTHING, openSampleStore, pageOf, pull } from './sample-store'

const put = (body: Allocation): Change => ({ op: 'put', kind: 'allocation', id: body.id, body })
const remove = (id: string): Change => ({ op: 'remove', kind: 'allocation', id, reason: 'withdrawn' })

async function sample(count = 4) {
  const opened = await openSampleStore(count)
  const ids = async () => (await opened.store.queue.page(EVERYTHING)).rows.map((row) => row.allocationId)
  const nth = (at: number) => opened.world.allocations[at] as Allocation
  const begin = (at: number) =>
    opened.store.desk.changeScore(nth(at).id, opened.world.rubrics[at % 2]?.criteria[0]?.id ?? '', { rationale: 'Begun.' })
  const inspect = new AssayDatabase(opened.account.database)
  return { ...opened, ids, nth, begin, inspect }
}

describe('a page of the feed', () => {
  it('applied twice changes nothing', async () => {
    const { store, replica, world, ids } = await sample()
    const before = { ids: await ids(), desk: await store.desk.open(world.allocations[0]?.id ?? '') }
    await pull(replica, changesOf(world))
    expect({ ids: await ids(), desk: await store.desk.open(world.allocations[0]?.id ?? '') }).toEqual(before)
  })

  it('is not applied where the cursor has moved on meanwhile', async () => {
    const { replica, nth, ids } = await sample()
    expect(await replica.applyPage(pageOf([remove(nth(0).id)]), 'another cursor')).toBe('superseded')
    expect(await ids()).toHaveLength(4)
  })

  it('and the cursor behind it are stored as one: at no moment is one of the two seen without the other', async () => {
    const { replica, world, inspect } = await sample()
    const { cursor } = await replica.position()
    const more = world.allocations.map((allocation) => put({ ...allocation, id: newId() }))
    const look = () =>
      inspect.transaction('r', [inspect.meta, inspect.allocations], async () => {
        const hasMoved = (await inspect.readMeta('cursor', null)) !== cursor
        return `${hasMoved ? 'moved' : 'not moved'}, ${await inspect.allocations.count()} here`
      })
    const seen = new Set<string>()
    let isStored = false
    const watching = (async () => {
      while (!isStored) seen.add(await look())
    })()
    await replica.applyPage(pageOf(more), cursor)
    isStored = true
    await watching
    seen.add(await look())
    expect([...seen]).toEqual(['not moved, 4 here', 'moved, 8 here'])
  })

  it('leaves my draft alone when it brings the allocation again', async () => {
    const { store, replica, nth, begin } = await sample()
    await begin(0)
    await pull(replica, [put({ ...nth(0), revision: 2, dueOn: '2026-12-24' })])
    const record = await store.desk.open(nth(0).id)
    expect(record).toMatchObject({ status: 'draft', allocation: { revision: 2, dueOn: '2026-12-24' } })
    expect(record?.assessment.scores[0]?.rationale).toBe('Begun.')
  })

  it('may bring the allocation before its submission, or the submission before its allocation', async () => {
    const { store, replica, world, ids } = await sample()
    const [achievement, , , , ...rest] = changesOf({ ...world, submissions: [], allocations: [] })
    expect(achievement && rest).toBeDefined()
    const submission = { ...(world.submissions[0] as (typeof world.submissions)[number]), id: newId() }
    const allocation = { ...(world.allocations[0] as Allocation), id: newId(), submissionId: submission.id }
    const parts: Change[] = [put(allocation), { op: 'put', kind: 'submission', id: submission.id, body: submission }]
    await pull(replica, parts.slice(0, 1))
    expect(await ids()).not.toContain(allocation.id)
    await pull(replica, parts.slice(1))
    expect(await ids()).toContain(allocation.id)
    expect((await store.desk.open(allocation.id))?.submission).toEqual(submission)
    const late = { ...submission, id: newId() }
    const lateAllocation = { ...allocation, id: newId(), submissionId: late.id }
    await pull(replica, [{ op: 'put', kind: 'submission', id: late.id, body: late }])
    await pull(replica, [put(lateAllocation)])
    expect(await ids()).toContain(lateAllocation.id)
    expect((await store.desk.open(lateAllocation.id))?.submission).toEqual(late)
  })
})

describe('an allocation that the hub takes away', () => {
  it('goes with its key, from lists and from the disk, where nothing of mine is in it', async () => {
    const { replica, vault, nth, ids, inspect } = await sample()
    const row = await inspect.allocations.get(nth(1).id)
    const segment = await inspect.segments.get(row?.segmentId ?? '')
    expect(Object.keys(await vault.keys([row?.keyId ?? '']))).toHaveLength(1)
    await pull(replica, [remove(nth(1).id)])
    expect(await ids()).not.toContain(nth(1).id)
    // Its own key, and that of the segment that held its name: old bytes of both are unreadable now.
    expect(await vault.keys([row?.keyId ?? '', segment?.keyId ?? ''])).toEqual({})
    expect(await inspect.submissions.get([nth(1).submissionId, 1])).toBeUndefined()
    expect(await inspect.meta.get('doomedKeys')).toMatchObject({ value: [] })
  })

  it('stays with a draft of mine and says why, until I let it go', async () => {
    const { store, replica, nth, begin, ids } = await sample()
    await begin(2)
    await pull(replica, [remove(nth(2).id)])
    expect(await store.desk.open(nth(2).id)).toMatchObject({
      status: 'needs-me',
      refusal: { code: 'submission-withdrawn', at: '2026-11-21T12:00:00.000Z' },
    })
    expect(JSON.parse(await store.desk.exportWork(nth(2).id)).assessment.scores[0].rationale).toBe('Begun.')
    expect(await store.desk.submit(nth(2).id)).toMatchObject({ ok: false })
    await store.desk.settleRefusal(nth(2).id)
    expect(await ids()).not.toContain(nth(2).id)
    expect(await store.desk.open(nth(2).id)).toBeNull()
  })

  it('and comes back gets a new key, so that nobody seals with the one that was destroyed', async () => {
    const { store, replica, world, vault, nth, begin, account, clock } = await sample()
    // This window holds the old key.
    await store.desk.rememberReading(nth(0).id, 'x', { openedAt: '2026-11-21T10:00:00.000Z' })
    await pull(replica, [remove(nth(0).id)])
    await pull(replica, changesOf(world))
    await begin(0)
    await store.close()
    const again = await openStore({ database: account.database, vault, account, clock })
    expect((await again.desk.open(nth(0).id))?.assessment.scores[0]?.rationale).toBe('Begun.')
    await again.close()
  })
})

describe('a re-read from the beginning', () => {
  it('keeps all local work and drops what the hub no longer tells of', async () => {
    const { store, replica, world, nth, begin, ids } = await sample()
    await begin(0)
    await begin(1)
    await replica.beginReread()
    expect(await replica.position()).toEqual({ cursor: null, isRereading: true })
    expect(await ids()).toHaveLength(4)
    const left = { ...world, submissions: world.submissions.slice(0, 2), allocations: world.allocations.slice(0, 2) }
    left.submissions[1] = { ...(world.submissions[1] as (typeof world.submissions)[number]), narrative: 'As it was restored.' }
    await pull(
      replica,
      changesOf(left).filter((change) => change.id !== nth(1).id),
    )
    await replica.finishReread()
    expect((await replica.position()).isRereading).toBe(false)
    // The first is still mine; the second isn't, but my draft is; the others were never begun.
    expect(new Set(await ids())).toEqual(new Set([nth(0).id, nth(1).id]))
    expect(await store.desk.open(nth(0).id)).toMatchObject({ status: 'draft' })
    expect(await store.desk.open(nth(1).id)).toMatchObject({ status: 'needs-me' })
  })

  it('under another lineage offers acknowledged commands again', async () => {
    const { store, replica, world, nth } = await sample()
    const id = nth(0).id
    for (const criterion of world.rubrics[0]?.criteria ?? []) {
      await store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[3]?.id ?? null, noEvidenceFound: true })
    }
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    await store.desk.submit(id)
    const sent = (await replica.takeBatch(10)).at(-1)
    const commandId = sent?.command.id ?? ''
    const receipt: Receipt = {
      commandId,
      allocationId: id,
      submissionId: nth(0).submissionId,
      stage: 'accepted',
      outcome: 'awarded',
      acceptedAt: '2026-11-21T12:00:00.000Z',
      releaseAt: '2026-11-21T12:00:20.000Z',
      credentialId: null,
    }
    const begun = (await replica.takeBatch(10))[0]?.command.id ?? ''
    await replica.storeResults([
      { id: begun, status: 'accepted', receipt: null },
      { id: commandId, status: 'accepted', receipt },
    ])
    expect(await replica.takeBatch(10)).toEqual([])
    await replica.beginReread()
    await replica.applyPage(pageOf(changesOf(world), { lineage: newId() }), null)
    expect((await replica.takeBatch(10)).map((one) => one.command.id)).toEqual([begun, commandId])
  })
})

describe('answers of the hub', () => {
  it('never replace a newer receipt by an older one', async () => {
    const { store, replica, world, nth } = await sample()
    const id = nth(0).id
    for (const criterion of world.rubrics[0]?.criteria ?? []) {
      await store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[3]?.id ?? null, noEvidenceFound: true })
    }
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    await store.desk.submit(id)
    const sent = (await replica.takeBatch(10)).at(-1)
    const commandId = sent?.command.id ?? ''
    const receipt: Receipt = {
      commandId,
      allocationId: id,
      submissionId: nth(0).submissionId,
      stage: 'released',
      outcome: 'awarded',
      acceptedAt: '2026-11-21T12:00:00.000Z',
      releaseAt: null,
      credentialId: newId(),
    }
    await pull(replica, [{ op: 'put', kind: 'receipt', id, body: receipt }])
    await replica.storeResults([
      { id: commandId, status: 'duplicate', receipt: { ...receipt, stage: 'accepted', credentialId: null } },
    ])
    expect((await store.desk.open(id))?.receipt).toEqual(receipt)
    expect((await store.desk.open(id))?.status).toBe('released')
  })

  it('repeated after a hub was put back, do not take away what the feed has told since of the same stage', async () => {
    const { store, replica, world, nth } = await sample()
    const id = nth(0).id
    for (const criterion of world.rubrics[0]?.criteria ?? []) {
      await store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[3]?.id ?? null, noEvidenceFound: true })
    }
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    await store.desk.submit(id)
    const commandId = (await replica.takeBatch(10)).at(-1)?.command.id ?? ''
    const first: Receipt = {
      commandId,
      allocationId: id,
      submissionId: nth(0).submissionId,
      stage: 'accepted',
      outcome: null,
      acceptedAt: '2026-11-21T12:00:00.000Z',
      releaseAt: '2026-11-21T12:00:20.000Z',
      credentialId: null,
    }
    // The other assessor of the pair agreed.
    const told: Receipt = { ...first, outcome: 'awarded', credentialId: newId() }
    await pull(replica, [{ op: 'put', kind: 'receipt', id, body: told }])
    await replica.storeResults([{ id: commandId, status: 'duplicate', receipt: first }])
    expect((await store.desk.open(id))?.receipt).toEqual(told)

    // At another machine, whose clock is behind, it was taken back and handed in again.
    const elsewhere: Receipt = {
      ...first,
      commandId: '01900000-0000-7000-8000-000000000000',
      acceptedAt: '2026-11-21T12:00:09.000Z',
    }
    await pull(replica, [{ op: 'put', kind: 'receipt', id, body: elsewhere }])
    await replica.applyPage(pageOf([], { lineage: newId() }), (await replica.position()).cursor)
    await replica.takeBatch(10)
    await replica.storeResults([{ id: commandId, status: 'duplicate', receipt: first }])
    expect((await store.desk.open(id))?.receipt).toEqual(elsewhere)

    // A hub that has forgotten the command accepts it once more, later.
    const anew: Receipt = { ...first, acceptedAt: '2026-11-22T08:00:00.000Z', releaseAt: '2026-11-22T08:00:20.000Z' }
    await replica.applyPage(pageOf([], { lineage: newId() }), (await replica.position()).cursor)
    await replica.takeBatch(10)
    await replica.storeResults([{ id: commandId, status: 'accepted', receipt: anew }])
    expect((await store.desk.open(id))?.receipt).toEqual(anew)
  })

  it('that refuse leave the draft open again, with what the hub said', async () => {
    const { store, replica, world, nth } = await sample()
    const id = nth(0).id
    for (const criterion of world.rubrics[0]?.criteria ?? []) {
      await store.desk.changeScore(id, criterion.id, { levelId: criterion.levels[3]?.id ?? null, noEvidenceFound: true })
    }
    await store.desk.changeAssessment(id, { recommendation: 'awarded' })
    await store.desk.submit(id)
    const sent = (await replica.takeBatch(10)).at(-1)
    const commandId = sent?.command.id ?? ''
    await replica.storeResults([{ id: commandId, status: 'rejected', code: 'incomplete', message: 'C3 has no level.' }])
    expect(await store.desk.open(id)).toMatchObject({
      status: 'needs-me',
      refusal: { code: 'incomplete', message: 'C3 has no level.' },
    })
    // It isn't finished: the median doesn't know it until it is sent again.
    expect(await store.queue.summary()).toMatchObject({ reviewsCounted: 0 })
    await store.desk.changeAssessment(id, { feedback: 'Mended.' })
    expect(await store.desk.submit(id)).toMatchObject({ ok: true })
    expect(await store.desk.open(id)).toMatchObject({ status: 'waiting-to-send', refusal: null })
    expect(await store.queue.summary()).toMatchObject({ reviewsCounted: 1 })
    expect((await store.sync.outbox()).map((entry) => entry.state)).toEqual(['waiting'])
  })
})
