import type { SubmissionState } from '../../shared/domain'
import type { AllocationRow } from '../store'
import { type Rejected, reject } from './content'
import type { Refusal } from './judgement'

/** The same answer for a submission that there isn't and for one whose work this person may not give to others: it doesn't tell which there are. */
export const NO_WORK: Rejected = reject('no-work', 'There is no such work that you may give to others.')

/** What the hub knows of work that somebody moves, as of the locks that it holds. */
export type Moving = {
  submission: { state: SubmissionState; revision: number }
  /** By which the command says somebody has it; null: it says that nobody has. */
  named: Pick<AllocationRow, 'state'> | null
  /** Whether the part that it speaks of can be given to somebody as it stands. */
  isMovable: boolean
  /** Whether any part of it is open, or with somebody who hasn't handed in. */
  isOpen: boolean
  rubricVersion: number
}

/** What happened elsewhere to work that is to be moved; null where it can be. */
export function judgeMoving({ submissionRevision }: { submissionRevision: number }, known: Moving): Refusal | null {
  const { submission, named, isMovable, isOpen } = known
  if (submission.state === 'withdrawn')
    return conflict('submission-withdrawn', 'The candidate has withdrawn this submission.', known)
  if (submissionRevision !== submission.revision)
    return conflict('submission-revised', 'The candidate has handed in a new revision.', known)
  if (isMovable) return null
  const isOver = named === null ? !isOpen : named.state === 'assessed' || named.state === 'ended'
  return isOver
    ? conflict('already-decided', 'This part of the assessment has been handed in, or is over.', known)
    : conflict('allocation-moved', 'This part of the assessment has been given to somebody else meanwhile.', known)
}

function conflict(
  code: Extract<Refusal, { status: 'conflict' }>['code'],
  message: string,
  { named, submission, rubricVersion }: Moving,
): Refusal {
  const current = { allocationState: named?.state ?? null, submissionRevision: submission.revision, rubricVersion }
  return { status: 'conflict', code, message, current }
}

/** Why none is given a part; it doesn't say what somebody has to do with a candidate. */
export const NOT_FOR_THEM: Rejected = reject(
  'not-independent',
  'This person can’t have this part: they have another one, or something to do with the candidate.',
)
export const NOT_TO_ONESELF: Rejected = reject('not-independent', 'Nobody who leads gives work to themself.')
export const HAS_IT_ALREADY: Rejected = reject('no-change', 'This person has it already.')
export const NOBODY_OF_THAT_ROLE: Rejected = reject('no-receiver', 'There is nobody of this id whose part this could be.')
export const NOBODY_BY_POLICY: Rejected = reject('no-receiver', 'There is nobody else whom policy would choose now.')
