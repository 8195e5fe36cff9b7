import { movedAllocationId, type Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { chooseMove, findMovable, lockSubmission, movePart } from '../allocations'
import { keepReason } from '../candidates'
import type { HubContext } from '../context'
import { findGivable, findOperationsSight } from '../operations'
import {
  HAS_IT_ALREADY,
  judgeMoving,
  NO_WORK,
  NOBODY_BY_POLICY,
  NOBODY_OF_THAT_ROLE,
  NOT_FOR_THEM,
  NOT_TO_ONESELF,
  type Rejected,
} from '../policy'
import type { Trx } from '../store'

type Move = Extract<Command, { type: 'work.move' }>

/** An admin, or a lead of the achievement, gives a part of a submission to somebody else: the one named, or whom policy would choose. */
export async function moveWork(context: HubContext, trx: Trx, person: Person, command: Move): Promise<CommandResult> {
  const { id: commandId, submissionId, allocationId, toPersonId, basedOn } = command
  const sight = await findOperationsSight(trx, person)
  // Nobody is kept waiting for what is refused anyway.
  const [givable] = await findGivable(trx, sight, [submissionId])
  if (givable === undefined) return { id: commandId, ...NO_WORK }
  const locked = await lockSubmission(trx, submissionId)
  const isOfNobody = allocationId === submissionId
  const named = isOfNobody ? null : await findNamed(trx, submissionId, allocationId)
  // A part that came to be theirs while this waited is as good as one before.
  const [still] = await findGivable(trx, sight, [submissionId])
  if (named === undefined || still === undefined) return { id: commandId, ...NO_WORK }
  const all = await findMovable(trx, locked)
  const parts = all.filter(({ from }) => (isOfNobody ? from === undefined : from?.id === allocationId))
  const { submission, achievement } = locked
  const { rubricVersion } = achievement
  const known = { submission, named, isMovable: parts.length > 0, isOpen: all.length > 0, rubricVersion }
  const refusal = judgeMoving(basedOn, known)
  if (refusal) return { id: commandId, ...refusal }
  if (toPersonId === person.id && !sight.isAdmin) return { id: commandId, ...NOT_TO_ONESELF }
  if (parts.some(({ from }) => from?.assessor_id === toPersonId)) return { id: commandId, ...HAS_IT_ALREADY }
  const choice = await chooseMove(context, trx, locked, parts, toPersonId ?? undefined)
  if (!choice.part) return { id: commandId, ...explain(toPersonId, choice.obstacle !== undefined) }
  const reason = await keepReason(context, trx, submission.candidate_id, command.reason)
  const cause = { at: context.clock(), actor: `person:${person.id}`, reason, id: movedAllocationId(commandId) } as const
  await movePart(context, trx, locked, choice, cause)
  return { id: commandId, status: 'accepted', receipt: null }
}

/** The allocation that a command names, whatever became of it; undefined where this submission has none of this id. */
async function findNamed(trx: Trx, submissionId: string, id: string) {
  return trx
    .selectFrom('allocations')
    .select('state')
    .where('id', '=', id)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst()
}

function explain(toPersonId: string | null, isObstructed: boolean): Rejected {
  if (toPersonId === null) return NOBODY_BY_POLICY
  return isObstructed ? NOT_FOR_THEM : NOBODY_OF_THAT_ROLE
}
