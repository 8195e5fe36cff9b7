import { afterEach, describe, expect, it } from 'vitest'
import type { Allocation, Receipt, Rubric, Submission } from '../../../shared/domain'
import { EVERYTHING, openSampleStore, pull } from './sample-store'

type Opened = Awaited<ReturnType<typeof openSampleStore>>
let opened: Opened
afterEach(() => close())

async function close() {
  await opened.store.close()
  opened.replica.close()
}

function acceptedReceipt({ id, submissionId }: Allocation, commandId: string): Receipt {
  return {
    commandId,
    allocationId: id,
    submissionId,
    stage: 'accepted',
    acceptedAt: '2026-11-21T12:00:00.000Z',
    outcome: null,
    releaseAt: null,
    credentialId: null,
  }
}

/** A store with one submission that I have scored in full. */
async function openScored() {
  opened = await openSampleStore(1)
  const { store, world } = opened
  const [allocation] = world.allocations as [Allocation]
  const [rubric] = world.rubrics as [Rubric]
  for (const criterion of rubric.criteria) {
    const levelId = criterion.levels[2]?.id ?? null
    await store.desk.changeScore(allocation.id, criterion.id, {
      levelId,
      noEvidenceFound: true,
      rationale: `About ${criterion.code}.`,
    })
  }
  await store.desk.changeAssessment(allocation.id, { recommendation: 'awarded', feedback: 'Well done.' })
  return { ...opened, allocation, rubric, submission: world.submissions[0] as Submission }
}

type Scored = Awaited<ReturnType<typeof openScored>>

/** The rubric gets another version, in which the second criterion asks something else. */
async function supersede({ replica, world, allocation, rubric }: Scored): Promise<Rubric> {
  const [achievement] = world.achievements
  const next: Rubric = {
    ...rubric,
    version: 2,
    criteria: rubric.criteria.map((criterion, at) =>
      at === 1 ? { ...criterion, description: 'Judge something else.' } : criterion,
    ),
  }
  const moved = { ...allocation, revision: allocation.revision + 1, rubricVersion: 2 }
  await pull(replica, [
    { op: 'put', kind: 'rubric', id: rubric.id, body: { ...rubric, state: 'superseded' } },
    { op: 'put', kind: 'rubric', id: next.id, body: next },
    ...(achievement
      ? [{ op: 'put' as const, kind: 'achievement' as const, id: achievement.id, body: { ...achievement, rubricVersion: 2 } }]
      : []),
    { op: 'put', kind: 'allocation', id: allocation.id, body: moved },
  ])
  return next
}

async function revise({ replica, allocation, submission }: Scored): Promise<Submission> {
  const next = { ...submission, revision: 2, narrative: 'What I set out to do, and did.' }
  await pull(replica, [
    { op: 'put', kind: 'submission', id: next.id, body: next },
    { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, revision: 2, submissionRevision: 2 } },
  ])
  return next
}

const levels = (record: Awaited<ReturnType<Opened['store']['desk']['open']>>) =>
  record?.assessment.scores.map((score) => score.levelId)

