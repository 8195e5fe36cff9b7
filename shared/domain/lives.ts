import { z } from 'zod'

/**
 * The three lives of domain.md as tables: the hub decides by them and the workbench explains with them. Each arrow has one
 * cause (a command of a person, or an event of the hub), and says who may cause it.
 */
export type Arrow<State extends string> = {
  from: State
  to: State
  /** Command or event that causes it. */
  by: string
  /** Who may cause it. */
  who: 'candidate' | 'assessor' | 'lead' | 'admin' | 'hub'
  /** What must hold, in words that can be shown. */
  needs: string
}

export const SubmissionStateSchema = z.enum([
  'submitted',
  'open',
  'returned',
  'decided',
  'withdrawn',
  'question',
  'appealed',
  'held',
])
export type SubmissionState = z.infer<typeof SubmissionStateSchema>

/** `question`, `appealed` and `held` (safeguarding) are reserved: states without arrows yet. */
export const SUBMISSION_LIFE: readonly Arrow<SubmissionState>[] = [
  { from: 'submitted', to: 'open', by: 'allocation.create', who: 'hub', needs: 'an assessor is allocated' },
  { from: 'open', to: 'decided', by: 'decision.release', who: 'hub', needs: 'a decision whose release delay is over' },
  { from: 'decided', to: 'returned', by: 'decision.not-yet', who: 'hub', needs: 'the outcome is not yet' },
  { from: 'returned', to: 'submitted', by: 'submission.revise', who: 'candidate', needs: 'a new revision' },
  { from: 'open', to: 'submitted', by: 'submission.revise', who: 'candidate', needs: 'a new revision' },
  { from: 'open', to: 'submitted', by: 'allocation.purge', who: 'admin', needs: 'no allocation of it is left' },
  { from: 'open', to: 'submitted', by: 'allocation.declare-conflict', who: 'assessor', needs: 'no allocation of it is left' },
  { from: 'open', to: 'submitted', by: 'allocation.give-back', who: 'assessor', needs: 'no allocation of it is left' },
  { from: 'submitted', to: 'withdrawn', by: 'submission.withdraw', who: 'candidate', needs: 'not decided yet' },
  { from: 'open', to: 'withdrawn', by: 'submission.withdraw', who: 'candidate', needs: 'not decided yet' },
  { from: 'returned', to: 'withdrawn', by: 'submission.withdraw', who: 'candidate', needs: 'not decided yet' },
  { from: 'submitted', to: 'withdrawn', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'open', to: 'withdrawn', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'returned', to: 'withdrawn', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
]

export const AllocationStateSchema = z.enum([
  'offered',
  'accepted',
  'in-review',
  'assessed',
  'ended',
  'conflict-declared',
  'returned',
  'moved',
  'lapsed',
])
export type AllocationState = z.infer<typeof AllocationStateSchema>

export const ALLOCATION_LIFE: readonly Arrow<AllocationState>[] = [
  { from: 'offered', to: 'accepted', by: 'allocation.accept', who: 'assessor', needs: 'offered to this assessor' },
  { from: 'offered', to: 'in-review', by: 'allocation.begin', who: 'assessor', needs: 'offered to this assessor' },
  { from: 'accepted', to: 'in-review', by: 'allocation.begin', who: 'assessor', needs: 'allocated to this assessor' },
  { from: 'offered', to: 'assessed', by: 'assessment.submit', who: 'assessor', needs: 'a complete assessment' },
  { from: 'accepted', to: 'assessed', by: 'assessment.submit', who: 'assessor', needs: 'a complete assessment' },
  { from: 'in-review', to: 'assessed', by: 'assessment.submit', who: 'assessor', needs: 'a complete assessment' },
  { from: 'assessed', to: 'in-review', by: 'decision.take-back', who: 'assessor', needs: 'the release delay is not over' },
  { from: 'assessed', to: 'in-review', by: 'decision.return', who: 'lead', needs: 'the release delay is not over' },
  { from: 'assessed', to: 'ended', by: 'decision.release', who: 'hub', needs: 'a decision whose release delay is over' },
  {
    from: 'offered',
    to: 'conflict-declared',
    by: 'allocation.declare-conflict',
    who: 'assessor',
    needs: 'allocated to this assessor',
  },
  {
    from: 'accepted',
    to: 'conflict-declared',
    by: 'allocation.declare-conflict',
    who: 'assessor',
    needs: 'allocated to this assessor',
  },
  {
    from: 'in-review',
    to: 'conflict-declared',
    by: 'allocation.declare-conflict',
    who: 'assessor',
    needs: 'allocated to this assessor',
  },
  { from: 'offered', to: 'returned', by: 'allocation.give-back', who: 'assessor', needs: 'allocated to this assessor' },
  { from: 'accepted', to: 'returned', by: 'allocation.give-back', who: 'assessor', needs: 'allocated to this assessor' },
  { from: 'in-review', to: 'returned', by: 'allocation.give-back', who: 'assessor', needs: 'allocated to this assessor' },
  { from: 'offered', to: 'moved', by: 'allocation.move', who: 'admin', needs: 'not assessed yet' },
  { from: 'accepted', to: 'moved', by: 'allocation.move', who: 'admin', needs: 'not assessed yet' },
  { from: 'in-review', to: 'moved', by: 'allocation.move', who: 'admin', needs: 'not assessed yet' },
  { from: 'offered', to: 'returned', by: 'allocation.purge', who: 'admin', needs: 'not assessed yet' },
  { from: 'accepted', to: 'returned', by: 'allocation.purge', who: 'admin', needs: 'not assessed yet' },
  { from: 'in-review', to: 'returned', by: 'allocation.purge', who: 'admin', needs: 'not assessed yet' },
  { from: 'offered', to: 'lapsed', by: 'allocation.lapse', who: 'hub', needs: 'the lease is over' },
  { from: 'accepted', to: 'lapsed', by: 'allocation.lapse', who: 'hub', needs: 'the lease is over' },
  { from: 'in-review', to: 'lapsed', by: 'allocation.lapse', who: 'hub', needs: 'the lease is over' },
  { from: 'offered', to: 'ended', by: 'submission.withdraw', who: 'candidate', needs: 'the submission was withdrawn' },
  { from: 'accepted', to: 'ended', by: 'submission.withdraw', who: 'candidate', needs: 'the submission was withdrawn' },
  { from: 'in-review', to: 'ended', by: 'submission.withdraw', who: 'candidate', needs: 'the submission was withdrawn' },
  { from: 'assessed', to: 'ended', by: 'submission.withdraw', who: 'candidate', needs: 'the submission was withdrawn' },
  { from: 'offered', to: 'ended', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'accepted', to: 'ended', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'in-review', to: 'ended', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'assessed', to: 'ended', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'assessed', to: 'offered', by: 'submission.revise', who: 'candidate', needs: 'a new revision before a decision' },
  { from: 'offered', to: 'ended', by: 'adjudication.cancel', who: 'hub', needs: 'an assessment that it was to settle is gone' },
  { from: 'accepted', to: 'ended', by: 'adjudication.cancel', who: 'hub', needs: 'an assessment that it was to settle is gone' },
  { from: 'in-review', to: 'ended', by: 'adjudication.cancel', who: 'hub', needs: 'an assessment that it was to settle is gone' },
  { from: 'offered', to: 'ended', by: 'round.close', who: 'lead', needs: 'the calibration round is closed' },
  { from: 'accepted', to: 'ended', by: 'round.close', who: 'lead', needs: 'the calibration round is closed' },
  { from: 'in-review', to: 'ended', by: 'round.close', who: 'lead', needs: 'the calibration round is closed' },
  { from: 'assessed', to: 'ended', by: 'round.close', who: 'lead', needs: 'the calibration round is closed' },
]

export const CredentialStateSchema = z.enum(['ordered', 'taken-back', 'released', 'revoked'])
export type CredentialState = z.infer<typeof CredentialStateSchema>

export const CREDENTIAL_LIFE: readonly Arrow<CredentialState>[] = [
  { from: 'ordered', to: 'released', by: 'credential.release', who: 'hub', needs: 'the release delay is over' },
  { from: 'ordered', to: 'taken-back', by: 'decision.take-back', who: 'assessor', needs: 'the release delay is not over' },
  { from: 'ordered', to: 'taken-back', by: 'decision.return', who: 'lead', needs: 'the release delay is not over' },
  { from: 'ordered', to: 'taken-back', by: 'candidate.erase', who: 'admin', needs: 'the candidate is erased' },
  { from: 'released', to: 'revoked', by: 'credential.revoke', who: 'admin', needs: 'a reason' },
]

/** The arrow that this cause would take from this state, or undefined where the life has none. */
export function findArrow<State extends string>(
  life: readonly Arrow<State>[],
  from: State,
  by: string,
): Arrow<State> | undefined {
  return life.find((arrow) => arrow.from === from && arrow.by === by)
}
