import {
  ALLOCATION_LIFE,
  type Achievement,
  type Allocation,
  type AllocationState,
  type EvidenceItem,
  findArrow,
  needsWords,
  type Rubric,
  type SubmissionState,
} from '../../shared/domain'
import type { Command, CommandResult, WorkCommand } from '../../shared/protocol'
import { judgeContent, judgeMissing, type Rejected, reject } from './content'
import { judgeHandOver } from './hand-over'

/** What the hub knows when a command comes in, as of the locks that it holds. */
export type Situation = {
  now: Date
  personId: string
  allocation: { assessorId: string; task: Allocation['task']; state: AllocationState } | null
  submission: { id: string; state: SubmissionState; revision: number }
  achievement: Achievement
  /** Whether the round is closed, or its last day over, that the allocation is a part of; null for live work. */
  round: { isOver: boolean } | null
  /** The rubric that the command was based on; null where there is no such version. */
  rubric: Rubric | null
  /** Items of the submission's current revision and of those before it. */
  evidence: readonly Pick<EvidenceItem, 'id'>[]
  /** For a take-back: the assessment that it names, where this person made it for this allocation. */
  assessment: { releaseAt: Date; takenBack: boolean; decided: boolean } | null
  /**
   * For a hand-over: whether a draft of this allocation was handed over before, whether somebody has that work now, and whether this
   * person has a part in the submission now.
   */
  handOver: { isDone: boolean; isTaken: boolean; holdsPart: boolean } | null
}

type Conflict = Omit<Extract<CommandResult, { status: 'conflict' }>, 'id'>
export type Refusal = Rejected | Conflict

type Submit = Extract<Command, { type: 'assessment.submit' }>
type DeclareConflict = Extract<Command, { type: 'allocation.declare-conflict' }>

/** The same answer for another's allocation and for none, so that it doesn't tell which ids exist. */
export const NOT_ALLOCATED: Rejected = {
  status: 'rejected',
  code: 'not-allocated',
  message: 'This submission is not allocated to you.',
}

/** Why this command can't be applied, or null where it can. */
export function judgeCommand(command: WorkCommand, situation: Situation): Refusal | null {
  const { allocation } = situation
  if (!allocation || allocation.assessorId !== situation.personId) {
    return NOT_ALLOCATED
  }
  const moved = judgeWhereabouts(command, situation)
  if (moved) return moved
  switch (command.type) {
    case 'allocation.begin':
      return judgeBegin(allocation.state)
    case 'assessment.submit':
      return judgeSubmit(command, situation)
    case 'decision.take-back':
      return judgeTakeBack(situation)
    case 'draft.hand-over':
      return judgeHandOver(command, situation)
    case 'allocation.declare-conflict':
      return judgeDeclaration(command, allocation.state)
    case 'allocation.give-back':
      return judgeGivingBack(situation, allocation.state)
  }
}

/** What happened elsewhere comes first: it explains everything else. */
function judgeWhereabouts({ type }: Command, situation: Situation): Refusal | null {
  if (situation.submission.state === 'withdrawn') {
    return conflict('submission-withdrawn', 'The candidate has withdrawn this submission.', situation)
  }
  // That it is somebody else's now is what a hand-over rests on.
  if (type === 'draft.hand-over') return null
  const state = situation.allocation?.state
  if (state === 'moved' || state === 'lapsed') {
    return conflict('allocation-moved', 'This submission was given to another assessor.', situation)
  }
  if (state === 'returned') return conflict('allocation-moved', 'This submission is no longer allocated to you.', situation)
  return null
}

function judgeBegin(state: AllocationState): Refusal | null {
  if (state === 'in-review' || findArrow(ALLOCATION_LIFE, state, 'allocation.begin')) return null
  return reject('wrong-state', `A review can't begin while the allocation is "${state}".`)
}

function judgeGivingBack({ round }: Situation, state: AllocationState): Refusal | null {
  if (round) return reject('wrong-state', 'A part of a calibration round is nobody else’s.')
  if (findArrow(ALLOCATION_LIFE, state, 'allocation.give-back')) return null
  return reject('wrong-state', `Work can't be given back while the allocation is "${state}".`)
}

function judgeDeclaration({ interest, words }: DeclareConflict, state: AllocationState): Refusal | null {
  if (!findArrow(ALLOCATION_LIFE, state, 'allocation.declare-conflict')) {
    return reject('wrong-state', `An interest can't be declared while the allocation is "${state}".`)
  }
  if (needsWords(interest) && words.trim() === '') return reject('incomplete', 'This interest needs words that explain it.')
  return null
}

function judgeSubmit(command: Submit, situation: Situation): Refusal | null {
  const { allocation, submission, achievement, rubric } = situation
  const { basedOn } = command
  if (situation.round?.isOver) return reject('too-late', 'This calibration round is closed.')
  const isDecided = submission.state === 'decided' || submission.state === 'returned'
  if (isDecided || allocation?.state === 'assessed' || allocation?.state === 'ended') {
    return conflict('already-decided', 'This submission has been assessed already.', situation)
  }
  if (!allocation || !findArrow(ALLOCATION_LIFE, allocation.state, 'assessment.submit')) {
    return reject('wrong-state', `An assessment can't be submitted while the allocation is "${allocation?.state}".`)
  }
  if (basedOn.submissionRevision !== submission.revision) {
    return conflict('submission-revised', 'The candidate has handed in a new revision.', situation)
  }
  if (!rubric || basedOn.rubricId !== achievement.rubricId)
    return reject('unknown-level', 'There is no such rubric for this achievement.')
  if (basedOn.rubricVersion !== achievement.rubricVersion) {
    return conflict('rubric-superseded', 'A new version of the rubric has been published.', situation)
  }
  return judgeContent(command, situation, rubric) ?? judgeMissing(command, situation, rubric)
}

function judgeTakeBack({ assessment, now }: Situation): Refusal | null {
  if (!assessment) return reject('wrong-state', 'There is no such assessment of yours.')
  if (assessment.takenBack) return reject('wrong-state', 'This assessment was taken back already.')
  if (assessment.decided || now >= assessment.releaseAt) return reject('too-late', 'The time for taking it back is over.')
  return null
}

/** A conflict with the state as it is now; of an allocation that was moved away, only that it was. */
function conflict(code: Conflict['code'], message: string, { allocation, submission, achievement }: Situation): Conflict {
  const isGone = allocation?.state === 'moved' || allocation?.state === 'lapsed' || allocation?.state === 'returned'
  return {
    status: 'conflict',
    code,
    message,
    current: {
      allocationState: allocation?.state ?? null,
      submissionRevision: isGone ? null : submission.revision,
      rubricVersion: isGone ? null : achievement.rubricVersion,
    },
  }
}
