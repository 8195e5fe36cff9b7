import type { Allocation, Annotation, Recommendation, Rubric, Split, SplitSide, Submission } from '../../../shared/domain'
import { newId, UNNAMED_ID } from '../../../shared/domain'
import { openSampleStore, pull } from '../store/sample-store'

/** A store with one submission that I am to settle: A gave the highest levels and awards, B lower ones and doesn't. */
export async function openSplit() {
  const sample = await openSampleStore(1)
  const { world, replica } = sample
  const [submission] = world.submissions as [Submission]
  const [rubric] = world.rubrics as [Rubric]
  const allocation: Allocation = { ...(world.allocations[0] as Allocation), task: 'adjudicate', revision: 2, state: 'offered' }
  const split: Split = {
    allocationId: allocation.id,
    a: sideOf(rubric, submission, [4, 4, 3], 'awarded', 'A'),
    b: sideOf(rubric, submission, [3, 1, 3], 'not-yet', 'B'),
  }
  await pull(replica, [
    { op: 'put', kind: 'allocation', id: allocation.id, body: allocation },
    { op: 'put', kind: 'split', id: allocation.id, body: split },
  ])
  return { ...sample, submission, rubric, allocation, split }
}

export type StagedSplit = Awaited<ReturnType<typeof openSplit>>

/** An assessment with these levels (1 is the lowest), a reason and a note for each criterion. */
function sideOf(
  rubric: Rubric,
  submission: Submission,
  levels: readonly number[],
  recommendation: Recommendation,
  name: string,
): SplitSide {
  return {
    submissionRevision: 1,
    rubricId: rubric.id,
    rubricVersion: 1,
    scores: rubric.criteria.map((criterion, at) => ({
      criterionId: criterion.id,
      levelId: criterion.levels[(levels[at] ?? 1) - 1]?.id ?? null,
      rationale: `${name} on ${criterion.code}: the axis starts at zero and the caption names the range.`,
      noEvidenceFound: false,
      wholeItemIds: at === 2 ? [submission.evidence[1]?.id ?? ''] : [],
    })),
    recommendation,
    overrideReason: name === 'B' ? 'The dual axis misleads whoever reads only the chart.' : '',
    feedback: `${name} to the candidate.`,
    annotations: rubric.criteria.slice(0, 2).map(({ id, code }, at) => noteOf(submission, id, `${name} noted ${code}`, at)),
  }
}

function noteOf({ evidence }: Submission, criterionId: string, comment: string, at: number): Annotation {
  const time = `2026-11-20T09:0${at}:00.000Z`
  return {
    id: newId(),
    version: 1,
    allocationId: UNNAMED_ID,
    evidenceId: evidence[0]?.id ?? '',
    evidenceSha256: evidence[0]?.sha256 ?? '',
    shape: 'highlight',
    selectors: [
      { type: 'TextQuoteSelector', exact: `${comment} here`, prefix: '', suffix: '' },
      { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc8118', value: 'page=7&viewrect=10,20,100,12' },
    ],
    comment,
    criterionId,
    creatorId: UNNAMED_ID,
    createdAt: time,
    modifiedAt: time,
  }
}