describe('when the rubric is superseded while I have a draft', () => {
  it('the draft stays as it was written, is shown with both versions, and needs me', async () => {
    const scored = await openScored()
    const before = await scored.store.desk.open(scored.allocation.id)
    const next = await supersede(scored)
    const record = await scored.store.desk.open(scored.allocation.id)
    expect(record?.assessment).toEqual(before?.assessment)
    expect(record?.status).toBe('needs-me')
    expect((await scored.store.queue.page({ ...EVERYTHING, view: 'needs-me' })).total).toBe(1)
    expect(record?.followed?.rubric?.after).toEqual(next)
    expect(record?.followed?.rubric?.before).toMatchObject({ version: 1 })
    expect(record?.followed?.rubric?.changes.map(({ kind }) => kind)).toEqual(['same', 'reworded', 'same'])
    expect(record?.followed?.submission).toBeNull()
  })

  it('nothing is handed in and nothing written before it is decided how it goes on; what is looked at still counts', async () => {
    const scored = await openScored()
    const { store, allocation, rubric } = scored
    await supersede(scored)
    expect(await store.desk.submit(allocation.id)).toEqual({ ok: false, reason: 'outdated' })
    const write = store.desk.changeScore(allocation.id, rubric.criteria[0]?.id ?? '', { rationale: 'Silently.' })
    await expect(write).rejects.toMatchObject({ reason: 'outdated' })
    await store.desk.addActiveSeconds(allocation.id, 5)
    expect((await store.desk.open(allocation.id))?.assessment.activeSeconds).toBe(5)
    expect((await store.desk.open(allocation.id))?.followed).not.toBeNull()
  })

  it('going on keeps what is the same and asks for the rest again; then it can be handed in', async () => {
    const scored = await openScored()
    const { store, allocation, rubric } = scored
    await supersede(scored)
    await store.desk.follow(allocation.id, [])
    const record = await store.desk.open(allocation.id)
    const given = rubric.criteria.map((criterion) => criterion.levels[2]?.id)
    expect(levels(record)).toEqual([given[0], null, given[2]])
    expect(record?.assessment.scores.map((score) => score.rationale)).toEqual(['About C1.', 'About C2.', 'About C3.'])
    expect(record?.assessment).toMatchObject({ rubricVersion: 2, recommendation: null, feedback: 'Well done.' })
    expect(record).toMatchObject({ status: 'draft', followed: null, returnTo: { rubricVersion: 1 } })
    await store.desk.changeScore(allocation.id, rubric.criteria[1]?.id ?? '', {
      levelId: rubric.criteria[1]?.levels[1]?.id ?? null,
    })
    await store.desk.changeAssessment(allocation.id, { recommendation: 'awarded' })
    expect(await store.desk.submit(allocation.id)).toMatchObject({ ok: true })
    expect((await store.desk.open(allocation.id))?.returnTo).toBeNull()
  })

  it('a level that I keep after reading the new words stays', async () => {
    const scored = await openScored()
    await supersede(scored)
    const before = levels(await scored.store.desk.open(scored.allocation.id))
    await scored.store.desk.follow(scored.allocation.id, [scored.rubric.criteria[1]?.id ?? ''])
    const record = await scored.store.desk.open(scored.allocation.id)
    expect(levels(record)).toEqual(before)
    expect(record?.assessment.recommendation).toBe('awarded')
  })

  it('going on can be undone, also after writing on', async () => {
    const scored = await openScored()
    const { store, allocation, rubric } = scored
    await supersede(scored)
    const before = await store.desk.open(allocation.id)
    await store.desk.follow(allocation.id, [])
    await store.desk.changeScore(allocation.id, rubric.criteria[0]?.id ?? '', { rationale: 'Rewritten.' })
    await store.desk.unfollow(allocation.id)
    const record = await store.desk.open(allocation.id)
    expect(record?.assessment).toEqual(before?.assessment)
    expect(record).toMatchObject({ status: 'needs-me', returnTo: null })
    expect(record?.followed).toEqual(before?.followed)
  })
})

