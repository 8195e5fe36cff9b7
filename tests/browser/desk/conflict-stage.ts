import type { Allocation, Annotation, Receipt, Rubric, Submission } from '../../../shared/domain'
import { newCommandId, newId } from '../../../shared/domain'
import type { Change } from '../../../shared/protocol'
import { makeEvidence, openSampleStore, pull } from '../store/sample-store'

export type Staged = Awaited<ReturnType<typeof openScored>>

/** A store with one submission that I have scored in full and made a note on, beside another that I haven't begun. */
export async function openScored() {
  const sample = await openSampleStore(2)
  const { store, world } = sample
  const [allocation] = world.allocations as [Allocation]
  const [rubric] = world.rubrics as [Rubric]
  const [submission] = world.submissions as [Submission]
  for (const criterion of rubric.criteria) {
    await store.desk.changeScore(allocation.id, criterion.id, {
      levelId: criterion.levels[2]?.id ?? null,
      noEvidenceFound: true,
      rationale: `About ${criterion.code}.`,
    })
  }
  await store.desk.changeAssessment(allocation.id, { recommendation: 'awarded', feedback: 'Well done.' })
  await store.desk.putAnnotation(noteOn(allocation, submission, rubric.criteria[0]?.id ?? ''))
  return { ...sample, allocation, rubric, submission }
}

function noteOn(allocation: Allocation, { evidence }: Submission, criterionId: string): Annotation {
  const at = '2026-11-21T09:00:00.000Z'
  return {
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId: evidence[0]?.id ?? '',
    evidenceSha256: evidence[0]?.sha256 ?? '',
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: 'the clinics in order', prefix: '', suffix: '' }],
    comment: 'The order is what counts.',
    criterionId,
    creatorId: allocation.assessorId,
    createdAt: at,
    modifiedAt: at,
  }
}

/** Changes that bring the rubric's next version: one criterion is reworded, one loses a level, one goes, and one is new. */
export function superseding({ world, allocation, rubric }: Staged, moved: Partial<Allocation> = {}): Change[] {
  const [first, second, third] = rubric.criteria
  const [achievement] = world.achievements
  if (!first || !second || !third || !achievement) throw new Error('the sample has these')
  const next: Rubric = {
    ...rubric,
    version: 2,
    criteria: [
      { ...first, levels: first.levels.map((level) => ({ ...level, descriptor: `${level.descriptor}, said in plain words` })) },
      { ...second, levels: second.levels.filter((_, at) => at !== 2) },
      { ...third, id: newId(), title: 'Sources', levels: third.levels.map((level) => ({ ...level, id: newId() })) },
    ],
  }
  return [
    { op: 'put', kind: 'rubric', id: rubric.id, body: { ...rubric, state: 'superseded' } },
    { op: 'put', kind: 'rubric', id: next.id, body: next },
    { op: 'put', kind: 'achievement', id: achievement.id, body: { ...achievement, rubricVersion: 2 } },
    {
      op: 'put',
      kind: 'allocation',
      id: allocation.id,
      body: { ...allocation, revision: allocation.revision + 1, rubricVersion: 2, ...moved },
    },
  ]
}

/** Changes that bring another revision: an item is another file, one went, one came, and the narrative says more. */
export function revising({ allocation, submission }: Staged, moved: Partial<Allocation> = {}): Change[] {
  const [report] = submission.evidence
  if (!report) throw new Error('the sample has an item')
  const body: Submission = {
    ...submission,
    revision: 2,
    receivedAt: '2026-11-21T10:00:00.000Z',
    narrative: `${submission.narrative} And I asked the nurses.`,
    evidence: [{ ...report, sha256: 'b'.repeat(64), chunkSha256: ['b'.repeat(64)] }, makeEvidence({ title: 'Nurses, asked' })],
  }
  return [
    { op: 'put', kind: 'submission', id: body.id, body },
    {
      op: 'put',
      kind: 'allocation',
      id: allocation.id,
      body: { ...allocation, revision: allocation.revision + 1, submissionRevision: 2, ...moved },
    },
  ]
}

/** Submits, and has the hub answer that somebody decided before. */
export async function beDecidedBefore({ store, replica, allocation }: Staged): Promise<void> {
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
}

/** Another device of mine hands in the lowest levels, while the draft here is open. @param outcome of the submission, as far as I may know it */
export function beDecidedElsewhere({ replica, allocation, rubric }: Staged, outcome: Receipt['outcome'] = 'not-yet') {
  const levels = Object.fromEntries(rubric.criteria.map(({ id, levels: [lowest] }) => [id, lowest?.id ?? '']))
  const receipt: Receipt = {
    commandId: newCommandId(),
    allocationId: allocation.id,
    submissionId: allocation.submissionId,
    stage: 'accepted',
    outcome,
    acceptedAt: '2026-11-21T11:30:00.000Z',
    releaseAt: null,
    credentialId: null,
    handedIn: { from: 'browser', recommendation: 'not-yet', levels },
  }
  return pull(replica, [
    { op: 'put', kind: 'allocation', id: allocation.id, body: { ...allocation, state: 'assessed', revision: 2 } },
    { op: 'put', kind: 'receipt', id: allocation.id, body: receipt },
  ])
}

/** I hand in here, after another device of mine did. */
export async function handInTwice(staged: Staged): Promise<void> {
  await beDecidedBefore(staged)
  await beDecidedElsewhere(staged)
}

type Reason = 'withdrawn' | 'moved' | 'ended' | 'access' | 'superseded'

export const takeAway = ({ replica, allocation }: Staged, reason: Reason) =>
  pull(replica, [{ op: 'remove', kind: 'allocation', id: allocation.id, reason }])
