import type { Allocation, Annotation, Interest, Opening, PendingDecision, Recommendation } from '../../../../shared/domain'
import { newCommandId, newId } from '../../../../shared/domain'
import type { Command } from '../../../../shared/protocol'
import { rubricOf } from './package'

type Submit = Extract<Command, { type: 'assessment.submit' }>
type HandOver = Extract<Command, { type: 'draft.hand-over' }>

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

export function declare(allocation: Allocation, interest: Interest, words = ''): Command {
  return { ...base(allocation), type: 'allocation.declare-conflict', interest, words }
}

/** Under an id that the claimer makes, as a workbench does. */
export function claim({ submissionId, submissionRevision, rubricId, rubricVersion }: Opening): Command {
  const basedOn = { allocationRevision: 1, submissionRevision, rubricId, rubricVersion }
  const about = { allocationId: newId(), submissionId, actedAt, basedOn }
  return { id: newCommandId(), schemaVersion: 1, type: 'submission.claim', ...about }
}

/** A lead gives a decision back; it stands under the decision's own id. */
export function returnDecision(
  {
    id,
    submissionRevision,
    rubricId,
    rubricVersion,
  }: Pick<PendingDecision, 'id' | 'submissionRevision' | 'rubricId' | 'rubricVersion'>,
  reason: string,
): Command {
  const basedOn = { allocationRevision: 1, submissionRevision, rubricId, rubricVersion }
  return { id: newCommandId(), schemaVersion: 1, type: 'decision.return', allocationId: id, actedAt, basedOn, reason }
}

/** A command that says no more than what it is about. */
export function bareCommand(type: 'round.report' | 'report.read', allocationId: string, achievement: string): Command {
  const { id: rubricId, version: rubricVersion } = rubricOf(achievement)
  const basedOn = { allocationRevision: 1, submissionRevision: 1, rubricId, rubricVersion }
  return { id: newCommandId(), schemaVersion: 1, type, allocationId, actedAt, basedOn }
}

export function takeBack(allocation: Allocation, submitCommandId: string): Command {
  return { ...base(allocation), type: 'decision.take-back', submitCommandId }
}

/** A draft that isn't finished: one criterion of two, and a note on the submission's first item. */
export function handOver(allocation: Allocation, achievement: string, evidenceId?: string): HandOver {
  const whole = submit(allocation, achievement).assessment
  const [criterionId = ''] = whole.scores.map((score) => score.criterionId)
  return {
    ...base(allocation),
    type: 'draft.hand-over',
    draft: { ...whole, scores: whole.scores.slice(0, 1), recommendation: null, overrideReason: '', activeSeconds: 0 },
    annotations: evidenceId === undefined ? [] : [noteOn(allocation, evidenceId, criterionId)],
  }
}

/** A note on a whole item. */
export function noteOn(allocation: Allocation, evidenceId: string, criterionId: string): Annotation {
  return {
    id: newId(),
    version: 1,
    allocationId: allocation.id,
    evidenceId,
    evidenceSha256: 'a'.repeat(64),
    shape: 'whole-item',
    selectors: [],
    comment: 'Shows it well.',
    criterionId,
    creatorId: allocation.assessorId,
    createdAt: actedAt,
    modifiedAt: actedAt,
  }
}
