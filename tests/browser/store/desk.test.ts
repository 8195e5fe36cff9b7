import { describe, expect, it } from 'vitest'
import { type Allocation, type Annotation, newId, type Receipt, scoreFor } from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { openStore } from '../../../renderer/store'
import { EVERYTHING, openSampleStore, pull } from './sample-store'

async function openDesk() {
  const sample = await openSampleStore(3)
  const allocation = sample.world.allocations[0] as (typeof sample.world.allocations)[number]
  const record = await sample.store.desk.open(allocation.id)
  if (!record) throw new Error('the sample has this allocation')
  const again = async () => {
    const now = await sample.store.desk.open(allocation.id)
    if (!now) throw new Error('it has gone')
    return now
  }
  return { ...sample, id: allocation.id, record, again, desk: sample.store.desk, criteria: record.rubric.criteria }
}

type Desk = Awaited<ReturnType<typeof openDesk>>

function makeAnnotation({ id, record }: Desk, change: Partial<Annotation> = {}): Annotation {
  const evidence = record.submission.evidence[0]
  return {
    id: newId(),
    version: 1,
    allocationId: id,
    evidenceId: evidence?.id ?? '',
    evidenceSha256: evidence?.sha256 ?? '',
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'the first row', prefix: 'so the ', suffix: ' is always' }],
    comment: 'Sees the causal trap.',
    criterionId: record.rubric.criteria[0]?.id ?? null,
    creatorId: newId(),
    createdAt: '2026-11-21T10:00:00.000Z',
    modifiedAt: '2026-11-21T10:00:00.000Z',
    ...change,
  }
}

async function complete({ desk, id, criteria }: Desk) {
  for (const criterion of criteria) {
    await desk.changeScore(id, criterion.id, { levelId: criterion.levels[2]?.id ?? null, noEvidenceFound: true })
  }
  await desk.changeAssessment(id, { recommendation: 'awarded' })
}

describe('opening', () => {
  it('shows what the feed brought, with an empty draft', async () => {
    const { record, world, id } = await openDesk()
    expect(record.submission).toEqual(world.submissions[0])
    expect(record.rubric).toEqual(world.rubrics[0])
    expect(record.allocation).toEqual(world.allocations[0])
    expect(record.assessment).toMatchObject({ allocationId: id, scores: [], recommendation: null })
    expect(record.status).toBe('to-assess')
    expect(record.neighbours).toEqual({ previousId: null, nextId: world.allocations[1]?.id, position: 1, total: 3 })
  })

  it('shows the levels of what I handed in on another device, where nothing of it was written here', async () => {
    const { store, replica, world } = await openSampleStore(1)
    const [allocation] = world.allocations
    const [first, second] = world.rubrics[0]?.criteria ?? []
    if (!allocation || !first || !second) throw new Error('the sample has two criteria and more')
    const levels = { [first.id]: first.levels[3]?.id ?? '', [second.id]: second.levels[0]?.id ?? '' }
    const receipt: Receipt = {
      commandId: newId(),
      allocationId: allocation.id,
      submissionId: allocation.submissionId,
      stage: 'accepted',
      outcome: null,
      acceptedAt: '2026-11-21T10:00:00.000Z',
      releaseAt: null,
      credentialId: null,
      handedIn: { from: 'browser', recommendation: 'not-yet', levels },
    }
    const put = (state: Allocation['state'], revision: number): Change[] => [
      { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, state, revision } },
      { op: 'put', kind: 'receipt', id: allocation.id, body: receipt },
    ]
    await pull(replica, put('assessed', 2))
    const record = await store.desk.open(allocation.id)
    expect(record?.isHandedInElsewhere).toBe(true)
    expect(record?.assessment.recommendation).toBe('not-yet')
    expect(record && scoreFor(record.assessment, first.id)).toMatchObject({ levelId: levels[first.id], rationale: '' })
    // Taken back there, it is open: what is written here begins with nothing.
    await pull(replica, put('in-review', 3))
    expect(await store.desk.open(allocation.id)).toMatchObject({ isHandedInElsewhere: false, assessment: { scores: [] } })
  })

  it('finds who stands several places further on by due date, and stops at either end of the list', async () => {
    const { store, world } = await openSampleStore(5)
    const ids = world.allocations.map(({ id }) => id)
    const from = (at: number, places: number) => store.desk.neighbour(ids[at] ?? '', places)
    expect(await from(0, 3)).toBe(ids[3])
    expect(await from(3, -2)).toBe(ids[1])
    expect(await from(3, 9)).toBe(ids[4])
    expect(await from(1, -9)).toBe(ids[0])
    expect(await store.desk.neighbour(newId(), 1)).toBeNull()
  })

  it('gives the same submission for as long as it is the same, so that nothing which shows it begins anew', async () => {
    const { store, world } = await openSampleStore(2)
    const id = world.allocations[0]?.id ?? ''
    const before = await store.desk.open(id)
    await store.desk.rememberReading(id, before?.submission.evidence[0]?.id ?? '', { openedAt: '2026-11-21T12:00:00.000Z' })
    const after = await store.desk.open(id)
    expect(after).not.toBe(before)
    expect(after?.submission).toBe(before?.submission)
  })

  it('says null for an allocation that is not here', async () => {
    expect(await (await openDesk()).desk.open(newId())).toBeNull()
  })
})

