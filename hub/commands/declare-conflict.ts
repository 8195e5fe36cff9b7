import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import type { Command } from '../../shared/protocol'
import { createAllocation, findNext, HELD_STATES, hideAllocation } from '../allocations'
import { keepReason } from '../candidates'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { writeOpening } from '../feed'
import type { Locked } from './situation'

type DeclareConflict = Extract<Command, { type: 'allocation.declare-conflict' }>

/** Takes the work from somebody who mayn't judge it, for good, and gives it to whoever may. */
export async function declareConflict(context: HubContext, trx: Trx, command: DeclareConflict, locked: Locked): Promise<void> {
  const { allocation, submission, situation } = locked
  const { now: at, achievement } = situation
  const { type, interest, words } = command
  const { candidate_id } = submission
  await trx
    .insertInto('interests')
    .values({ person_id: allocation.assessor_id, candidate_id, interest, declared_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const reason = await keepReason(context, trx, candidate_id, words)
  const cause = { by: type, actor: `person:${allocation.assessor_id}`, at, detail: { interest, reason } } as const
  await hideAllocation(trx, allocation, cause, 'conflict')
  const target = { id: submission.id, revision: submission.revision }
  const isClaimed = achievement.policy.allocation === 'claim' && allocation.task === 'assess'
  const { purpose, due_on } = allocation
  const assessorId = isClaimed ? undefined : await findNext(context, trx, { submission, achievement, purpose })
  if (assessorId === undefined) {
    await leaveVacant(trx, locked, type)
    return writeOpening(trx, submission.id, achievement, [allocation.assessor_id])
  }
  const assignment = { submission: target, achievement, assessorId, purpose, dueOn: due_on, by: 'hub' } as const
  await createAllocation(context, trx, assignment)
}

/** Nobody has it for now: it waits for whoever claims it, or is given it by hand. */
async function leaveVacant(trx: Trx, { submission }: Locked, by: string): Promise<void> {
  const left = await trx
    .selectFrom('allocations')
    .select('id')
    .where('submission_id', '=', submission.id)
    .where('state', 'in', [...HELD_STATES])
    .executeTakeFirst()
  const arrow = findArrow(SUBMISSION_LIFE, submission.state, by)
  if (left || !arrow) return
  await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', submission.id).execute()
}
