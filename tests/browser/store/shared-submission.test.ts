import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Allocation, type HandedDraft, newId, type Submission } from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { AssayDatabase } from '../../../renderer/store/database'
import { openSampleStore, pull } from './sample-store'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let inspect: AssayDatabase
let mine: Allocation
let submission: Submission
let now: Date

beforeEach(async () => {
  now = new Date('2026-11-21T12:00:00.000Z')
  sample = await openSampleStore(2, { clock: () => now })
  inspect = new AssayDatabase(sample.account.database)
  mine = sample.world.allocations[0] as Allocation
  submission = sample.world.submissions[0] as Submission
})

afterEach(async () => {
  inspect.close()
  await sample.store.close()
  sample.replica.close()
})

const put = (body: Allocation): Change => ({ op: 'put', kind: 'allocation', id: body.id, body })
const putSubmission = (body: Submission): Change => ({ op: 'put', kind: 'submission', id: body.id, body })
const remove = (id: string, reason: 'moved' | 'ended' = 'moved'): Change => ({ op: 'remove', kind: 'allocation', id, reason })

/** The same submission under another allocation of mine. */
const again = (): Allocation => ({ ...mine, id: newId(), task: 'adjudicate' })

/** Names of the keys of all allocations and submissions that are here. */
async function keysHere(): Promise<string[]> {
  const rows = await Promise.all([inspect.allocations.toArray(), inspect.submissions.toArray()])
  return [...new Set(rows.flat().map(({ keyId }) => keyId))]
}

const left = async (keyIds: readonly string[]) => Object.keys(await sample.vault.keys(keyIds))

async function letGo(id: string): Promise<void> {
  await sample.store.desk.discard(id)
  now = new Date(now.getTime() + 11 * 60_000)
  await sample.replica.keepHouse()
  expect(await inspect.allocations.get(id)).toBeUndefined()
}

describe.each([
  ['with its submission', true],
  ['without its submission', false],
])('a submission that comes again under another allocation, %s', (_, isWhole) => {
  const bring = async () => {
    const next = again()
    await pull(sample.replica, [...(isWhole ? [putSubmission(submission)] : []), put(next)])
    return next
  }

  it('stays readable for my kept draft when the other one ends', async () => {
    const { store, replica } = sample
    await store.desk.changeAssessment(mine.id, { feedback: 'Kept.' })
    await pull(replica, [remove(mine.id)])
    const next = await bring()
    if (isWhole) await pull(replica, [putSubmission(submission)])
    await pull(replica, [remove(next.id, 'ended')])
    const record = await store.desk.open(mine.id)
    expect(record).toMatchObject({ status: 'needs-me', assessment: { feedback: 'Kept.' }, submission: { id: submission.id } })
    expect(JSON.parse(await store.desk.exportWork(mine.id))).toMatchObject({ assessment: { feedback: 'Kept.' } })
  })

  it('stays readable for the other one when I let my kept draft go', async () => {
    const { store, replica } = sample
    await store.desk.changeAssessment(mine.id, { feedback: 'Kept.' })
    await pull(replica, [remove(mine.id)])
    const next = await bring()
    await letGo(mine.id)
    expect(await store.desk.open(next.id)).toMatchObject({ status: 'to-assess', submission: { id: submission.id } })
  })

  it('is unreadable once nothing of it is kept: no key is left of either', async () => {
    const { store, replica, world } = sample
    const other = await inspect.allocations.get(world.allocations[1]?.id ?? '')
    await store.desk.changeAssessment(mine.id, { feedback: 'Kept.' })
    await pull(replica, [remove(mine.id)])
    const before = await keysHere()
    const next = await bring()
    const keys = [...new Set([...before, ...(await keysHere())])].filter((keyId) => keyId !== other?.keyId)
    expect(await left(keys)).toHaveLength(keys.length)
    await pull(replica, [remove(next.id, 'ended')])
    await pull(replica, [putSubmission(submission)])
    const more = (await keysHere()).filter((keyId) => keyId !== other?.keyId)
    await letGo(mine.id)
    expect(await left([...keys, ...more])).toEqual([])
    expect(await inspect.submissions.where('[id+revision]').equals([submission.id, 1]).count()).toBe(0)
  })
})