describe('a draft', () => {
  it('takes changes in the order in which they were made, however fast they come', async () => {
    const { desk, id, criteria, again } = await openDesk()
    const [first, second] = criteria
    const text = 'Splits the dual axis after a misreading and writes the limitation into the caption.'
    const writes = Array.from(text, (_, at) => desk.changeScore(id, first?.id ?? '', { rationale: text.slice(0, at + 1) }))
    writes.push(desk.changeScore(id, second?.id ?? '', { levelId: second?.levels[1]?.id ?? null }))
    await Promise.all(writes)
    const { assessment } = await again()
    expect(scoreFor(assessment, first?.id ?? '').rationale).toBe(text)
    expect(scoreFor(assessment, second?.id ?? '').levelId).toBe(second?.levels[1]?.id)
  })

  it('is not lost or mixed up when two windows write at once', async () => {
    const sample = await openDesk()
    const other = await openStore({ ...sample, database: sample.account.database })
    await Promise.all(
      sample.criteria.flatMap((criterion, at) =>
        [sample.desk, other.desk].map((desk, window) =>
          window === 0
            ? desk.changeScore(sample.id, criterion.id, { rationale: `reason ${at}` })
            : desk.changeScore(sample.id, criterion.id, { levelId: criterion.levels[at]?.id ?? null }),
        ),
      ),
    )
    const { assessment } = await sample.again()
    sample.criteria.forEach((criterion, at) => {
      expect(scoreFor(assessment, criterion.id)).toMatchObject({ rationale: `reason ${at}`, levelId: criterion.levels[at]?.id })
    })
    await other.close()
  })

  it('is all there after the store was closed without a word and opened again', async () => {
    const sample = await openDesk()
    await sample.desk.changeScore(sample.id, sample.criteria[0]?.id ?? '', { rationale: 'Kept.', noEvidenceFound: true })
    const annotation = makeAnnotation(sample)
    await sample.desk.putAnnotation(annotation)
    await sample.desk.rememberReading(sample.id, annotation.evidenceId, { openedAt: '2026-11-21T10:00:00.000Z', page: 7 })
    const again = await openStore({ ...sample, database: sample.account.database })
    const record = await again.desk.open(sample.id)
    expect(record?.assessment.scores[0]).toMatchObject({ rationale: 'Kept.', noEvidenceFound: true })
    expect(record?.annotations).toEqual([annotation])
    expect(record?.reading[annotation.evidenceId]).toEqual({ openedAt: '2026-11-21T10:00:00.000Z', page: 7 })
    expect(record?.status).toBe('draft')
    await again.close()
  })

  it('counts a criterion as scored when it has a level and evidence for it', async () => {
    const sample = await openDesk()
    const { desk, id, criteria } = sample
    const scored = async () => (await sample.store.queue.page(EVERYTHING)).rows.find((row) => row.allocationId === id)?.scored
    await desk.changeScore(id, criteria[0]?.id ?? '', { levelId: criteria[0]?.levels[1]?.id ?? null })
    expect(await scored()).toBe(0)
    const annotation = makeAnnotation(sample)
    await desk.putAnnotation(annotation)
    expect(await scored()).toBe(1)
    await desk.removeAnnotation(id, annotation.id)
    expect(await scored()).toBe(0)
    await desk.restoreAnnotation(id, annotation.id)
    expect(await scored()).toBe(1)
  })

  it('is not begun by looking: time alone leaves the work as it was', async () => {
    const { desk, id, again } = await openDesk()
    await desk.addActiveSeconds(id, 30)
    await desk.addActiveSeconds(id, 12.5)
    const record = await again()
    expect(record.status).toBe('to-assess')
    expect(record.assessment.activeSeconds).toBe(42.5)
  })
})

