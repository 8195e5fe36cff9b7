import type { AllocationState } from '../../shared/domain'
import type { Command } from '../../shared/protocol'
import { judgeContent, type Rejected, reject } from './content'
import type { Situation } from './judgement'

type HandOver = Extract<Command, { type: 'draft.hand-over' }>

/** States in which the work went from this assessor to another one. */
const HANDED_ON: readonly AllocationState[] = ['moved', 'returned', 'lapsed']

/**
 * Whether a draft may go to whoever has the work now. Never from one assessor of a pair to the other: whoever still has a part in the
 * submission hands nothing over, and the receiver is found in the same part only.
 */
export function judgeHandOver(command: HandOver, situation: Situation): Rejected | null {
  const { allocation, handOver, rubric, achievement } = situation
  if (!allocation || !HANDED_ON.includes(allocation.state)) {
    return reject('wrong-state', 'A draft is handed over once its work was moved to somebody else.')
  }
  if (handOver?.isDone) return reject('already-handed-over', 'A draft of this work was handed over before, from another device.')
  if (handOver?.holdsPart) return reject('not-independent', 'You have a part in assessing this submission still.')
  if (!handOver?.isTaken) return reject('no-receiver', 'Nobody has this work now, or it has been handed in.')
  if (!rubric || command.basedOn.rubricId !== achievement.rubricId) {
    return reject('unknown-level', 'There is no such rubric for this achievement.')
  }
  return judgeContent({ ...command, assessment: command.draft }, situation, rubric)
}