it('the key of an allocation that ended goes while another one of the same submission is still here', async () => {
  const { replica } = sample
  const next = again()
  await pull(replica, [putSubmission(submission), put(next)])
  const row = await inspect.allocations.get(mine.id)
  await pull(replica, [remove(mine.id)])
  expect(await left([row?.keyId ?? ''])).toEqual([])
  expect((await sample.store.desk.open(next.id))?.submission).toEqual(submission)
})

it('a submission that came before its allocation lets go of the key of its own when it comes again with it', async () => {
  const late = { ...submission, id: newId() }
  await pull(sample.replica, [putSubmission(late)])
  const alone = await inspect.submissions.get([late.id, 1])
  expect(await left([alone?.keyId ?? ''])).toHaveLength(1)
  const next = { ...mine, id: newId(), submissionId: late.id }
  await pull(sample.replica, [putSubmission(late), put(next)])
  expect(await left([alone?.keyId ?? ''])).toEqual([])
  expect((await sample.store.desk.open(next.id))?.submission).toEqual(late)
})

describe('a draft that was handed to me', () => {
  const handedTo = (allocationId: string): HandedDraft => ({
    id: newId(),
    allocationId,
    from: 'Ada Assessor',
    handedAt: '2026-11-20T12:00:00.000Z',
    draft: {
      allocationId,
      submissionId: submission.id,
      submissionRevision: 1,
      rubricId: mine.rubricId,
      rubricVersion: 1,
      scores: [],
      recommendation: null,
      overrideReason: '',
      feedback: 'Halfway.',
      activeSeconds: 0,
      updatedAt: '2026-11-20T12:00:00.000Z',
    },
    annotations: [],
  })

  it('at the end of a page waits for its allocation, is shown with it and ends with it', async () => {
    const { store, replica } = sample
    const next = again()
    const handed = handedTo(next.id)
    await pull(replica, [{ op: 'put', kind: 'handed-draft', id: handed.id, body: handed }])
    await pull(replica, [putSubmission(submission), put(next)])
    expect((await store.desk.open(next.id))?.handed).toEqual([handed])
    const row = await inspect.handedDrafts.get(handed.id)
    expect(await left([row?.keyId ?? ''])).toHaveLength(1)
    await pull(replica, [remove(next.id)])
    expect(await inspect.handedDrafts.count()).toBe(0)
    expect(await left([row?.keyId ?? ''])).toEqual([])
  })

  it('that is taken back before its allocation has come leaves nothing', async () => {
    const handed = handedTo(newId())
    await pull(sample.replica, [{ op: 'put', kind: 'handed-draft', id: handed.id, body: handed }])
    const row = await inspect.handedDrafts.get(handed.id)
    await pull(sample.replica, [{ op: 'remove', kind: 'handed-draft', id: handed.id }])
    expect(await left([row?.keyId ?? ''])).toEqual([])
    expect(await inspect.handedDrafts.count()).toBe(0)
  })

  it('that is brought again once its allocation is here is sealed with that, and its own key goes', async () => {
    const next = again()
    const handed = handedTo(next.id)
    const putHanded: Change = { op: 'put', kind: 'handed-draft', id: handed.id, body: handed }
    await pull(sample.replica, [putHanded])
    const alone = await inspect.handedDrafts.get(handed.id)
    await pull(sample.replica, [putSubmission(submission), put(next)])
    await pull(sample.replica, [putHanded])
    expect(await left([alone?.keyId ?? ''])).toEqual([])
    expect((await sample.store.desk.open(next.id))?.handed).toEqual([handed])
  })
})