describe('annotations', () => {
  it('show their latest version; an older one, or one that skips, is refused and changes nothing', async () => {
    const sample = await openDesk()
    const first = makeAnnotation(sample)
    const second = { ...first, version: 2, comment: 'Better words.' }
    await sample.desk.putAnnotation(first)
    await sample.desk.putAnnotation(second)
    for (const version of [1, 2, 4]) {
      await expect(sample.desk.putAnnotation({ ...first, version })).rejects.toMatchObject({ reason: 'stale-version' })
    }
    expect((await sample.again()).annotations).toEqual([second])
  })

  it('removed twice and restored twice are as they were', async () => {
    const sample = await openDesk()
    const annotation = makeAnnotation(sample)
    await sample.desk.putAnnotation(annotation)
    await sample.desk.removeAnnotation(sample.id, annotation.id)
    await sample.desk.removeAnnotation(sample.id, annotation.id)
    expect((await sample.again()).annotations).toEqual([])
    await sample.desk.restoreAnnotation(sample.id, annotation.id)
    await sample.desk.restoreAnnotation(sample.id, annotation.id)
    expect((await sample.again()).annotations).toEqual([annotation])
  })
})

describe('many annotations at once', () => {
  it('reach the disk together, are removed and restored together, and tell which ids are taken', async () => {
    const sample = await openDesk()
    const many = Array.from({ length: 300 }, () => makeAnnotation(sample))
    const ids = many.map(({ id }) => id)
    const unknown = makeAnnotation(sample).id
    await sample.desk.writeAnnotations(sample.id, { put: many })
    expect((await sample.again()).annotations).toHaveLength(300)
    await sample.desk.writeAnnotations(sample.id, { remove: ids.slice(0, 299) })
    expect((await sample.again()).annotations.map(({ id }) => id)).toEqual(ids.slice(299))
    expect((await sample.desk.takenAnnotationIds([unknown, ...ids])).sort()).toEqual([...ids].sort())
    await sample.desk.writeAnnotations(sample.id, { restore: ids })
    expect((await sample.again()).annotations).toHaveLength(300)
  })

  it('leave everything as it was where one of them is refused', async () => {
    const sample = await openDesk()
    const [first, other] = [makeAnnotation(sample), makeAnnotation(sample)]
    await sample.desk.putAnnotation(first)
    await expect(sample.desk.writeAnnotations(sample.id, { put: [other, first] })).rejects.toMatchObject({
      reason: 'stale-version',
    })
    expect((await sample.again()).annotations).toEqual([first])
  })
})