describe('when the candidate hands in again while I have a draft', () => {
  it('both revisions are shown, and going on keeps all levels for me to check', async () => {
    const scored = await openScored()
    const { store, allocation } = scored
    const before = await store.desk.open(allocation.id)
    const next = await revise(scored)
    const record = await store.desk.open(allocation.id)
    expect(record?.status).toBe('needs-me')
    expect(record?.followed?.submission).toEqual({ before: scored.submission, after: next })
    expect(record?.followed?.rubric).toBeNull()
    await store.desk.follow(allocation.id, [])
    const now = await store.desk.open(allocation.id)
    expect(levels(now)).toEqual(levels(before))
    expect(now?.assessment).toMatchObject({ submissionRevision: 2, recommendation: 'awarded' })
    expect(now?.status).toBe('draft')
  })

  it('who has only looked is asked nothing', async () => {
    opened = await openSampleStore(1)
    const { store, world } = opened
    const [allocation] = world.allocations as [Allocation]
    await store.desk.addActiveSeconds(allocation.id, 30)
    await revise({ ...opened, allocation, rubric: world.rubrics[0] as Rubric, submission: world.submissions[0] as Submission })
    const record = await store.desk.open(allocation.id)
    expect(record).toMatchObject({ status: 'to-assess', followed: null })
    expect(record?.assessment).toMatchObject({ submissionRevision: 2, activeSeconds: 30 })
  })

  it('a refused decision comes back as it was sent, and one decision settles both', async () => {
    const scored = await openScored()
    const { store, replica, allocation } = scored
    const sent = await store.desk.submit(allocation.id)
    const [begin, submit] = await replica.takeBatch(20)
    await replica.storeResults([
      { id: begin?.command.id ?? '', status: 'accepted', receipt: null },
      {
        id: submit?.command.id ?? '',
        status: 'conflict',
        code: 'submission-revised',
        message: 'A new revision came in.',
        current: { allocationState: 'in-review', submissionRevision: 2, rubricVersion: 1 },
      },
    ])
    expect(sent.ok).toBe(true)
    await revise(scored)
    const record = await store.desk.open(allocation.id)
    expect(record?.refusal).toMatchObject({ code: 'submission-revised' })
    expect(record?.followed?.submission?.after.revision).toBe(2)
    await store.desk.follow(allocation.id, [])
    expect(await store.desk.open(allocation.id)).toMatchObject({ status: 'draft', refusal: null, followed: null })
  })

  it('what was accepted and is asked for again opens with its draft and asks, whichever of the two answers comes first', async () => {
    for (const isAnswerLate of [false, true]) {
      if (isAnswerLate) await close()
      const scored = await openScored()
      const { store, replica, allocation, submission } = scored
      await store.desk.submit(allocation.id)
      const [begin, submit] = await replica.takeBatch(20)
      const commandId = submit?.command.id ?? ''
      const receipt = acceptedReceipt(allocation, commandId)
      const answer = () =>
        replica.storeResults([
          { id: begin?.command.id ?? '', status: 'accepted', receipt: null },
          { id: commandId, status: 'accepted', receipt },
        ])
      const handIn = () => {
        const next = { ...submission, revision: 2, narrative: 'Anew.' }
        const asked = { ...allocation, revision: 4, submissionRevision: 2, state: 'offered' as const }
        return pull(replica, [
          { op: 'put', kind: 'submission', id: next.id, body: next },
          { op: 'put', kind: 'allocation', id: allocation.id, body: asked },
        ])
      }
      if (!isAnswerLate) {
        await answer()
        const assessed = { ...allocation, revision: 3, state: 'assessed' as const }
        await pull(replica, [{ op: 'put', kind: 'allocation', id: allocation.id, body: assessed }])
        expect((await store.desk.open(allocation.id))?.status).toBe('accepted')
      }
      await handIn()
      if (isAnswerLate) {
        expect((await store.desk.open(allocation.id))?.status).toBe('waiting-to-send')
        await answer()
      }
      const record = await store.desk.open(allocation.id)
      expect(record?.status).toBe('needs-me')
      expect(record?.followed?.submission?.after.revision).toBe(2)
      expect(record?.assessment.feedback).toBe('Well done.')
      await store.desk.follow(allocation.id, [])
      expect((await store.desk.open(allocation.id))?.status).toBe('draft')
      expect(await store.desk.submit(allocation.id)).toMatchObject({ ok: true })
      expect((await store.desk.open(allocation.id))?.status).toBe('waiting-to-send')
    }
  })
})

describe('settling a refusal', () => {
  it('is no way around the decision how a draft goes on', async () => {
    const scored = await openScored()
    const { store, replica, allocation } = scored
    await store.desk.submit(allocation.id)
    const [begin, submit] = await replica.takeBatch(20)
    await replica.storeResults([
      { id: begin?.command.id ?? '', status: 'accepted', receipt: null },
      {
        id: submit?.command.id ?? '',
        status: 'conflict',
        code: 'rubric-superseded',
        message: 'A new version came in.',
        current: { allocationState: 'in-review', submissionRevision: 1, rubricVersion: 2 },
      },
    ])
    await supersede(scored)
    await expect(store.desk.settleRefusal(allocation.id)).rejects.toMatchObject({ reason: 'outdated' })
    const record = await store.desk.open(allocation.id)
    expect(record).toMatchObject({ status: 'needs-me', refusal: { code: 'rubric-superseded' } })
    expect(record?.followed?.rubric?.after.version).toBe(2)
  })

  it('ends what somebody else has decided, although the hub still lists it', async () => {
    const scored = await openScored()
    const { store, replica, allocation } = scored
    await store.desk.submit(allocation.id)
    const [begin, submit] = await replica.takeBatch(20)
    await replica.storeResults([
      { id: begin?.command.id ?? '', status: 'accepted', receipt: null },
      {
        id: submit?.command.id ?? '',
        status: 'conflict',
        code: 'already-decided',
        message: 'It is decided.',
        current: { allocationState: 'ended', submissionRevision: 1, rubricVersion: 1 },
      },
    ])
    expect((await store.desk.open(allocation.id))?.status).toBe('needs-me')
    await store.desk.settleRefusal(allocation.id)
    expect(await store.desk.open(allocation.id)).toBeNull()
  })
})
