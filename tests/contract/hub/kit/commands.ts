import type { Allocation, Recommendation } from '../../../../shared/domain'
import { newCommandId } from '../../../../shared/domain'
import type { Command } from '../../../../shared/protocol'
import { rubricOf } from './package'

type Submit = Extract<Command, { type: 'assessment.submit' }>

const actedAt = '2026-11-02T11:59:00.000Z'

function base(allocation: Allocation) {
  const { id, revision, submissionRevision, rubricId, rubricVersion } = allocation
  return {
    id: newCommandId(),
    schemaVersion: 1,
    allocationId: id,
    actedAt,
    basedOn: { allocationRevision: revision, submissionRevision, rubricId, rubricVersion },
  } as const
}

/** An assessment that is complete; the levels, counted from 1, are those of C1 and C2. */
export function submit(
  allocation: Allocation,
  achievement: string,
  { levels = [3, 3], recommendation = 'awarded' }: { levels?: [number, number]; recommendation?: Recommendation } = {},
): Submit {
  const { criteria } = rubricOf(achievement)
  return {
    ...base(allocation),
    type: 'assessment.submit',
    annotations: [],
    assessment: {
      allocationId: allocation.id,
      submissionId: allocation.submissionId,
      submissionRevision: allocation.submissionRevision,
      rubricId: allocation.rubricId,
      rubricVersion: allocation.rubricVersion,
      scores: criteria.map((criterion, at) => ({
        criterionId: criterion.id,
        levelId: criterion.levels[(levels[at] ?? 1) - 1]?.id ?? null,
        rationale: `Because of ${criterion.code}.`,
        noEvidenceFound: true,
        wholeItemIds: [],
      })),
      recommendation,
      overrideReason: 'As agreed.',
      feedback: 'Well done; go on.',
      activeSeconds: 60,
      updatedAt: actedAt,
    },
  }
}

export function begin(allocation: Allocation): Command {
  return { ...base(allocation), type: 'allocation.begin' }
}

export function takeBack(allocation: Allocation, submitCommandId: string): Command {
  return { ...base(allocation), type: 'decision.take-back', submitCommandId }
}