describe('submitting', () => {
  it('names what is missing and changes nothing', async () => {
    const { desk, id, criteria, again, store } = await openDesk()
    const result = await desk.submit(id)
    expect(result).toMatchObject({ ok: false })
    expect('missing' in result && result.missing).toContainEqual({ kind: 'level', criterionId: criteria[0]?.id })
    expect((await again()).status).toBe('to-assess')
    expect(await store.sync.outbox()).toEqual([])
  })

  it('closes the draft and queues the command together, once', async () => {
    const sample = await openDesk()
    await complete(sample)
    const results = await Promise.all([sample.desk.submit(sample.id), sample.desk.submit(sample.id)])
    expect(results.map((result) => result.ok)).toEqual([true, false])
    expect(results[1]).toEqual({ ok: false, reason: 'already-sent' })
    expect((await sample.again()).status).toBe('waiting-to-send')
    expect(await sample.store.sync.outbox()).toMatchObject([{ type: 'assessment.submit', state: 'waiting', attempts: 0 }])
    await expect(sample.desk.changeAssessment(sample.id, { feedback: 'x' })).rejects.toMatchObject({ reason: 'already-sent' })
    await expect(sample.desk.putAnnotation(makeAnnotation(sample))).rejects.toMatchObject({ reason: 'already-sent' })
    await sample.desk.addActiveSeconds(sample.id, 5)
  })

  it('happens once when two windows submit at the same moment', async () => {
    const sample = await openDesk()
    await complete(sample)
    const other = await openStore({ ...sample, database: sample.account.database })
    const results = await Promise.all([sample.desk.submit(sample.id), other.desk.submit(sample.id)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await sample.store.sync.outbox()).toHaveLength(1)
    await other.close()
  })

  it('sends what was last written, also when it was written a moment ago', async () => {
    const sample = await openDesk()
    await complete(sample)
    void sample.desk.changeAssessment(sample.id, { feedback: 'The last word.' })
    expect(await sample.desk.submit(sample.id)).toMatchObject({ ok: true })
    const sent = await sample.replica.takeBatch(10)
    expect(sent.map((one) => one.command.type)).toEqual(['allocation.begin', 'assessment.submit'])
    expect(sent[1]?.command).toMatchObject({ type: 'assessment.submit', assessment: { feedback: 'The last word.' } })
  })

  it('is undone without a trace while nothing was sent, and only by the hub after an attempt', async () => {
    const sample = await openDesk()
    await complete(sample)
    await sample.desk.submit(sample.id)
    expect(await sample.desk.takeBack(sample.id)).toMatchObject({ ok: true })
    expect(await sample.store.sync.outbox()).toEqual([])
    expect((await sample.again()).status).toBe('draft')
    await sample.desk.submit(sample.id)
    await sample.replica.putBack(await sample.replica.takeBatch(10))
    expect(await sample.desk.takeBack(sample.id)).toMatchObject({ ok: true })
    expect((await sample.store.sync.outbox()).map((entry) => entry.type)).toEqual(['assessment.submit', 'decision.take-back'])
  })

  it('has nothing to take back where the hub refused it: a command about it would wait behind the refusal for ever', async () => {
    const sample = await openDesk()
    await complete(sample)
    await sample.desk.submit(sample.id)
    const [begin, sent] = await sample.replica.takeBatch(10)
    const current = { allocationState: 'assessed', submissionRevision: 1, rubricVersion: 1 } as const
    await sample.replica.storeResults([
      { id: begin?.command.id ?? '', status: 'accepted', receipt: null },
      { id: sent?.command.id ?? '', status: 'conflict', code: 'already-decided', message: 'It was assessed elsewhere.', current },
    ])
    expect(await sample.desk.takeBack(sample.id)).toEqual({ ok: false, reason: 'nothing-to-take-back' })
    expect((await sample.store.sync.outbox()).map((entry) => entry.type)).not.toContain('decision.take-back')
  })

  it('is measured: the median of my own reviews', async () => {
    const sample = await openDesk()
    await sample.desk.addActiveSeconds(sample.id, 90)
    await complete(sample)
    await sample.desk.submit(sample.id)
    expect(await sample.store.queue.summary()).toMatchObject({ medianReviewSeconds: 90, reviewsCounted: 1, waitingToSend: 1 })
  })

  it('can be exported at any time, with everything in it', async () => {
    const sample = await openDesk()
    await complete(sample)
    const annotation = makeAnnotation(sample)
    await sample.desk.putAnnotation(annotation)
    await sample.desk.submit(sample.id)
    const work = JSON.parse(await sample.desk.exportWork(sample.id))
    expect(work).toMatchObject({ format: 'assay-work/1', annotations: [annotation], assessment: { recommendation: 'awarded' } })
    expect(work.commands.map((one: { type: string }) => one.type)).toEqual(['allocation.begin', 'assessment.submit'])
  })
})
